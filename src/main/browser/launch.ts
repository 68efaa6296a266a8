import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { AppError } from '#shared/rpc/app-error'
import { renewFailedStore } from '../services/renew-store.ts'
import type { FoundBrowser } from './find-browser.ts'
import { quietArgs, sandbox } from './launch-args.ts'
import { pageOrigin } from './serve-page.ts'

interface Launch {
  readonly browser: FoundBrowser
  readonly userData: string
  readonly headless: boolean
}

/** Starts the browser with a profile of our own, driven over a pipe. No port is opened. */
export async function launchWindow({
  browser,
  userData,
  headless,
}: Launch): Promise<BrowserContext> {
  const profile = join(browser.confinedTo ?? userData, 'browser-profile')
  await renewFailedStore(userData, [join(profile, 'Default')])
  const isNew = (await mkdir(profile, { recursive: true, mode: 0o700 })) !== undefined
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath: browser.executable,
      headless,
      chromiumSandbox: sandbox.chromiumSandbox,
      args: [
        ...quietArgs,
        ...sandbox.args,
        ...(headless ? [] : [`--app=${pageOrigin}/`]),
        // Later on, the browser knows how large its user left the window.
        ...(isNew ? ['--window-size=1280,800'] : []),
      ],
      // One says "controlled by automated test software" above the page, the other opens a second window.
      ignoreDefaultArgs: ['--enable-automation', ...(headless ? [] : ['about:blank'])],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      serviceWorkers: 'block',
      // Null: as the user's system has it, not as a test would want it.
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
      viewport: headless ? { width: 1280, height: 720 } : null,
    })
  } catch (error) {
    throw new AppError('internal', `${browser.executable} did not start`, { cause: error })
  }
}
