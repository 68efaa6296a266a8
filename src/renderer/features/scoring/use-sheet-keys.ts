import { useEffect } from 'react'
import type { Vote } from '#shared/domain/values'
import { useCommands } from '../../ui/commands.tsx'
import type { SheetView } from './hand-over-state.ts'

interface Moves {
  readonly view: SheetView
  readonly score: (vote: Vote | undefined) => void
  readonly up: () => void
  readonly down: () => void
  /** To the next or previous candidate, or criterion where the sheet goes by criterion. */
  readonly other: (step: 1 | -1) => void
  readonly reason: () => void
  readonly takeBack: () => void
  readonly show: (view: SheetView) => void
  readonly pin: () => void
  readonly handOver: () => void
}

/** A key that is held down scores once, and the Enter that began the sheet scores nothing. */
function ignoreHeldKeys(event: KeyboardEvent): void {
  const inField = event.target instanceof HTMLInputElement
  if (event.repeat && !inField && /^(?:[0-5]|Enter| )$/.test(event.key)) event.preventDefault()
}

/** The keys of a score sheet. */
export function useSheetKeys(moves: Moves): void {
  const { view } = moves
  const [line, other] =
    view === 'criterion' ? ['Candidate', 'criterion'] : ['Criterion', 'candidate']
  useEffect(() => {
    window.addEventListener('keydown', ignoreHeldKeys, true)
    return () => window.removeEventListener('keydown', ignoreHeldKeys, true)
  }, [])
  useCommands([
    ...[1, 2, 3, 4, 5].map((vote) => ({
      id: `score-${vote}`,
      label: `Score ${vote} and go on`,
      keys: [String(vote)],
      quiet: true,
      run: () => moves.score(vote),
    })),
    {
      id: 'score-cannot-judge',
      label: 'Cannot judge, and go on',
      keys: ['0'],
      quiet: true,
      run: () => moves.score(null),
    },
    {
      id: 'score-clear',
      label: 'Clear this score',
      keys: ['Backspace', 'Delete'],
      quiet: true,
      run: () => moves.score(undefined),
    },
    { id: 'score-up', label: `${line} above`, keys: ['ArrowUp'], quiet: true, run: moves.up },
    {
      id: 'score-down',
      label: `${line} below`,
      keys: ['ArrowDown'],
      quiet: true,
      run: moves.down,
    },
    {
      id: 'score-next-candidate',
      label: `Next ${other}`,
      keys: view === 'table' ? ['Tab', 'ArrowRight'] : ['Tab'],
      quiet: true,
      run: () => moves.other(1),
    },
    {
      id: 'score-previous-candidate',
      label: `Previous ${other}`,
      keys: view === 'table' ? ['Shift Tab', 'ArrowLeft'] : ['Shift Tab'],
      quiet: true,
      run: () => moves.other(-1),
    },
    { id: 'score-reason', label: 'Give a reason', keys: ['R'], quiet: true, run: moves.reason },
    {
      id: 'score-take-back',
      label: 'Take back my last entry',
      keys: ['Ctrl Z'],
      quiet: true,
      run: moves.takeBack,
    },
    {
      id: 'score-grid',
      label: view === 'table' ? 'One candidate at a time' : 'Type in a sheet of paper as a table',
      keys: ['G'],
      run: () => moves.show(view === 'table' ? 'candidate' : 'table'),
    },
    {
      id: 'score-by-criterion',
      label: view === 'criterion' ? 'One candidate at a time' : 'One criterion at a time',
      keys: ['C'],
      run: () => moves.show(view === 'criterion' ? 'candidate' : 'criterion'),
    },
    {
      id: 'score-pin',
      label: 'Set a PIN for my sheet',
      keys: ['P'],
      run: moves.pin,
    },
    {
      id: 'score-hand-over',
      label: 'Hand the laptop over',
      keys: ['Ctrl Enter'],
      inFields: true,
      run: moves.handOver,
    },
  ])
}
