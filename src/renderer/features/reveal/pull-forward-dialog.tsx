import { useMemo, useState } from 'react'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { hasWords } from '../../ui/search-words.ts'
import { Tag } from '../../ui/tag.tsx'
import type { DiscussedCell } from './use-reveal.ts'

interface Props {
  readonly cells: readonly DiscussedCell[]
  readonly onChoose: (cell: DiscussedCell) => void
  readonly onClose: () => void
}

/** More would not be read; typing narrows them. */
const most = 60

/** Any cell that is not on the list, found by criterion and candidate. */
export function PullForwardDialog({ cells, onChoose, onClose }: Props) {
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    return cells
      .filter(({ candidate, criterion }) => hasWords(`${criterion.name} ${candidate.name}`, query))
      .slice(0, most)
  }, [cells, query])
  return (
    <Dialog title="Which cell should be discussed?" onClose={onClose} width="36rem">
      <div data-autofocus>
        <SearchList
          label="Cell to discuss"
          placeholder="Criterion or candidate"
          query={query}
          onQuery={setQuery}
          items={found}
          keyOf={({ key }) => key}
          onChoose={onChoose}
          onEscape={onClose}
          empty="No cell is called that"
          render={({ candidate, criterion, item: { spread } }) => (
            <>
              <bdi className="grow ellipsis">{criterion.name}</bdi>
              <CandidateMark slot={candidate.slot} />
              <bdi className="ink2 ellipsis">{candidate.name}</bdi>
              {spread ? (
                <Tag tone={spread.level}>
                  {spread.low === spread.high ? spread.low : `${spread.low} to ${spread.high}`}
                </Tag>
              ) : (
                <Tag>no score</Tag>
              )}
            </>
          )}
        />
      </div>
    </Dialog>
  )
}
