import { useRef, useState } from 'react'
import { candidateTitle, scoresOf } from '#shared/domain/candidates'
import { counted } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { whileHere } from '../../ui/routes.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { CandidateDetail } from './candidate-detail.tsx'
import { CandidateList } from './candidate-list.tsx'
import { MustHaveView } from './must-have-view.tsx'
import {
  type AboutCandidate,
  isAboutCandidate,
  type OpenDialog,
  ShortlistDialogs,
} from './shortlist-dialogs.tsx'
import { useSelection } from './use-selection.ts'
import { useShortlist } from './use-shortlist.ts'
import { useShortlistKeys } from './use-shortlist-keys.ts'
import styles from './shortlist.module.css'

/** Who is in the running: candidates with their signals, and the must-haves that take some out. */
export function ShortlistPage() {
  const shortlist = useShortlist()
  const { evaluation, readOnly, excluded } = shortlist
  const { candidates, mustHaves } = evaluation
  const selection = useSelection(shortlist)
  const { view, selected, select, show } = selection
  const [open, setOpen] = useState<OpenDialog | null>(null)
  if (isAboutCandidate(open) && !candidates.some(({ id }) => id === open.candidateId)) setOpen(null)
  /** An edition that was just added and waits for its name. */
  const [unnamed, setUnnamed] = useState<CandidateId | null>(null)
  const edition = useRef<HTMLInputElement>(null)
  const index = selected ? candidates.indexOf(selected) : -1

  const ask = (act: AboutCandidate['act']) => {
    if (selected) setOpen({ act, candidateId: selected.id })
  }
  const remove = () => {
    if (!selected) return
    if (scoresOf(evaluation, selected.id) > 0) return ask('remove')
    select((candidates[index + 1] ?? candidates[index - 1])?.id ?? null)
    void shortlist.remove(selected)
  }
  const addEdition = async () => {
    if (!selected) return
    const selectHere = whileHere(select)
    const added = await shortlist.addEdition(selected)
    setUnnamed(added)
    selectHere(added)
  }

  useShortlistKeys(shortlist, selection, { open: setOpen, ask, remove, edition })

  return (
    <>
      <div className="row wrap">
        <h1>Shortlist</h1>
        <Segmented
          label="What to show"
          value={view}
          options={[
            { value: 'candidates', label: `Candidates ${candidates.length}` },
            { value: 'must-haves', label: `Must-haves ${mustHaves.length}` },
          ]}
          onChange={show}
        />
        <span className="sp" />
        {candidates.length > 0 && (
          <span className="sm ink3">
            {counted(candidates.length - excluded.size, 'candidate', 'candidates')} in the running
          </span>
        )}
        {!readOnly && candidates.length > 0 && view === 'candidates' && (
          <Button onClick={() => setOpen('add')} keys="N">
            Add a candidate
          </Button>
        )}
      </div>

      {view === 'must-haves' && (
        <MustHaveView shortlist={shortlist} onAddCandidate={() => setOpen('add')} />
      )}
      {view === 'candidates' && candidates.length === 0 && (
        <EmptyState
          title="No candidate yet"
          actions={
            !readOnly && (
              <Button kind="primary" onClick={() => setOpen('add')} keys="N">
                Add a candidate
              </Button>
            )
          }
        >
          Type three letters of a tool. “Build in-house” and “keep what we have” are always offered.
        </EmptyState>
      )}
      {view === 'candidates' && selected && (
        <div className={styles['columns']}>
          <div className={`card flush ${styles['column']}`}>
            <CandidateList
              candidates={candidates}
              selectedId={selected.id}
              tools={shortlist.tools}
              excluded={excluded}
              useless={evaluation.useCases.length > 0 ? shortlist.useless : none}
              indistinct={shortlist.indistinct}
              mustHaveText={(id) => mustHaves.find((one) => one.id === id)?.text ?? ''}
              onSelect={select}
            />
          </div>
          <section
            className={`card ${styles['column']} ${styles['detail']}`}
            aria-label={candidateTitle(selected)}
          >
            <CandidateDetail
              key={selected.id}
              candidate={selected}
              tools={shortlist.tools}
              useCases={evaluation.useCases}
              scope={evaluation.frame.components}
              isFirst={index === 0}
              isLast={index === candidates.length - 1}
              readOnly={readOnly}
              editionRef={edition}
              asksForEdition={selected.id === unnamed}
              onChange={(what, fields) => void shortlist.change(selected, what, fields)}
              onMove={(places) => void shortlist.move(selected, places)}
              onAddTool={() => ask('bundle')}
              onEditTool={setOpen}
              onAddEdition={() => void addEdition()}
              onWithdraw={() => ask('withdraw')}
              onTakeBack={() => void shortlist.takeBack(selected)}
              onRemove={remove}
            />
          </section>
        </div>
      )}

      {open !== null && (
        <ShortlistDialogs
          shortlist={shortlist}
          selection={selection}
          open={open}
          onOpen={setOpen}
        />
      )}
    </>
  )
}

const none: ReadonlySet<CandidateId> = new Set()
