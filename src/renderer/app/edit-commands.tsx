import { useEffect, useRef, useState } from 'react'
import { describeFailure } from '../host/problems.ts'
import { useHost } from '../host/host-context.tsx'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { Button } from '../ui/button.tsx'
import { useCommands } from '../ui/commands.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useToast } from '../ui/toasts.tsx'

type Direction = 'undo' | 'redo'

const names = { undo: 'Undo', redo: 'Redo' } as const

/** Undo, redo and saving now, on every step. A reveal is never taken back without asking. */
export function EditCommands() {
  const open = useOpenEvaluation()
  const { evaluation, readOnly } = open
  const host = useHost()
  const toast = useToast()
  const unavailable = readOnly === null ? null : 'opened for reading'
  const [asking, setAsking] = useState<{
    readonly direction: Direction
    readonly label: string
  } | null>(null)

  const go = async (direction: Direction, acrossReveal: boolean) => {
    const done = await open[direction]({ acrossReveal })
    if (done === null) toast(`Nothing to ${direction}`)
    else toast(done.ok ? `${names[direction]}: ${done.label}` : done.why)
  }
  const ask = async (direction: Direction) => {
    const step = await (direction === 'undo' ? open.nextUndo() : open.nextRedo())
    if (step?.isReveal) setAsking({ direction, label: step.label })
    else await go(direction, false)
  }

  const next = useNextSteps()
  const labelled = (direction: Direction) =>
    next[direction] === null ? names[direction] : `${names[direction]}: ${next[direction]}`

  useCommands([
    {
      id: 'undo',
      label: labelled('undo'),
      keys: ['Ctrl Z'],
      hint: 'undo',
      unavailable,
      run: () => void ask('undo'),
    },
    {
      id: 'redo',
      label: labelled('redo'),
      keys: ['Ctrl Shift Z', 'Ctrl Y'],
      unavailable,
      run: () => void ask('redo'),
    },
    {
      id: 'save',
      label: 'Bring the file up to date now',
      keys: ['Ctrl S'],
      inFields: true,
      unavailable,
      run: () =>
        void host.evaluations.snapshot({ id: evaluation.id }).then(
          () => toast('The file is up to date'),
          (error: unknown) => {
            const { what, next } = describeFailure(error)
            toast(`${what}. ${next}`)
          },
        ),
    },
  ])

  if (!asking) return null
  const { direction, label } = asking
  const close = () => setAsking(null)
  return (
    <Dialog
      title={direction === 'undo' ? 'Take the reveal back?' : 'Reveal again?'}
      onClose={close}
      actions={
        <>
          <span data-autofocus>
            <Button onClick={close} keys="Escape">
              {direction === 'undo' ? 'Keep it revealed' : 'Keep it blind'}
            </Button>
          </span>
          <Button
            kind="primary"
            onClick={() => {
              close()
              void go(direction, true)
            }}
          >
            {direction === 'undo' ? 'Take it back' : 'Reveal again'}
          </Button>
        </>
      }
    >
      <p>
        {direction === 'undo'
          ? `“${label}” is next to be undone. What was shown is hidden again, and people could change it knowing what others said. Nothing is lost.`
          : `“${label}” is next to be done again. Everybody sees everything at once.`}
      </p>
    </Dialog>
  )
}

/** What undo and redo would do now, in the words of whoever did it; null for nothing. */
function useNextSteps(): Readonly<Record<Direction, string | null>> {
  const { evaluation, nextUndo, nextRedo } = useOpenEvaluation()
  const [steps, setSteps] = useState<Readonly<Record<Direction, string | null>>>({
    undo: null,
    redo: null,
  })
  const latest = useRef({ nextUndo, nextRedo })
  useEffect(() => {
    latest.current = { nextUndo, nextRedo }
  })
  // Every change of what there is, undo and redo included, is another evaluation.
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const [undo, redo] = await Promise.all([latest.current.nextUndo(), latest.current.nextRedo()])
      if (isCurrent) setSteps({ undo: undo?.label ?? null, redo: redo?.label ?? null })
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [evaluation])
  return steps
}
