import type { BrowserContext, Page } from 'playwright-core'
import type { PageFiles } from '../services/page-files.ts'

/** Never changes: the browser keeps the working store under this name. */
export const pageOrigin = 'https://stackjury.localhost'

/** Whether a page or frame shows us and nobody else. */
export function isOurs(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`)
}

/** Whether an address is the second window's, which shows the room what the laptop is on. */
export function isForTheRoom(url: string): boolean {
  return isOurs(url) && /#\/e\/[^/]+\/projector$/.test(url)
}

/** Answers every request for our origin from the built files and refuses all others. */
export async function servePage(context: BrowserContext, files: PageFiles): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (!isOurs(request.url())) {
      // "aborted" keeps the present page where another code would show an error page instead.
      return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient')
    }
    if (request.method() !== 'GET') return route.abort('blockedbyclient')
    const { status, headers, body } = files(new URL(request.url()).pathname)
    return route.fulfill({ status, headers: { ...headers }, body })
  })
  for (const page of context.pages()) guard(page)
  context.on('page', guard)
}

/** Windows that show anything but our own page are closed; what interception lets through ends here. */
function guard(page: Page): void {
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return
    const url = frame.url()
    if (!isOurs(url) && url !== 'about:blank' && !url.startsWith('chrome-error:')) {
      void page.close().catch(() => {})
    }
  })
}
