import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'

interface ToastOptions {
  /** A verb, and what it does. Undo shows its key. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void }
}

interface Toast extends ToastOptions {
  readonly n: number
  readonly text: string
}

type Show = (text: string, options?: ToastOptions) => void

const Context = createContext<Show>(() => {})

/** How long a toast stays, in ms. Longer while it is pointed at or focused. */
const stay = 8_000

/** Says in one line what has just happened. Not for errors: those stand beside what caused them. */
export function useToast(): Show {
  return use(Context)
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const next = useRef(0)
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>())

  const { drop, hold, show } = useMemo(() => {
    const dropOne = (n: number) => setToasts((all) => all.filter((toast) => toast.n !== n))
    const holdOne = (n: number) => clearTimeout(timers.current.get(n))
    return { drop: dropOne, hold: holdOne, show: setToasts }
  }, [])

  const start = useCallback(
    (n: number) => {
      timers.current.set(
        n,
        setTimeout(() => drop(n), stay),
      )
    },
    [drop],
  )

  const add = useCallback<Show>(
    (text, options = {}) => {
      const n = next.current++
      // Two at most: what the room did before that is in the undo list.
      show((all) => [...all.slice(-1), { n, text, ...options }])
      start(n)
    },
    [show, start],
  )

  return (
    <Context value={add}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ n, text, action }) => (
          <div
            key={n}
            className="toast"
            onPointerEnter={() => hold(n)}
            onPointerLeave={() => start(n)}
            onFocus={() => hold(n)}
            onBlur={() => start(n)}
          >
            <span className="grow">{text}</span>
            {action && (
              <button
                type="button"
                className="btn"
                onClick={() => {
                  drop(n)
                  action.run()
                }}
              >
                {action.label}
                {action.keys && <Kbd keys={action.keys} />}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context>
  )
}
