import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { AppError } from '#shared/rpc/app-error'
import { createHost, type Host } from '../host.ts'
import { loadPageFiles, type PageFiles } from '../services/page-files.ts'
import { connectBridge } from './bridge.ts'
import { createBrowserShell } from './browser-shell.ts'
import { browserAdvice, findBrowser } from './find-browser.ts'
import { keepDownloads } from './keep-downloads.ts'
import { launchWindow } from './launch.ts'
import { type BrowserPrinter, createBrowserPrinter } from './print.ts'
import { replaceCrashed } from './replace-crashed.ts'
import { isForTheRoom, pageOrigin, servePage } from './serve-page.ts'

export interface BrowserShellOptions {
  /** The folder with `out/` and `resources/`. */
  readonly root: string
  readonly userData: string
  readonly evaluations: string
  readonly headless: boolean
}

/** A running shell. Tests drive its page as a user would. */
export interface RunningBrowserShell {
  readonly context: BrowserContext
  readonly page: Page
  readonly host: Host
  /** Shows the laptop's window, whichever it is by now. */
  readonly bringToFront: () => Promise<void>
  /** Brings all files up to date and closes the window. */
  readonly close: () => Promise<void>
  /** Resolves when the last window was closed and everything is on disk. */
  readonly closed: Promise<void>
}

/**
 * Starts the services and a browser window that shows the page.
 *
 * @throws {AppError} `not-found` where no browser is installed or the page is not built
 */
export async function startBrowserShell(
  options: BrowserShellOptions,
): Promise<RunningBrowserShell> {
  const { root, userData, evaluations, headless } = options
  const browser = await findBrowser()
  if (!browser) throw new AppError('not-found', `No browser is installed. ${browserAdvice}`)
  await mkdir(userData, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') await chmod(userData, 0o700)

  // The browser takes longest, so everything else is made ready meanwhile.
  const launching = launchWindow({ browser, userData, headless })
  launching.catch(() => {})
  const printer = createBrowserPrinter()
  let host: Host | null = null
  try {
    const files = await loadPageFiles(join(root, 'out', 'renderer'))
    const shell = createBrowserShell({ userData, evaluations }, printer)
    host = await createHost({ shell, root })
    return await openWindow(host, files, await launching, printer)
  } catch (error) {
    await launching.then(
      (context) => context.close(),
      () => {},
    )
    await host?.close()
    throw error
  }
}

async function openWindow(
  host: Host,
  files: PageFiles,
  context: BrowserContext,
  printer: BrowserPrinter,
): Promise<RunningBrowserShell> {
  await servePage(context, files)
  await connectBridge(context, host)
  // Everything else that a page could ask permission for is denied with this.
  await context.grantPermissions(['clipboard-write'], { origin: pageOrigin })
  const page = context.pages()[0] ?? (await context.newPage())

  const closed = new Promise<void>((resolve, reject) => {
    context.once('close', () =>
      Promise.all([host.close(), printer.close()]).then(() => resolve(), reject),
    )
  })
  // A window for the room shows what the laptop does; without one it is nobody's any more.
  const closeWithLastWindow = (one: Page) =>
    one.once('close', () => {
      if (context.pages().every((other) => isForTheRoom(other.url())))
        // A browser that ended by itself has closed them all; there is nothing left to be told.
        void context.close().catch(() => {})
    })
  for (const one of context.pages()) closeWithLastWindow(one)
  context.on('page', closeWithLastWindow)
  replaceCrashed(context, host.noteDefect)
  keepDownloads(context)

  await page.goto(`${pageOrigin}/`)
  return {
    context,
    page,
    host,
    bringToFront: async () => {
      await context
        .pages()
        .findLast((one) => !isForTheRoom(one.url()))
        ?.bringToFront()
    },
    close: async () => {
      await host.flush()
      await context.close()
      await closed
    },
    closed,
  }
}
