import { clockFace } from '#shared/domain/agenda'
import type { ProjectorView } from '#shared/domain/projector/view'
import { Icon } from '../../../ui/icon.tsx'
import { CellScreen } from './cell-screen.tsx'
import { CriteriaScreen, CriterionScreen } from './criteria-screens.tsx'
import { DecisionScreen, FrameScreen, WordsScreen } from './word-screens.tsx'
import { LoopsScreen } from './loops-screen.tsx'
import { ProgressScreen } from './progress-screen.tsx'
import { RadarScreen } from './radar-screen.tsx'
import { ResultsScreen } from './results-screen.tsx'
import { ShortlistScreen } from './shortlist-screen.tsx'
import { TrialScreen } from './trial-screen.tsx'
import { WeightsScreen } from './weights-screen.tsx'
import styles from './screens.module.css'

export interface RoomClock {
  /** Negative when over. */
  readonly secondsLeft: number
  /** Minutes. */
  readonly planned: number
}

interface Props {
  readonly view: ProjectorView
  readonly clock: RoomClock | null
  readonly isFrozen: boolean
  readonly isDark: boolean
  readonly onFreeze: () => void
  readonly onTheme: () => void
  readonly onFullScreen: () => void
}

/** One thing, large, with the time at its foot. Everything here is drawn from the view alone. */
export function Screen({ view, clock, isFrozen, isDark, onFreeze, onTheme, onFullScreen }: Props) {
  const { left, right } = footOf(view)
  return (
    <div
      className={`${styles['screen']} ${isFrozen ? styles['frozen'] : ''}`}
      data-kind={view.kind}
    >
      <main className={styles['main']}>
        <Drawn view={view} />
      </main>
      <footer className={styles['foot']}>
        <span className={styles['footLeft']}>{left}</span>
        {isFrozen && (
          <span className={styles['freeze']} role="status">
            <Icon name="lock" size={1.4} />
            Frozen
          </span>
        )}
        <span className={styles['controls']}>
          <button type="button" onClick={onFullScreen}>
            Full screen
          </button>
          <button type="button" onClick={onFreeze}>
            {isFrozen ? 'Follow' : 'Freeze'}
          </button>
          <button type="button" onClick={onTheme}>
            {isDark ? 'Light' : 'Dark'}
          </button>
        </span>
        {right && <span>{right}</span>}
        {clock && <Clock {...clock} isShort={right !== ''} />}
      </footer>
    </div>
  )
}

function Drawn({ view }: { readonly view: ProjectorView }) {
  switch (view.kind) {
    case 'words':
      return <WordsScreen {...view} />
    case 'frame':
      return <FrameScreen {...view} />
    case 'loops':
      return <LoopsScreen {...view} />
    case 'shortlist':
      return <ShortlistScreen {...view} />
    case 'criteria':
      return <CriteriaScreen {...view} />
    case 'criterion':
      return <CriterionScreen {...view} />
    case 'weights':
      return <WeightsScreen {...view} />
    case 'progress':
      return <ProgressScreen {...view} />
    case 'cell':
      return <CellScreen {...view} />
    case 'results':
      return <ResultsScreen {...view} />
    case 'trial':
      return <TrialScreen {...view} />
    case 'radar':
      return <RadarScreen {...view} />
    case 'decision':
      return <DecisionScreen {...view} />
  }
}

function footOf(view: ProjectorView): { readonly left: string; readonly right: string } {
  switch (view.kind) {
    case 'progress':
    case 'weights':
      return { left: view.foot, right: '' }
    case 'cell':
      return { left: view.about, right: view.place }
    case 'frame':
      return { left: view.people, right: '' }
    case 'results':
      return { left: view.stage, right: '' }
    case 'trial':
      return { left: view.status, right: '' }
    case 'words':
    case 'loops':
    case 'shortlist':
    case 'criteria':
    case 'criterion':
    case 'radar':
    case 'decision':
      return { left: '', right: '' }
  }
}

function Clock({ secondsLeft, planned, isShort }: RoomClock & { readonly isShort: boolean }) {
  const over = secondsLeft < 0
  const words = over ? 'over' : isShort ? 'left' : `of ${planned} minutes left`
  return (
    <span className={`${styles['clock']} ${over ? styles['over'] : ''}`}>
      <b className="tn">{clockFace(secondsLeft)}</b> {words}
    </span>
  )
}
