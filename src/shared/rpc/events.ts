import type { z } from 'zod'
import { Event } from '#shared/rpc/wire'

/** Event names and what comes with each. */
export type Events = Readonly<Record<string, z.ZodType>>

export type Emit<E extends Events> = <K extends keyof E & string>(
  event: K,
  payload: z.infer<E[K]>,
) => void

export type Listen<E extends Events> = <K extends keyof E & string>(
  event: K,
  onEvent: (payload: z.infer<E[K]>) => void,
) => () => void

/**
 * The typed hearing side of a list of events over any transport. Events that are unknown or
 * badly shaped are dropped: they can only come from another version of the host.
 *
 * @param subscribe registers for raw events and returns how to stop
 */
export function createListener<E extends Events>(
  events: E,
  subscribe: (onRaw: (raw: unknown) => void) => () => void,
): Listen<E> {
  return (event, onEvent) =>
    subscribe((raw) => {
      const message = Event.safeParse(raw)
      if (!message.success || message.data.event !== event) return
      const payload = events[event]?.safeParse(message.data.payload)
      // The schema of this very event accepted it, so it has its type.
      if (payload?.success) onEvent(message.data.payload as Parameters<typeof onEvent>[0])
    })
}
