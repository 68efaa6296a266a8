import { type Browser, chromium } from 'playwright-core'
import { AppError } from '#shared/rpc/app-error'
import type { PrintJob } from '../shell.ts'
import { browserAdvice, findBrowser } from './find-browser.ts'
import { quietArgs, sandbox } from './launch.ts'

const timeLimit = 60_000
const address = 'https://record.stackjury.localhost/'

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * Prints with a browser of its own, without window, scripts or network. The PDF is tagged and
 * has an outline.
 *
 * @throws {AppError} `no-printer` where no browser is installed or it takes longer than 60 s
 */
export async function printWithBrowser({ html, paper }: PrintJob): Promise<Uint8Array> {
  const found = await findBrowser()
  if (!found) throw new AppError('no-printer', `No browser to print with. ${browserAdvice}`)

  let browser: Browser | undefined
  const printing = (async () => {
    browser = await chromium.launch({
      executablePath: found.executable,
      headless: true,
      chromiumSandbox: sandbox.chromiumSandbox,
      args: [...quietArgs, ...sandbox.args],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    return print(browser, html, paper)
  })()
  try {
    return await withinLimit(printing)
  } finally {
    // Nobody waits for a print that was given up.
    printing.catch(() => {})
    await browser?.close().catch(() => {})
  }
}

async function print(browser: Browser, html: string, paper: PrintJob['paper']) {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' })
  await context.route('**/*', (route) =>
    route.request().url() === address
      ? route.fulfill({
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': policy,
            'x-content-type-options': 'nosniff',
          },
          body: html,
        })
      : route.abort('blockedbyclient'),
  )
  const page = await context.newPage()
  await page.goto(address, { timeout: timeLimit })
  return page.pdf({
    format: paper,
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  })
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('no-printer', 'Printing took longer than 60 seconds')),
      timeLimit,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
