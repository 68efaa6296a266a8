import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { AppError } from '#shared/rpc/app-error'
import { printHeaders, printOrigin } from '../services/print-document.ts'
import { withinLimit } from '../services/within-limit.ts'
import type { PrintControl, PrintJob } from '../shell.ts'
import { browserAdvice, findBrowser } from './find-browser.ts'
import { quietArgs, sandbox } from './launch-args.ts'

const address = `${printOrigin}/`

/**
 * Prints with a browser of its own, without window, scripts or network. The PDF is tagged and
 * has an outline.
 *
 * @throws {AppError} `no-printer` where no browser is installed or it takes longer than 60 s,
 *   `cancelled`
 */
export async function printWithBrowser(
  { html, paper }: PrintJob,
  { signal, onStep = () => {} }: PrintControl = {},
): Promise<Uint8Array> {
  const found = await findBrowser()
  if (!found) throw new AppError('no-printer', `No browser to print with. ${browserAdvice}`)

  let browser: BrowserContext | undefined
  let isOver = false
  const profile = await mkdtemp(join(tmpdir(), 'stackjury-print-'))
  const printing = (async () => {
    // Only here: it takes as long to load as most commands of the terminal take in all.
    const { chromium } = await import('playwright-core')
    // With a profile the browser has a page at once, and needs no second one.
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: found.executable,
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
    // Given up while it was starting: nobody else knows of it.
    if (isOver) await browser.close()
    onStep('layout')
    return print(browser, html, paper, () => onStep('pages'))
  })()
  const tidy = async () => {
    await browser?.close().catch(() => {})
    // Nobody waits for a print that was given up, but for its browser to be gone.
    await printing.catch(() => {})
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
  try {
    return await withinLimit(printing, signal)
  } finally {
    isOver = true
    // The pages need not wait until the browser has gone.
    void tidy()
  }
}

async function print(
  context: BrowserContext,
  html: string,
  paper: PrintJob['paper'],
  onLoaded: () => void,
) {
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
