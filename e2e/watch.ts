import type { BrowserContext, Page } from '@playwright/test'

/** The application's own addresses in the browser shell. */
export const ownAddresses = '^(https://stackjury\\.localhost/|data:|blob:|about:)'

/**
 * Notes everything that should never happen on a page, as it happens: uncaught errors, errors on
 * the console, which violations of the policy are as well, and requests to anywhere else.
 *
 * @param own what begins the addresses of the application's own
 */
export function watchPage(page: Page, troubles: string[], own: string): void {
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const note = `request: ${request.url()}`
    if (!new RegExp(own).test(request.url()) && !troubles.includes(note)) troubles.push(note)
  })
}

/** The same for all pages of a browser, also for those that come. */
export async function watchContext(
  context: BrowserContext,
  troubles: string[],
  own: string,
): Promise<void> {
  // Not every violation is an error on the console: of styles, Chromium says only so much.
  const report = () => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // oxlint-disable-next-line no-console -- what the page's console says is what is watched
      console.error(`policy: ${event.violatedDirective} refuses ${event.blockedURI}`)
    })
  }
  const watch = (page: Page) => watchPage(page, troubles, own)
  for (const page of context.pages()) {
    watch(page)
    // One that is there already gets no script of before its own.
    await page.evaluate(report).catch(() => {})
  }
  context.on('page', watch)
  // A window that is refused asks for something before it is a page.
  context.on('request', (request) => {
    const note = `request: ${request.url()}`
    if (!new RegExp(own).test(request.url()) && !troubles.includes(note)) troubles.push(note)
  })
  await context.addInitScript(report)
}

/** The watch as text, for a process of its own: a function of shell, and of what begins its addresses. */
export const watchScript = `async ({ context }, own) => {
  ${watchPage.toString()}
  ${watchContext.toString()}
  globalThis.troubles = []
  await watchContext(context, globalThis.troubles, own)
}`

/** Fails with what was noted. To be called at the end of everything that was watched. */
export function refuseTroubles(troubles: readonly string[]): void {
  if (troubles.length > 0) throw new Error(`On the page:\n${troubles.join('\n')}`)
}
