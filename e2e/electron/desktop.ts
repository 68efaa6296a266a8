import { test as base, expect, type Page } from '@playwright/test'
import { type Folders, newFolders } from '../shell.ts'
import { refuseTroubles, watchContext } from '../watch.ts'
import { type Workshop, workshopOn } from '../workshop.ts'
import type { DesktopApp } from './desktop-app.ts'
import { double } from './double/start.ts'
import { realElectron } from './real.ts'

/** Electron itself wherever it would run, else its double: the same specs. */
export const runtime = realElectron() ?? double

/** A running desktop application with its first window. */
export interface Desktop extends DesktopApp {
  readonly page: Page
  readonly workshop: Workshop
  /** What happened on any of its pages and never should. A spec that provokes it takes it out. */
  readonly troubles: string[]
}

interface Fixtures {
  /** Of a user who has never started the application. */
  readonly folders: Folders
  /** Starts it as often as a spec likes; whatever still runs at the end is ended. */
  readonly launch: (args?: readonly string[]) => Promise<Desktop>
}

/** Specs of the Electron entry, as it was built. Any trouble on a page fails them. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  folders: async ({}, use) => {
    const folders = await newFolders()
    await use(folders)
    await folders.remove()
  },
  launch: async ({ folders }, use) => {
    const started: Desktop[] = []
    await use(async (args = []) => {
      const desktop = await startDesktop(folders, args)
      started.push(desktop)
      return desktop
    })
    for (const desktop of started) {
      await endDesktop(desktop)
    }
  },
})

/** How the application is told where its folders are. */
export function envOf({ userData, evaluations }: Folders): Readonly<Record<string, string>> {
  return { STACKJURY_USER_DATA: userData, STACKJURY_EVALUATIONS: evaluations }
}

/** Starts it for a user with these folders, and waits for its first window. */
export async function startDesktop(
  folders: Folders,
  args: readonly string[] = [],
  root?: string,
): Promise<Desktop> {
  const app = await runtime.start({ env: envOf(folders), args, ...(root && { root }) })
  const page = await Promise.race([
    app.windows()[0] ?? app.nextWindow(),
    app.ended.then((code) => {
      throw new Error(`It ended with ${code}: ${app.output()}`)
    }),
  ])
  const troubles: string[] = []
  await watchContext(page.context(), troubles, runtime.own)
  const shell = {
    page,
    context: page.context(),
    troubles,
    close: app.end,
    closed: app.ended.then(() => {}),
  }
  return { ...app, page, troubles, workshop: workshopOn(shell, folders) }
}

/** Ends it where it still runs. Fails with whatever happened on its pages. */
export async function endDesktop(desktop: Desktop): Promise<void> {
  if (desktop.process.exitCode === null) await desktop.end()
  refuseTroubles(desktop.troubles)
}

/** The user chooses this path in every dialog. */
export async function answerDialogs({ main }: Desktop, path: string): Promise<void> {
  await main(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, path)
}

export { expect }
