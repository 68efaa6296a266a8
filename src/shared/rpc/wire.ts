import { z } from 'zod'
import { errorCodes } from '#shared/rpc/app-error'

/** What travels from the caller: plain JSON on every transport. */
export const Request = z.object({ method: z.string(), input: z.unknown() })
export type Request = z.infer<typeof Request>

/** What travels back. A failure is a value, so that it keeps its code on every transport. */
export const Response = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.enum(errorCodes), message: z.string() }),
])
export type Response = z.infer<typeof Response>

/** What the host tells the page unasked. */
export const Event = z.object({ event: z.string(), payload: z.unknown() })
export type Event = z.infer<typeof Event>
