import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { AppError } from '#shared/rpc/app-error'
import { printHeaders, printOrigin } from '../services/print-document.ts'
import { withinLimit } from '../services/within-limit.ts'
import type { PrintControl, PrintJob, Shell } from '../shell.ts'
import { browserAdvice, findBrowser, type FoundBrowser } from './find-browser.ts'
import { quietArgs, sandbox } from './launch-args.ts'

const address = `${printOrigin}/`
/** How long a browser is kept for the next thing to print, in ms. */
const patience = 120_000

/** Prints with a browser of its own, and may have it ready before there is anything to print. */
export interface BrowserPrinter {
  /** Starts the browser, unless one is waiting. It ends when nothing has been printed for two minutes. */
  readonly prepare: () => void
  /**
   * Prints without window, scripts or network. The PDF is tagged and has an outline.
   *
   * @throws {AppError} `no-printer` where no browser is installed or it takes longer than 60 s,
   *   `cancelled`
   */
  readonly print: Shell['printToPdf']
  /** Ends the browser that waits. What is being printed goes on, and no browser waits after it. */
  readonly close: () => Promise<void>
}

/** @param keepFor how long a browser waits for the next thing to print, in ms */
export function createBrowserPrinter(keepFor = patience): BrowserPrinter {
  let waiting: { readonly press: Press; readonly timer: NodeJS.Timeout } | null = null
  let isOver = false

  const start = (browser: FoundBrowser): Press => {
    const press = startPress(browser)
    // One that ends by itself, or never started, is not what the next job waits for.
    void press.ended.then(() => {
      if (waiting?.press === press) void take()?.close()
    })
    return press
  }
  const keep = (press: Press) => {
    if (waiting || keepFor === 0 || isOver) return void press.close()
    press.rest()
    const timer = setTimeout(() => void take()?.close(), keepFor)
    timer.unref()
    waiting = { press, timer }
  }
  const take = (): Press | null => {
    if (!waiting) return null
    clearTimeout(waiting.timer)
    const { press } = waiting
    waiting = null
    return press
  }

  return {
    prepare: () => {
      if (waiting || keepFor === 0 || isOver) return
      // Whoever prints without a browser is told so; who only might print is not.
      void findBrowser().then((found) => found && keep(start(found)))
    },
    print: async (job, { signal, onStep = () => {} } = {}) => {
      const found = await findBrowser()
      if (!found) throw new AppError('no-printer', `No browser to print with. ${browserAdvice}`)
      const press = take() ?? start(found)
      try {
        const pages = await withinLimit(press.print(job, onStep), signal)
        keep(press)
        return pages
      } catch (error) {
        // Nobody waits for what was given up to be gone.
        void press.close()
        throw error
      }
    },
    close: async () => {
      isOver = true
      await take()?.close()
    },
  }
}

/** A browser that prints one document after another. */
interface Press {
  readonly print: (
    job: PrintJob,
    onStep: NonNullable<PrintControl['onStep']>,
  ) => Promise<Uint8Array>
  /** Forgets what it printed, before it prints again. */
  readonly rest: () => void
  /** Resolves when there is no browser any more, or never was one. */
  readonly ended: Promise<void>
  /** Ends it, also while it is starting, and removes its profile. */
  readonly close: () => Promise<void>
}

function startPress({ executable }: FoundBrowser): Press {
  const profile = mkdtemp(join(tmpdir(), 'stackjury-print-'))
  const started = (async () => {
    // Only here: it takes as long to load as most commands of the terminal take in all.
    const { chromium } = await import('playwright-core')
    // With a profile the browser has a page at once, and needs no second one.
    return chromium.launchPersistentContext(await profile, {
      executablePath: executable,
      headless: true,
      chromiumSandbox: sandbox.chromiumSandbox,
      // Nothing is drawn on a screen.
      args: [...quietArgs, ...sandbox.args, '--disable-gpu'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      javaScriptEnabled: false,
      serviceWorkers: 'block',
    })
  })()
  // Told to whoever prints with it.
  started.catch(() => {})
  let rested = started
  return {
    print: async (job, onStep) => {
      const context = await rested
      onStep('layout')
      return print(context, job, () => onStep('pages'))
    },
    rest: () => {
      rested = started.then(async (context) => {
        await context.unrouteAll()
        await context.pages()[0]?.goto('about:blank')
        return context
      })
      rested.catch(() => {})
    },
    ended: started.then(
      (context) => new Promise((resolve) => context.once('close', () => resolve())),
      () => {},
    ),
    close: async () => {
      await started.then((context) => context.close()).catch(() => {})
      await profile
        .then((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
        .catch(() => {})
    },
  }
}

async function print(context: BrowserContext, { html, paper }: PrintJob, onLoaded: () => void) {
  await context.route('**/*', (route) =>
    route.request().url() === address
      ? route.fulfill({ headers: { ...printHeaders }, body: html })
      : route.abort('blockedbyclient'),
  )
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  onLoaded()
  return page.pdf({
    format: paper,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  })
}
