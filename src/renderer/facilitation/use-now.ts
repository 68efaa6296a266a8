import { useEffect, useState } from 'react'
import { instantOf } from '#shared/domain/instant'

/**
 * The present moment, renewed while it matters. It is read from the clock each time and never
 * counted up, so that sleep and restart cannot make it wrong.
 *
 * @param everyMs how often, or null to stand still
 */
export function useNow(everyMs: number | null): string {
  const [now, setNow] = useState(() => instantOf(new Date()))
  useEffect(() => {
    if (everyMs === null) return
    const tick = () => setNow(instantOf(new Date()))
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
