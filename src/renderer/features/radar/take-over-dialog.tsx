import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { isRadarEmpty } from '#shared/domain/radar-crossing'
import { useHost } from '../../host/host-context.tsx'
import { readOther, useOtherEvaluations } from '../../host/other-evaluations.ts'
import { describeFailure } from '../../host/problems.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'

interface Props {
  readonly evaluationId: EvaluationId
  readonly onTakeOver: (other: Evaluation) => void
  readonly onClose: () => void
}

/** Goes on with the radar of another evaluation: sectors, tools, and all that was said of them. */
export function TakeOverDialog({ evaluationId, onTakeOver, onClose }: Props) {
  const host = useHost()
  const [others] = useOtherEvaluations(evaluationId)
  const [query, setQuery] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const wanted = query.trim().toLowerCase()
  const takeOver = async (id: EvaluationId) => {
    setTrouble(null)
    try {
      const other = await readOther(host, id)
      if (isRadarEmpty(other)) setTrouble(`Nothing is on the radar of “${other.frame.title}”.`)
      else onTakeOver(other)
    } catch (error) {
      const { what, next } = describeFailure(error)
      setTrouble(`${what}. ${next}`)
    }
  }
  return (
    <Dialog title="Take over the radar of which evaluation?" onClose={onClose} width="34rem">
      <p className="ink2 sm">
        Its sectors and tools come with all that was said of them, so that a later move shows where
        they were. Scores stay where they are.
      </p>
      <SearchList
        label="Evaluation"
        placeholder="Evaluation"
        query={query}
        onQuery={setQuery}
        items={others.filter(({ title }) => title.toLowerCase().includes(wanted))}
        keyOf={({ id }) => id}
        render={({ title }) => <bdi className="grow">{title}</bdi>}
        onChoose={({ id }) => void takeOver(id)}
        onEscape={onClose}
        autoFocus
        empty={others.length === 0 ? 'There is no other evaluation yet.' : 'None is called so.'}
      />
      {trouble !== null && (
        <p role="alert" className="error-text">
          <bdi>{trouble}</bdi>
        </p>
      )}
    </Dialog>
  )
}
