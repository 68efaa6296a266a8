import { useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyBar } from '../../ui/key-bar.tsx'
import { hrefOf } from '../../ui/routes.ts'
import { CrashCard } from './crash-card.tsx'
import { KeptFiles } from './kept-files.tsx'
import { PointPreview } from './point-preview.tsx'
import { PointTable } from './point-table.tsx'
import { timeOf } from './point-words.ts'
import styles from './recovery.module.css'
import { RestoreDialog } from './restore-dialog.tsx'
import { useRecovery } from './use-recovery.ts'

interface Props {
  readonly id: EvaluationId | null
  readonly crashed: boolean
}

/** Earlier states of an evaluation: to look at, to copy and to go back to; and where a window ends that keeps crashing. */
export function RecoveryPage({ id, crashed }: Props) {
  const recovery = useRecovery(id)
  const { points, entry, said, isBusy } = recovery
  const [chosenHandle, setChosen] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  useKeyBarNote('Nothing is changed by looking')

  const chosen = points?.find(({ file }) => file.handle === chosenHandle) ?? points?.[0] ?? null
  const busy = isBusy ? 'wait for the disk' : null
  const needsChoice = chosen?.contents ? busy : 'choose a restore point that can be read'
  const step = (places: number) => {
    const at = points?.findIndex(({ file }) => file.handle === chosen?.file.handle) ?? 0
    const next = points?.[Math.max(0, Math.min(points.length - 1, at + places))]
    if (next) setChosen(next.file.handle)
  }

  useCommands([
    ...[-1, 1].map((places) => ({
      id: `choose-${places}`,
      label: 'Choose a restore point',
      keys: [places < 0 ? 'ArrowUp' : 'ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => step(places),
    })),
    {
      id: 'look',
      label: 'Look at the chosen state, read-only',
      keys: ['Enter'],
      hint: 'look, read-only',
      unavailable: needsChoice,
      run: () => chosen && recovery.look(chosen),
    },
    {
      id: 'copy',
      label: 'Restore as a copy',
      keys: ['C'],
      hint: 'restore as a copy',
      unavailable: needsChoice,
      run: () => chosen && void recovery.copy(chosen),
    },
    {
      id: 'restore',
      label: 'Restore in place',
      keys: ['R'],
      hint: 'restore in place',
      unavailable: needsChoice,
      run: () => setAsking(true),
    },
    {
      id: 'undo-restore',
      label: 'Undo restore',
      keys: ['Ctrl Z'],
      unavailable: said?.undo ? busy : 'nothing was restored just now',
      run: () => said?.undo && void recovery.undo(said.undo),
    },
    {
      id: 'open-again',
      label: id === null ? 'Go to Home' : 'Open the present state again',
      keys: ['O'],
      hint: 'open again',
      run: recovery.openAgain,
    },
    {
      id: 'rebuild',
      label: 'Rebuild the working copy from the disk',
      keys: ['B'],
      unavailable: id === null ? 'no evaluation is chosen' : busy,
      run: () => void recovery.rebuild(),
    },
    {
      id: 'emergency',
      label: 'Save an emergency file',
      keys: ['E'],
      unavailable: id === null ? 'no evaluation is chosen' : busy,
      run: () => void recovery.saveEmergencyFile(),
    },
    {
      id: 'defect-log',
      label: 'Save the defect log',
      keys: ['L'],
      unavailable: busy,
      run: () => void recovery.saveDefectLog(),
    },
  ])

  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <a className="row gap2" href={hrefOf({ page: 'home' })} aria-label="Back to Home">
          <BrandMark />
          <span className="ink3">
            <Icon name="back" />
          </span>
        </a>
        <h1>{crashed ? 'This window kept crashing' : 'Restore points'}</h1>
        {entry && (
          <span className="ink2 ellipsis">
            <bdi>{entry.summary?.title || entry.file.name}</bdi>
          </span>
        )}
        <span className="sp" />
        <Button keys="E" unavailable={busy} onClick={() => void recovery.saveEmergencyFile()}>
          Save an emergency file
        </Button>
        <Button kind={crashed ? 'plain' : 'primary'} keys="O" onClick={recovery.openAgain}>
          {id === null ? 'Go to Home' : 'Open again'}
        </Button>
      </header>
      <main className={styles['body']}>
        {said && (
          <div
            className={`notice ${said.isBad ? 'bad' : 'plain'}`}
            role={said.isBad ? 'alert' : 'status'}
          >
            <span className="grow">
              <bdi>{said.text}</bdi>
            </span>
            {said.undo && (
              <Button
                size="small"
                keys="Ctrl Z"
                unavailable={busy}
                onClick={() => said.undo && void recovery.undo(said.undo)}
              >
                Undo restore
              </Button>
            )}
            {said.file && (
              <Button size="small" onClick={() => said.file && recovery.show(said.file)}>
                Show in folder
              </Button>
            )}
            <IconButton icon="close" label="Dismiss" onClick={recovery.dismiss} />
          </div>
        )}
        {crashed && <CrashCard recovery={recovery} hasEvaluation={id !== null} />}
        <div className={styles['columns']}>
          <section className={styles['column']} aria-labelledby="points">
            <h2 id="points">
              Earlier states{points && points.length > 0 ? ` · ${points.length}` : ''}
            </h2>
            {points?.length === 0 && (
              <EmptyState title="No restore point yet">
                {id === null
                  ? 'Choose an evaluation on Home and open its restore points from there.'
                  : 'One is kept each time the file is brought up to date, so there will be one soon.'}
              </EmptyState>
            )}
            {points && points.length > 0 && (
              <PointTable
                points={points}
                chosen={chosen?.file.handle ?? null}
                onChoose={({ file }) => setChosen(file.handle)}
              />
            )}
          </section>
          {chosen && (
            <PointPreview
              key={chosen.file.handle}
              point={chosen}
              now={recovery.now}
              read={recovery.read}
              unavailable={needsChoice}
              onLook={() => recovery.look(chosen)}
              onCopy={() => void recovery.copy(chosen)}
              onRestore={() => setAsking(true)}
            />
          )}
        </div>
        <KeptFiles kept={recovery.kept} onShow={recovery.show} />
        <p className="sm ink3">
          The window works on a copy that can be made anew at any time.{' '}
          <Button
            size="small"
            keys="B"
            unavailable={id === null ? 'no evaluation is chosen' : busy}
            onClick={() => void recovery.rebuild()}
          >
            Rebuild the working copy from the disk
          </Button>
        </p>
      </main>
      <KeyBar more={[{ keys: 'Ctrl K', hint: 'find or do anything' }]} />
      {isAsking && chosen && (
        <RestoreDialog
          time={timeOf(chosen.at)}
          onClose={() => setAsking(false)}
          onRestore={() => {
            setAsking(false)
            void recovery.restore(chosen)
          }}
        />
      )}
    </div>
  )
}
