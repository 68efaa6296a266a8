import { useRef, useState } from 'react'
import { candidateTitle, scoresOf } from '#shared/domain/candidates'
import { counted } from '#shared/domain/format'
import { CandidateId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { replaceRoute, useRoute } from '../../ui/routes.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { CandidateDetail } from './candidate-detail.tsx'
import { RemoveDialog, WithdrawDialog } from './candidate-dialogs.tsx'
import { CandidateList } from './candidate-list.tsx'
import { CandidatePicker } from './candidate-picker.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MustHaveView } from './must-have-view.tsx'
import { type Shortlist, useShortlist } from './use-shortlist.ts'
import styles from './shortlist.module.css'

type View = 'candidates' | 'must-haves'
type Open = 'add' | 'bundle' | 'import' | 'withdraw' | 'remove' | null

/** Who is in the running: candidates with their signals, and the must-haves that take some out. */
export function ShortlistPage() {
  const shortlist = useShortlist()
  const { evaluation, readOnly, excluded } = shortlist
  const { candidates, mustHaves } = evaluation
  const { view, selected, select, show } = useSelection(shortlist)
  const [open, setOpen] = useState<Open>(null)
  /** An edition that was just added and waits for its name. */
  const [unnamed, setUnnamed] = useState<CandidateId | null>(null)
  const edition = useRef<HTMLInputElement>(null)
  const close = () => setOpen(null)
  const reading = readOnly ? 'opened for reading' : null
  const noCandidate = selected ? reading : 'there is no candidate'
  const isOff = selected !== null && selected.withdrawn !== null
  const index = selected ? candidates.indexOf(selected) : -1

  const remove = () => {
    if (!selected) return
    if (scoresOf(evaluation, selected.id) > 0) return setOpen('remove')
    select((candidates[index + 1] ?? candidates[index - 1])?.id ?? null)
    void shortlist.remove(selected)
  }
  const addEdition = async () => {
    if (!selected) return
    const added = await shortlist.addEdition(selected)
    setUnnamed(added)
    select(added)
  }

  useCommands([
    {
      id: 'import-tools',
      label: 'Import tools from a landscape or a list',
      run: () => setOpen('import'),
    },
    {
      id: 'switch-view',
      label: view === 'candidates' ? 'Go to the must-haves' : 'Go to the candidates',
      keys: ['M'],
      hint: view === 'candidates' ? 'must-haves' : 'candidates',
      run: () => show(view === 'candidates' ? 'must-haves' : 'candidates'),
    },
  ])
  useCommands(
    view === 'must-haves'
      ? []
      : [
          {
            id: 'add-candidate',
            label: 'Add a candidate',
            keys: ['N'],
            hint: 'new candidate',
            unavailable: reading,
            run: () => setOpen('add'),
          },
          ...([-1, 1] as const).map((step) => ({
            id: `choose ${step}`,
            label: 'Choose a candidate',
            keys: [step === -1 ? 'ArrowUp' : 'ArrowDown'],
            hint: 'choose',
            quiet: true,
            run: () => select(candidates[index + step]?.id ?? selected?.id ?? null),
          })),
          {
            id: 'edition',
            label: 'Write the edition',
            keys: ['E'],
            hint: 'edition',
            unavailable: noCandidate,
            run: () => edition.current?.focus(),
          },
          {
            id: 'bundle',
            label: 'Add a tool to the candidate',
            keys: ['B'],
            hint: 'add a tool',
            unavailable: noCandidate,
            run: () => setOpen('bundle'),
          },
          {
            id: 'withdraw',
            label: isOff ? 'Put back on the list' : 'Take off with a reason',
            keys: ['X'],
            hint: isOff ? 'put back' : 'take off',
            unavailable: noCandidate,
            run: () => {
              if (selected?.withdrawn === null) setOpen('withdraw')
              else if (selected) void shortlist.takeBack(selected)
            },
          },
          ...([-1, 1] as const).map((step) => ({
            id: `move ${step}`,
            label: step === -1 ? 'Move the candidate up' : 'Move the candidate down',
            keys: [step === -1 ? 'Shift ArrowUp' : 'Shift ArrowDown'],
            unavailable: noCandidate,
            run: () => {
              if (selected) void shortlist.move(selected, step)
            },
          })),
          {
            id: 'remove-candidate',
            label: 'Remove the candidate',
            keys: ['Delete'],
            unavailable: noCandidate,
            run: remove,
          },
        ],
  )

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
              onAddTool={() => setOpen('bundle')}
              onAddEdition={() => void addEdition()}
              onWithdraw={() => setOpen('withdraw')}
              onTakeBack={() => void shortlist.takeBack(selected)}
              onRemove={remove}
            />
          </section>
        </div>
      )}

      {open === 'add' && (
        <CandidatePicker
          title="Add a candidate"
          evaluation={evaluation}
          tools={shortlist.catalogue}
          onImport={() => setOpen('import')}
          onClose={close}
          onChoose={(choice) => {
            close()
            void shortlist.add(choice).then(select)
          }}
        />
      )}
      {open === 'bundle' && selected && (
        <CandidatePicker
          title={`Add a tool to ${selected.name}`}
          evaluation={evaluation}
          tools={shortlist.catalogue}
          toolsOnly
          onImport={() => setOpen('import')}
          onClose={close}
          onChoose={(choice) => {
            close()
            if (choice.kind !== 'tool') return
            void shortlist.addTool(selected, choice.tool)
          }}
        />
      )}
      {open === 'import' && (
        <ImportDialog
          tools={shortlist.catalogue}
          onClose={close}
          onTakeIn={(plan) => {
            setOpen('add')
            void shortlist.takeIn(plan)
          }}
        />
      )}
      {open === 'withdraw' && selected && (
        <WithdrawDialog
          candidate={selected}
          onClose={close}
          onWithdraw={(reason) => {
            close()
            void shortlist.withdraw(selected, reason)
          }}
        />
      )}
      {open === 'remove' && selected && (
        <RemoveDialog
          candidate={selected}
          scores={scoresOf(evaluation, selected.id)}
          onClose={close}
          onWithdraw={() => setOpen('withdraw')}
          onRemove={() => {
            close()
            void shortlist.remove(selected)
          }}
        />
      )}
    </>
  )
}

const none: ReadonlySet<CandidateId> = new Set()

/** Which view and which candidate: both live in the address. */
function useSelection({ evaluation }: Shortlist) {
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const view: View = item === 'must-haves' ? 'must-haves' : 'candidates'
  const { candidates } = evaluation
  const selected = candidates.find(({ id }) => id === item) ?? candidates[0] ?? null
  const go = (to: string) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'shortlist', item: to })
  return {
    view,
    selected,
    select: (id: CandidateId | null) => go(id ?? ''),
    show: (next: View) => go(next === 'must-haves' ? next : ''),
  }
}
