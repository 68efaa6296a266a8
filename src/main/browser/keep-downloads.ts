import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, parse } from 'node:path'
import type { BrowserContext, Download, Page } from 'playwright-core'
import { uniquePath } from '../services/unique-path.ts'

/**
 * Puts what the page hands to the browser into the user's folder for downloads: the emergency
 * file, when the services could not write one, or a document that is attached to a trial. Left
 * alone, it would go when the window closes.
 */
export function keepDownloads(context: BrowserContext): void {
  // One after the other: of two with one name, the second is to find the first.
  let turn: Promise<unknown> = Promise.resolve()
  const watch = (page: Page) =>
    page.on('download', (download) => {
      turn = turn.then(() => keep(download)).catch(() => {})
    })
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
}

async function keep(download: Download): Promise<void> {
  const folder = join(homedir(), 'Downloads')
  await mkdir(folder, { recursive: true })
  const { name, ext } = parse(download.suggestedFilename())
  await download.saveAs(await uniquePath(folder, name, ext.slice(1) || 'bin'))
}
