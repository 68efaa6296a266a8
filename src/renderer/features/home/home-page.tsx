import { useCallback, useRef, useState } from 'react'
import { watchedOn } from '#shared/domain/summary'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyBar } from '../../ui/key-bar.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { DueCards } from './due-cards.tsx'
import { EvaluationTable } from './evaluation-table.tsx'
import { type Asking, HomeDialogs } from './home-dialogs.tsx'
import { HomeHeader } from './home-header.tsx'
import { matches } from './matches.ts'
import styles from './home.module.css'
import { type StartCard, StartCards } from './start-cards.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useTablePaste } from './use-table-paste.ts'
import { isKnown, isOpenable, type KnownEntry, useHome } from './use-home.ts'

/** Every evaluation on this laptop, what is due first, and the ways to begin a new one. */
export function HomePage() {
  const home = useHome()
  const toast = useToast()
  const [query, setQuery] = useState('')
  const [chosenHandle, setChosen] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking>(null)
  const search = useRef<HTMLInputElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const isOver = useFileDrop(home.importFile)
  useTablePaste(
    useCallback((rows) => setAsking({ what: 'table', rows }), []),
    useCallback((reason) => toast(`What was pasted ${reason}. Nothing was changed.`), [toast]),
  )
  useKeyBarNote('Nothing leaves this laptop')

  const all = home.entries ?? []
  const shown = all.filter((entry) => matches(entry, query))
  const chosen = shown.find(({ file }) => file.handle === chosenHandle) ?? shown[0] ?? null
  const known = chosen && isKnown(chosen) ? chosen : null
  const openable = chosen && isOpenable(chosen) ? chosen : null
  const needsChoice = known ? null : 'choose an evaluation first'

  const step = (places: number) => {
    const at = chosen ? shown.indexOf(chosen) : -1
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + places))]
    if (next) setChosen(next.file.handle)
  }
  const askTrigger = (entry: KnownEntry) =>
    setAsking({ what: 'trigger', entry, triggers: watchedOn(entry.summary, home.today) })
  const openChosen = () => openable && home.open(openable)
  const openFile = () => void home.openFile(() => chooser.current?.click())

  const cards: readonly StartCard[] = [
    {
      icon: 'page',
      name: 'Blank',
      about: 'One question, then go',
      keys: '1',
      unavailable: null,
      run: () => setAsking({ what: 'new', start: { kind: 'blank' } }),
    },
    {
      icon: 'bulb',
      name: 'Template',
      about: 'Criteria with anchors',
      keys: '2',
      unavailable: null,
      run: () => setAsking({ what: 'template' }),
    },
    {
      icon: 'return',
      name: 'Start from this one',
      about: 'Criteria and radar, no scores',
      keys: '3',
      unavailable: needsChoice,
      run: () => {
        if (!known) return
        const start = { kind: 'from', id: known.id, title: known.summary.title } as const
        setAsking({ what: 'new', start })
      },
    },
    {
      icon: 'flag',
      name: 'Worked sample',
      about: 'A whole workshop to look at',
      keys: '4',
      unavailable: null,
      run: () => void home.openSample(),
    },
  ]
  const startBlank = () => setAsking({ what: 'new', start: { kind: 'blank' } })

  useCommands([
    {
      id: 'up',
      label: 'Choose the one above',
      keys: ['ArrowUp'],
      hint: 'choose',
      quiet: true,
      run: () => step(-1),
    },
    {
      id: 'down',
      label: 'Choose the one below',
      keys: ['ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => step(1),
    },
    {
      id: 'open',
      label: 'Open the chosen evaluation',
      keys: ['Enter'],
      hint: 'open',
      unavailable: openable ? null : needsChoice,
      run: openChosen,
    },
    {
      id: 'restore-points',
      label: 'Restore points of the chosen evaluation',
      keys: ['R'],
      unavailable: openable ? null : needsChoice,
      run: () => openable && home.restorePoints(openable),
    },
    { id: 'new', label: 'New evaluation', keys: ['N'], hint: 'new', run: startBlank },
    { id: 'search', label: 'Search evaluations', keys: ['/'], run: () => search.current?.focus() },
    { id: 'open-file', label: 'Open file', keys: ['Ctrl O'], inFields: true, run: openFile },
    {
      id: 'trigger',
      label: 'A trigger of the chosen evaluation has happened',
      keys: ['T'],
      unavailable: known
        ? watchedOn(known.summary, home.today).length === 0
          ? 'it has no trigger to watch, or its review is due'
          : null
        : needsChoice,
      run: () => known && askTrigger(known),
    },
    {
      id: 'remove',
      label: 'Remove the chosen evaluation',
      keys: ['Delete'],
      unavailable: needsChoice,
      run: () => known && setAsking({ what: 'remove', entry: known }),
    },
    ...cards.map(({ name, keys, unavailable, run }) => ({
      id: `start-${keys}`,
      label: `Start from: ${name}`,
      keys: [keys],
      unavailable,
      run,
    })),
  ])

  return (
    <div className={styles['home']}>
      <HomeHeader
        query={query}
        onQuery={setQuery}
        onStep={step}
        onEnter={openChosen}
        onOpenFile={openFile}
        onNew={startBlank}
        onFile={(file) => void home.importFile(file)}
        search={search}
        chooser={chooser}
      />
      <main className={`${styles['wrap']} ${styles['body']}`}>
        {home.failure && (
          <div className="notice bad" role="alert">
            <span className="grow">
              <bdi>{home.failure.what}</bdi> <span className="strong">{home.failure.next}</span>
            </span>
            <IconButton icon="close" label="Dismiss" onClick={home.dismissFailure} />
          </div>
        )}
        <DueCards
          entries={all}
          today={home.today}
          onTrigger={askTrigger}
          onTakeBack={(entry, triggerIds) => void home.noteTriggers(entry.id, triggerIds, false)}
          onReview={(entry) => home.open(entry, 'decision', 'follow-up')}
          onMoveReview={(entry) => setAsking({ what: 'move-review', entry })}
          onOpen={(entry) => home.open(entry, 'decision')}
          onDone={(entry, actionId) =>
            void home.markDone(entry.id, actionId, true).then((worked) => {
              if (!worked) return
              const run = () => void home.markDone(entry.id, actionId, false)
              toast('Marked as done', { action: { label: 'Undo', run } })
            })
          }
        />
        <section
          className={`${styles['section']} ${styles['list']}`}
          // A few rows stay in sight, however much is due.
          style={{ minHeight: `${4.8 + 2.6 * Math.min(3, shown.length)}rem` }}
          aria-labelledby="evaluations"
        >
          <div className="row">
            <h2 id="evaluations">Evaluations</h2>
            {all.length > 0 && (
              <span className="ink3 sm" role="status">
                {query === '' ? all.length : `${shown.length} of ${all.length}`}
              </span>
            )}
          </div>
          {home.entries !== null && all.length === 0 && (
            <EmptyState
              title="No evaluation on this laptop yet"
              actions={
                <>
                  <Button kind="primary" keys="N" onClick={startBlank}>
                    New evaluation
                  </Button>
                  <Button keys="4" onClick={() => void home.openSample()}>
                    Look at the worked sample
                  </Button>
                </>
              }
            >
              Write the question that you have to decide and go, or look at a whole workshop first.
              A file that you were given can be dropped here.
            </EmptyState>
          )}
          {all.length > 0 && shown.length === 0 && (
            <EmptyState title="Nothing found">
              No title, tool or decision has “<bdi>{query}</bdi>”. Esc in the search field shows all
              again.
            </EmptyState>
          )}
          {shown.length > 0 && (
            <div className={`card ${styles['tableCard']}`}>
              <EvaluationTable
                entries={shown}
                all={all}
                today={home.today}
                chosen={chosen?.file.handle ?? null}
                onChoose={(entry) => setChosen(entry.file.handle)}
                onOpen={(entry) => home.open(entry)}
                onRemove={(entry) => setAsking({ what: 'remove', entry })}
                onRestorePoints={home.restorePoints}
              />
            </div>
          )}
        </section>
        <StartCards cards={cards} />
        <p className="sm ink3">
          Or copy a table of criteria and candidates out of a spreadsheet and press Ctrl V here.
        </p>
        {isOver && <div className={styles['drop']}>Drop the file to open it</div>}
      </main>
      <KeyBar more={[{ keys: 'Ctrl K', hint: 'find or do anything' }]} />
      <HomeDialogs asking={asking} onAsk={setAsking} home={home} />
    </div>
  )
}
