import type { BrowserContext, Page } from 'playwright-core'
import type { OnDefect } from '#shared/rpc/router'
import { addressAfterCrash, crashesBefore } from '../services/crash-count.ts'
import { isForTheRoom, isOurs, pageOrigin } from './serve-page.ts'

/**
 * Opens a window that crashed again, on the screen that it showed. One that keeps crashing there
 * is opened with ways out of it; the room is not shown those. A crashed page cannot be driven any
 * more, so a new one takes its place.
 */
export function replaceCrashed(context: BrowserContext, noteDefect: OnDefect): void {
  const isRepeated = crashesBefore()
  const watch = (page: Page) => {
    page.once('crash', () => {
      const url = isOurs(page.url()) ? page.url() : `${pageOrigin}/`
      const repeated = isRepeated(Date.now())
      noteDefect(`The window crashed at ${new URL(url).hash || 'Home'}`, 'window')
      if (repeated && isForTheRoom(url)) void page.close().catch(() => {})
      else void replace(context, page, addressAfterCrash(url, repeated))
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
