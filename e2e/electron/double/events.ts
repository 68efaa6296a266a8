import type { Event } from '../surface.ts'

/** An event that listeners may prevent, with what it is about. */
export function preventable<T extends object>(details: T): T & Event {
  let isPrevented = false
  return Object.defineProperties(
    {
      ...details,
      preventDefault: () => {
        isPrevented = true
      },
    },
    { defaultPrevented: { get: () => isPrevented } },
  ) as T & Event
}
