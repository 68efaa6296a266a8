import { EventEmitter } from 'node:events'
import type { CustomScheme, Permission, Session, WebContents } from '../surface.ts'
import { mustBeEarly, mustBeReady } from './app.ts'
import { preventable } from './events.ts'
import type { WebAnswer, WebRequest } from './wire.ts'

type Handler = Parameters<Session['protocol']['handle']>[1]
type BeforeRequest = Parameters<Session['webRequest']['onBeforeRequest']>[0]
type Check = Parameters<Session['setPermissionCheckHandler']>[0]
type Ask = Parameters<Session['setPermissionRequestHandler']>[0]

/** A session with what the double needs of it. */
export interface DoubleSession extends Session {
  readonly partition: string | null
  readonly answer: (request: WebRequest) => Promise<WebAnswer>
  /** What an origin is allowed: where both the check and the request say so. */
  readonly granted: (url: string, contents: WebContents) => readonly Permission[]
  readonly mayDownload: (url: string) => boolean
}

const asked: readonly Permission[] = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'fullscreen',
  'geolocation',
  'local-fonts',
  'media',
  'midi',
  'notifications',
  'storage-access',
]

const privileged = new Map<string, NonNullable<CustomScheme['privileges']>>()
const sessions = new Map<string | null, DoubleSession>()

function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
  mustBeEarly('protocol.registerSchemesAsPrivileged()')
  for (const { scheme, privileges = {} } of schemes) privileged.set(scheme, privileges)
}

/** Without these, a page of a scheme of ours has neither storage nor modules, and workers fail. */
export function requirePrivileges(url: string): void {
  const scheme = /^([a-z]+):/.exec(url)?.[1] ?? ''
  if (/^(?:https?|data|about|file|blob)$/.test(scheme)) return
  const { standard, secure, supportFetchAPI } = privileged.get(scheme) ?? {}
  if (!standard || !secure || !supportFetchAPI) {
    throw new Error(`The scheme ${scheme} was not registered as standard, secure and fetchable`)
  }
}

export function sessionOf(partition: string | null): DoubleSession {
  mustBeReady('Session')
  const present = sessions.get(partition)
  if (present) return present
  const created = createSession(partition)
  sessions.set(partition, created)
  return created
}

function createSession(partition: string | null): DoubleSession {
  const emitter = new EventEmitter()
  const handlers = new Map<string, Handler>()
  let beforeRequest: BeforeRequest = null
  let check: Check = null
  let ask: Ask = null

  const isCancelled = (url: string) =>
    new Promise<boolean>((resolve) => {
      if (!beforeRequest) resolve(false)
      else beforeRequest({ url }, ({ cancel = false }) => resolve(cancel))
    })

  const isGranted = (permission: Permission, url: string, asking: WebContents) => {
    // Electron grants where nobody decides.
    const { origin } = new URL(url)
    // It is asked before the page is there.
    const contents = Object.create(asking, { getURL: { value: () => url } }) as WebContents
    const checked = check?.(contents, permission, origin === 'null' ? url : origin) ?? true
    let isAllowed = ask === null
    const details = { requestingUrl: url, isMainFrame: true }
    ask?.(contents, permission, (answer) => (isAllowed = answer), details)
    return checked && isAllowed
  }

  return Object.assign(emitter, {
    partition,
    protocol: {
      registerSchemesAsPrivileged,
      handle: (scheme: string, handler: Handler) => {
        if (handlers.has(scheme)) throw new Error(`${scheme} is handled already`)
        handlers.set(scheme, handler)
      },
    },
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest) => {
        beforeRequest = listener
      },
    },
    setPermissionRequestHandler: (handler: Ask) => {
      ask = handler
    },
    setPermissionCheckHandler: (handler: Check) => {
      check = handler
    },
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
    answer: async ({ url, method, headers }: WebRequest): Promise<WebAnswer> => {
      if (await isCancelled(url)) return { kind: 'abort', reason: 'blockedbyclient' }
      const handler = handlers.get(/^([a-z]+):/.exec(url)?.[1] ?? '')
      // The double has no network, whatever the application does about it.
      if (!handler) return { kind: 'abort', reason: 'failed' }
      return fulfilled(await handler(requestOf(url, method, headers)))
    },
    granted: (url: string, contents: WebContents) =>
      asked.filter((permission) => isGranted(permission, url, contents)),
    mayDownload: (url: string) => {
      const event = preventable({})
      emitter.emit('will-download', event, { getURL: () => url })
      return !event.defaultPrevented
    },
  })
}

function requestOf(url: string, method: string, headers: Readonly<Record<string, string>>) {
  // Node knows no scheme of ours with a body, and none of our pages sends any.
  return new Request(url, { method, headers: { ...headers } })
}

async function fulfilled(response: Response): Promise<WebAnswer> {
  return {
    kind: 'fulfil',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** Electron's `protocol` of the default session, and what registers schemes. */
export const protocol: Session['protocol'] = {
  registerSchemesAsPrivileged,
  handle: (scheme, handler) => sessionOf(null).protocol.handle(scheme, handler),
}

export const session = {
  get defaultSession(): Session {
    return sessionOf(null)
  },
  fromPartition: (partition: string): Session => sessionOf(partition),
}
