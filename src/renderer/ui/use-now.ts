import { useEffect, useState } from 'react'
import { instantOf } from '#shared/domain/instant'

/** The present moment, read from the clock anew every so many milliseconds. */
export function useNow(every = 15_000): string {
  const [now, setNow] = useState(() => instantOf(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setNow(instantOf(new Date())), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
