import { useRef, useState } from 'react'
import { counted } from '#shared/domain/format'
import { atEveryStage } from '#shared/domain/lifecycle'
import type { UseCase } from '#shared/domain/options'
import type { LifecycleStage } from '#shared/domain/values'
import { LifecycleLoops } from '../../charts/lifecycle-loops.tsx'
import type { LoopItem } from '../../charts/lifecycle-places.ts'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LibraryDialog } from './library-dialog.tsx'
import { NewUseCase } from './new-use-case.tsx'
import { UseCaseTable } from './use-case-table.tsx'
import styles from './use-cases.module.css'
import { type UseCases, useUseCases } from './use-use-cases.ts'

const looks = { must: 'filled', should: 'outlined', could: 'dashed' } as const

/** The jobs to be done, on the lifecycle and as a list; priorities are the group's. */
export function UseCasesPage() {
  const page = useUseCases()
  const { useCases, selected, readOnly } = page
  const [editing, setEditing] = useState<string | null>(null)
  const [votesDots, setVotesDots] = useState(false)
  const [library, setLibrary] = useState(false)
  const newLine = useRef<HTMLTextAreaElement>(null)

  const step = (places: number) => {
    const at = selected ? useCases.indexOf(selected) : -1
    const next = useCases[Math.max(0, Math.min(useCases.length - 1, at + places))]
    if (next) page.select(next.id)
  }
  const prioritise = (priority: UseCase['priority']) => {
    if (selected && selected.priority !== priority) {
      page.change(selected, { priority }, 'Change priority')
    }
  }
  const dot = (by: number) => selected && page.giveDots(selected, by)
  const closed = readOnly ? 'this evaluation is open for reading' : null
  const needsChoice = closed ?? (selected ? null : 'choose a use case first')

  useCommands([
    {
      id: 'new',
      label: 'New use case',
      keys: ['N'],
      hint: 'new use case',
      unavailable: closed,
      run: () => newLine.current?.focus(),
    },
    {
      id: 'up',
      label: 'Choose the use case above',
      keys: ['ArrowUp'],
      hint: 'choose',
      quiet: true,
      run: () => step(-1),
    },
    {
      id: 'down',
      label: 'Choose the use case below',
      keys: ['ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => step(1),
    },
    {
      id: 'must',
      label: 'Priority must',
      keys: ['1'],
      hint: 'must, should, could',
      unavailable: needsChoice,
      run: () => prioritise('must'),
    },
    {
      id: 'should',
      label: 'Priority should',
      keys: ['2'],
      hint: 'must, should, could',
      unavailable: needsChoice,
      run: () => prioritise('should'),
    },
    {
      id: 'could',
      label: 'Priority could',
      keys: ['3'],
      hint: 'must, should, could',
      unavailable: needsChoice,
      run: () => prioritise('could'),
    },
    {
      id: 'edit',
      label: 'Edit the use case',
      keys: ['Enter', 'E'],
      hint: 'edit',
      unavailable: needsChoice,
      run: () => selected && setEditing(selected.id),
    },
    {
      id: 'remove',
      label: 'Remove the use case',
      keys: ['Delete'],
      unavailable: needsChoice,
      run: () => selected && void page.remove(selected),
    },
    {
      id: 'dots',
      label: 'Dot votes',
      keys: ['D'],
      unavailable: closed,
      run: () => setVotesDots(!votesDots),
    },
    {
      id: 'library',
      label: 'Library of use cases',
      keys: ['L'],
      unavailable: closed,
      run: () => setLibrary(true),
    },
    ...(votesDots
      ? [
          {
            id: 'more',
            label: 'Give a dot',
            keys: ['+'],
            unavailable: needsChoice,
            run: () => dot(1),
          },
          {
            id: 'less',
            label: 'Take a dot',
            keys: ['-'],
            unavailable: needsChoice,
            run: () => dot(-1),
          },
        ]
      : []),
  ])

  const dots = votesDots ? 'given' : page.dotsGiven > 0 ? 'shown' : null
  return (
    <>
      <div className="row">
        <h1>Use cases</h1>
        <span className="sp" />
        <span className="ink3 sm" role="status">
          {votesDots
            ? `${counted(page.dotsGiven, 'dot', 'dots')} given, + and − give and take`
            : 'Priorities are set by the group'}
        </span>
        {!readOnly && (
          <>
            <Button onClick={() => setVotesDots(!votesDots)}>
              {votesDots ? 'End dot votes' : 'Dot votes'}
            </Button>
            <Button onClick={() => setLibrary(true)}>Library</Button>
          </>
        )}
      </div>
      {page.silentPersonas !== '' && (
        <p className="notice" role="status">
          <Icon name="warning" />
          <span>
            No voter for <bdi>{page.silentPersonas}</bdi>: a use case names them, nobody scores for
            them.
          </span>
        </p>
      )}
      <div className={`card ${styles['loops']}`}>
        <div className={styles['copy']}>
          <CopyPicture />
        </div>
        <LifecycleLoops
          items={onLoops(page)}
          selected={selected?.id ?? null}
          gap="no use case yet"
          onSelect={page.select}
        />
      </div>
      {/* While one is edited the page scrolls and not the list, so that all its fields have room. */}
      <div
        className={`card ${styles['listCard']} ${selected && selected.id === editing ? styles['growing'] : ''}`}
      >
        {useCases.length === 0 ? (
          <div className={styles['empty']}>
            <EmptyState
              title="No use case yet"
              actions={
                readOnly ? undefined : (
                  <>
                    <Button kind="primary" keys="N" onClick={() => newLine.current?.focus()}>
                      Write the first
                    </Button>
                    <Button keys="L" onClick={() => setLibrary(true)}>
                      Look into the library
                    </Button>
                  </>
                )
              }
            >
              Jobs to be done, not tools. Say one aloud and type it as it is said: when something
              happens, I want something, so that something is better.
            </EmptyState>
          </div>
        ) : (
          <UseCaseTable page={page} dots={dots} editing={editing} onEdit={setEditing} />
        )}
        {!readOnly && <NewUseCase personas={page.personas} onAdd={page.add} inputRef={newLine} />}
      </div>
      {library && (
        <LibraryDialog
          taken={new Set(useCases.map(({ title }) => title))}
          onClose={() => setLibrary(false)}
          onChoose={(template) => {
            setLibrary(false)
            void page.addTemplate(template).then(setEditing)
          }}
        />
      )}
    </>
  )
}

function onLoops({ useCases, codes }: UseCases): Readonly<Record<LifecycleStage, LoopItem[]>> {
  return atEveryStage((stage) =>
    useCases
      .filter((useCase) => useCase.stage === stage)
      .map(({ id, title, priority }) => ({
        id,
        title,
        code: codes.get(id) ?? '',
        look: looks[priority],
      })),
  )
}
