import { useEffect } from 'react'
import type { Vote } from '#shared/domain/values'
import { useCommands } from '../../ui/commands.tsx'

interface Moves {
  readonly grid: boolean
  readonly score: (vote: Vote | undefined) => void
  readonly up: () => void
  readonly down: () => void
  readonly candidate: (step: 1 | -1) => void
  readonly reason: () => void
  readonly takeBack: () => void
  readonly toggleGrid: () => void
  readonly handOver: () => void
}

/** A key that is held down scores once, and the Enter that began the sheet scores nothing. */
function ignoreHeldKeys(event: KeyboardEvent): void {
  const inField = event.target instanceof HTMLInputElement
  if (event.repeat && !inField && /^(?:[0-5]|Enter| )$/.test(event.key)) event.preventDefault()
}

/** The keys of a score sheet. */
export function useSheetKeys(moves: Moves): void {
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
    { id: 'score-up', label: 'Criterion above', keys: ['ArrowUp'], quiet: true, run: moves.up },
    {
      id: 'score-down',
      label: 'Criterion below',
      keys: ['ArrowDown'],
      quiet: true,
      run: moves.down,
    },
    {
      id: 'score-next-candidate',
      label: 'Next candidate',
      keys: moves.grid ? ['Tab', 'ArrowRight'] : ['Tab'],
      quiet: true,
      run: () => moves.candidate(1),
    },
    {
      id: 'score-previous-candidate',
      label: 'Previous candidate',
      keys: moves.grid ? ['Shift Tab', 'ArrowLeft'] : ['Shift Tab'],
      quiet: true,
      run: () => moves.candidate(-1),
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
      label: moves.grid ? 'One candidate at a time' : 'Type in a sheet of paper as a table',
      keys: ['G'],
      run: moves.toggleGrid,
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
