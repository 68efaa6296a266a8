import { protocol, type Session } from 'electron'
import type { PageFiles } from '../services/page-files.ts'

const scheme = 'app'
/** Never changes: the working store is kept under this name. */
export const pageOrigin = 'app://stackjury'

/** `new URL('app://x').origin` is "null", so the start of the address is what tells. */
export function isOurs(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`)
}

/** Must run before the application is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers our own scheme from the built files and cancels requests of every other. */
export function servePage(session: Session, files: PageFiles): void {
  session.protocol.handle(scheme, (request) => {
    if (!isOurs(request.url) || request.method !== 'GET') {
      return new Response(null, { status: 404 })
    }
    const { status, headers, body } = files(new URL(request.url).pathname)
    return new Response(new Uint8Array(body), { status, headers: { ...headers } })
  })
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    // What the page made itself has no address outside of it.
    decide({ cancel: !isOurs(url) && !/^(?:blob:app:\/\/stackjury\/|data:|devtools:)/.test(url) })
  })
}
