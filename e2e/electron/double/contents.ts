import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  PrintToPDFOptions,
  WebContents,
  WebPreferences,
  WindowOpenHandlerResponse,
} from '../surface.ts'
import { app } from './app.ts'
import { preventable } from './events.ts'
import { type DoubleSession, requirePrivileges, sessionOf } from './session.ts'
import type { ScreenApi, WebAnswer, WebRequest } from './wire.ts'

/** The contents of a window with what the double needs of it. */
export interface DoubleContents extends WebContents {
  readonly id: number
  readonly session: DoubleSession
  readonly answer: (request: WebRequest) => Promise<WebAnswer>
  readonly opens: (url: string) => WindowOpenHandlerResponse
  /** What the screen says has happened. */
  readonly showing: (url: string) => void
  readonly gone: () => void
  readonly getLastWebPreferences: () => WebPreferences
}

interface Screen {
  readonly ask: ScreenApi
  /** Resolves when the window is on the screen. */
  readonly opened: Promise<unknown>
  readonly close: () => void
}

/** The page in a window. Everything that takes a while happens on the screen. */
export function createContents(
  id: number,
  { webPreferences = {} }: BrowserWindowConstructorOptions,
  { ask, opened, close }: Screen,
): DoubleContents {
  const emitter = new EventEmitter()
  const session = (webPreferences.session as DoubleSession | undefined) ?? sessionOf(null)
  let address = ''
  let isDestroyed = false
  let onOpen: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  // Electron throws when something gone is used; what is only told to the screen may come too late.
  const tell = (work: Promise<unknown>) => void work.catch(() => {})

  const contents: DoubleContents = Object.assign(emitter, {
    id,
    session,
    mainFrame: Object.defineProperty({ url: '' }, 'url', { get: () => address }),
    getURL: () => address,
    isDestroyed: () => isDestroyed,
    getLastWebPreferences: () => webPreferences,
    loadURL: async (url: string) => {
      requirePrivileges(url)
      await opened
      await ask.load({ id, url, granted: session.granted(url, contents) })
    },
    reload: () => tell(opened.then(() => ask.reload({ id }))),
    close,
    send: (channel: string, ...args: unknown[]) =>
      tell(opened.then(() => ask.send({ id, channel, args }))),
    printToPDF: async (options: PrintToPDFOptions) => Buffer.from(await ask.print({ id, options })),
    executeJavaScript: (code: string) => opened.then(() => ask.run({ id, code })),
    forcefullyCrashRenderer: () => tell(ask.crash({ id })),
    setWindowOpenHandler: (handler: NonNullable<typeof onOpen>) => {
      onOpen = handler
    },
    answer: async (request: WebRequest): Promise<WebAnswer> => {
      const { url, navigation } = request
      if (navigation !== null && !mayNavigate(emitter, url, navigation === 'main')) {
        return { kind: 'abort', reason: 'aborted' }
      }
      const answer = await session.answer(request)
      if (answer.kind === 'fulfil' && answer.status >= 300 && answer.status < 400) {
        const event = preventable({ url, isMainFrame: true, isSameDocument: false })
        emitter.emit('will-redirect', event)
        return { kind: 'abort', reason: event.defaultPrevented ? 'aborted' : 'failed' }
      }
      return answer
    },
    opens: (url: string) => onOpen?.({ url }) ?? { action: 'allow' as const },
    showing: (url: string) => {
      address = url
    },
    gone: () => {
      isDestroyed = true
      emitter.emit('destroyed')
    },
  })
  app.emit('web-contents-created', preventable({}), contents)
  return contents
}

function mayNavigate(emitter: EventEmitter, url: string, isMainFrame: boolean): boolean {
  const event = preventable({ url, isMainFrame, isSameDocument: false })
  emitter.emit('will-frame-navigate', event)
  if (isMainFrame && !event.defaultPrevented) emitter.emit('will-navigate', event)
  return !event.defaultPrevented
}
