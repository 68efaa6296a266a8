import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** How long a window that nobody sees waits for a frame, in ms: browsers draw none for it. */
const unseen = 100

/**
 * Runs something that changes what is drawn once the next frame is on the screen, so that what a
 * key has changed already is seen before the long part of its work begins. With the next press of
 * a key or of the pointer it runs at once: what is pressed is meant for what was asked for.
 *
 * @returns takes it back, if it has not run yet
 */
export function afterPaint(run: () => void): () => void {
  // The frame itself is painted after its callbacks.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(now)
  })
  let timer = setTimeout(now, unseen)
  // Before the other listeners of the same key, which are the page's own.
  window.addEventListener('keydown', now, true)
  window.addEventListener('pointerdown', now, true)

  function now() {
    cancel()
    flushSync(run)
  }
  function cancel() {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    window.removeEventListener('keydown', now, true)
    window.removeEventListener('pointerdown', now, true)
  }
  return cancel
}

/** The value as it was before the last frame was painted: for what takes long to draw. */
export function useAfterPaint<T extends string | number | null>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(
    () => (painted === value ? undefined : afterPaint(() => setPainted(value))),
    [painted, value],
  )
  return painted
}
