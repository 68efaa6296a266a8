import type { Permission, PrintToPDFOptions } from '../surface.ts'

/** How the double's process asks for something to be shown. Windows go by number. */
export interface ScreenApi {
  readonly open: (window: OpenedWindow) => Promise<void>
  readonly load: (to: {
    readonly id: number
    readonly url: string
    /** What the page's origin may do. Asked once for each load, not at each request. */
    readonly granted: readonly Permission[]
  }) => Promise<void>
  readonly reload: (window: WindowId) => Promise<void>
  readonly close: (window: WindowId) => Promise<void>
  readonly front: (window: WindowId) => Promise<void>
  readonly send: (
    message: WindowId & { readonly channel: string; readonly args: readonly unknown[] },
  ) => Promise<void>
  readonly print: (job: WindowId & { readonly options: PrintToPDFOptions }) => Promise<Uint8Array>
  readonly run: (script: WindowId & { readonly code: string }) => Promise<unknown>
  readonly crash: (window: WindowId) => Promise<void>
}

export interface WindowId {
  readonly id: number
}

export interface OpenedWindow extends WindowId {
  /** Null: the default session, kept in `profile`. Any other is in memory. */
  readonly partition: string | null
  readonly profile: string
  readonly preload: string | null
  readonly scripts: boolean
  readonly width: number
  readonly height: number
}

/** What happens on the screen and is for the double's process to decide or to know. */
export interface MainApi {
  readonly request: (request: WebRequest) => Promise<WebAnswer>
  /** @returns the number of the new window, or null where it is refused */
  readonly windowOpen: (from: {
    readonly opener: number
    readonly url: string
  }) => Promise<number | null>
  readonly navigated: (to: WindowId & { readonly url: string }) => Promise<void>
  readonly painted: (window: WindowId) => Promise<void>
  readonly crashed: (window: WindowId) => Promise<void>
  readonly closed: (window: WindowId) => Promise<void>
  readonly invoked: (
    call: WindowId & {
      readonly url: string
      readonly isMainFrame: boolean
      readonly channel: string
      readonly args: readonly unknown[]
    },
  ) => Promise<unknown>
  readonly download: (file: WindowId & { readonly url: string }) => Promise<boolean>
  /** Does what a spec asks for; the function travels as its text. */
  readonly run: (step: { readonly source: string; readonly argument: unknown }) => Promise<unknown>
}

export interface WebRequest {
  readonly window: number | null
  readonly partition: string | null
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** A page that goes somewhere by itself; not one that is told to by the application. */
  readonly navigation: 'main' | 'frame' | null
}

export type WebAnswer =
  | { readonly kind: 'abort'; readonly reason: 'aborted' | 'blockedbyclient' | 'failed' }
  | {
      readonly kind: 'fulfil'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }

interface Call {
  readonly call: number
  readonly name: string
  readonly argument: unknown
}

interface Reply {
  readonly reply: number
  readonly value?: unknown
  readonly error?: string
}

export interface Port {
  readonly post: (message: Call | Reply) => void
  readonly listen: (onMessage: (message: Call | Reply) => void) => void
}

/** Connects two processes that call each other. @returns the other side */
export function connect<Theirs extends object>(port: Port, mine: object): Theirs {
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (e: Error) => void }
  >()
  let calls = 0
  const answer = async ({ call, name, argument }: Call) => {
    try {
      const method = (mine as Record<string, (argument: unknown) => unknown>)[name]
      if (!method) throw new Error(`Nobody answers ${name}`)
      port.post({ reply: call, value: await method(argument) })
    } catch (error) {
      port.post({ reply: call, error: error instanceof Error ? error.message : String(error) })
    }
  }
  port.listen((message) => {
    if ('call' in message) return void answer(message)
    const { resolve, reject } = waiting.get(message.reply) ?? {}
    waiting.delete(message.reply)
    if (message.error === undefined) resolve?.(message.value)
    else reject?.(new Error(message.error))
  })
  return new Proxy({} as Theirs, {
    get: (_, name) =>
      typeof name !== 'string' || name === 'then'
        ? undefined
        : (argument: unknown) =>
            new Promise((resolve, reject) => {
              const call = ++calls
              waiting.set(call, { resolve, reject })
              port.post({ call, name, argument })
            }),
  })
}
