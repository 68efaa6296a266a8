import { protocol, type Session } from 'electron'
import type { PageFiles } from '../services/page-files.ts'

const scheme = 'app'
/** Never changes: the working store is kept under this name. */
export const pageOrigin = 'app://stackjury'

/** `new URL('app://x').origin` is "null", so the start of the address is what tells. */
export function isOurs(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`)
}

/** The window for the room, the only further one that a page may open. */
export function isProjector(url: string): boolean {
  return isOurs(url) && /^\/(?:index\.html)?#\/e\/[^/?#]+\/projector$/.test(pathOf(url))
}

/** Must run before the application is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Answers our own scheme from the built files and cancels requests of every other.
 *
 * @param devTools whether the developer tools may fetch their own pages
 */
export function servePage(session: Session, files: PageFiles, devTools: boolean): void {
  session.protocol.handle(scheme, ({ url, method }) => {
    const isServed = isOurs(url) && method === 'GET'
    // No file has an empty name; what is refused gets the same policy as everything else.
    const { status, headers, body } = files(isServed ? new URL(url).pathname : '')
    return new Response(new Uint8Array(body), { status, headers: { ...headers } })
  })
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    // What the page made itself has no address outside of it.
    const isInside = isOurs(url) || /^(?:blob:app:\/\/stackjury\/|data:)/.test(url)
    decide({ cancel: !isInside && !(devTools && url.startsWith('devtools:')) })
  })
}

function pathOf(url: string): string {
  return url.slice(pageOrigin.length)
}
