import type { BrowserContext, Page } from 'playwright-core'
import { crashesBefore } from '../services/crash-count.ts'
import { isOurs, pageOrigin } from './serve-page.ts'

/**
 * Opens a window that crashed again, on the screen that it showed. One that keeps crashing there
 * is opened on Home. A crashed page cannot be driven any more, so a new one takes its place.
 */
export function replaceCrashed(context: BrowserContext): void {
  const isRepeated = crashesBefore()
  const watch = (page: Page) => {
    page.once('crash', () => {
      const address = isOurs(page.url()) && !isRepeated(Date.now()) ? page.url() : `${pageOrigin}/`
      void replace(context, page, address)
    })
  }
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
}

async function replace(context: BrowserContext, crashed: Page, address: string): Promise<void> {
  try {
    const page = await context.newPage()
    await page.goto(address)
  } catch {
    // The browser itself is going away; whoever waits for that is told by it.
  } finally {
    await crashed.close().catch(() => {})
  }
}
