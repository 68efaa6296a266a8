import type { KeyHint } from '../../ui/private-screen.tsx'
import type { SheetView } from './hand-over-state.ts'

const keyHints = [
  { keys: ['1–5'], hint: 'score and go on' },
  { keys: ['0'], hint: 'cannot judge' },
  { keys: ['R'], hint: 'reason' },
  { keys: ['ArrowUp', 'ArrowDown'], hint: 'move' },
  { keys: ['Tab'], hint: 'next candidate' },
  { keys: ['Ctrl Z'], hint: 'undo' },
  { keys: ['C', 'G'], hint: 'other views' },
  { keys: ['P'], hint: 'PIN' },
]

const gridHints = [
  { keys: ['1–5'], hint: 'score and go down' },
  { keys: ['0'], hint: 'cannot judge' },
  { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], hint: 'move' },
  { keys: ['R'], hint: 'reason' },
  { keys: ['Backspace'], hint: 'clear' },
  { keys: ['Ctrl Z'], hint: 'undo' },
  { keys: ['G'], hint: 'one candidate at a time' },
]

const acrossHints = keyHints.map((hint) => {
  if (hint.hint === 'next candidate') return { ...hint, hint: 'next criterion' }
  return hint
})

/** The bottom line of each way to look at a sheet. */
export const hintsOf: Readonly<Record<SheetView, readonly KeyHint[]>> = {
  candidate: keyHints,
  criterion: acrossHints,
  table: gridHints,
}
