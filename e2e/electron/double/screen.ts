import { setTimeout as delay } from 'node:timers/promises'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
  type Route,
} from '@playwright/test'
import { findBrowser } from '../../../src/main/browser/find-browser.ts'
import { quietArgs, sandbox } from '../../../src/main/browser/launch-args.ts'
import type { Permission } from '../surface.ts'
import { fromChromium, toChromium } from './address.ts'
import { deliverKey, invokeName, preloadScript } from './preload-page.ts'
import type { MainApi, OpenedWindow, ScreenApi } from './wire.ts'

/** A window on the screen. Its page changes when it crashed: that of Playwright is then of no use. */
interface ShownWindow {
  readonly options: Omit<OpenedWindow, 'id'>
  page: Page
  /** Where the application itself sends the page next. */
  expected: string | null
}

/** A page that another one is about to open. */
interface Opening {
  readonly url: string
  readonly decision: Promise<number | null>
}

export interface Screen extends ScreenApi {
  readonly pages: () => Page[]
  /** Closes the browsers. */
  readonly end: () => Promise<void>
}

/** Chromium's names for what Electron calls otherwise. */
const permissionNames: Partial<Record<Permission, readonly string[]>> = {
  'clipboard-sanitized-write': ['clipboard-write'],
  media: ['camera', 'microphone'],
}

const bare = (url: string) => url.replace(/#.*$/s, '')

/** Windows as pages of an installed Chromium. `onWindow` hears of each page, also of one after a crash. */
export function createScreen(main: MainApi, onWindow: (page: Page) => void): Screen {
  const windows = new Map<number, ShownWindow>()
  const ids = new Map<Page, number>()
  const contexts = new Map<string | null, Promise<BrowserContext>>()
  const browsers: Browser[] = []
  let openings: Opening[] = []
  let creating = 0
  const tell = (work: Promise<unknown>) => void work.catch(() => {})

  const shown = (id: number): ShownWindow => {
    const window = windows.get(id)
    if (!window) throw new Error(`There is no window ${id}`)
    return window
  }

  const contextFor = (options: ShownWindow['options']) => {
    const present = contexts.get(options.partition)
    if (present) return present
    const launching = launch(options, browsers).then(async (context) => {
      await context.route('**/*', (route) => answer(route, options.partition))
      context.on('page', (page) => tell(adopt(page, options)))
      return context
    })
    contexts.set(options.partition, launching)
    return launching
  }

  const answer = async (route: Route, partition: string | null) => {
    const request = route.request()
    const [id, navigation] = await asker(request)
    // What another page opens is seen here first: nothing is asked of the application twice.
    if (id === null && request.isNavigationRequest()) return route.abort('aborted')
    const reply = await main.request({
      window: id,
      partition,
      url: fromChromium(request.url()),
      method: request.method(),
      headers: request.headers(),
      navigation,
    })
    if (reply.kind === 'abort') return route.abort(reply.reason)
    const { status, headers, body } = reply
    return route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) })
  }

  /** The window that asks, and whether its page goes somewhere on its own. */
  const asker = async (request: Request): Promise<[number | null, 'main' | 'frame' | null]> => {
    const frame = frameOf(request)
    const page = frame?.page()
    const id = page && ids.get(page)
    if (frame === null || page === undefined || id === undefined) {
      // What a new page fetches before it is known here is like anything that its session fetches.
      if (!request.isNavigationRequest()) return [null, null]
      return [(await opening(request.url()))?.id ?? null, null]
    }
    if (!request.isNavigationRequest()) return [id, null]
    if (frame !== page.mainFrame()) return [id, 'frame']
    const window = shown(id)
    const isExpected = window.expected === bare(request.url())
    window.expected = null
    return [id, isExpected ? null : 'main']
  }

  const opening = async (url: string): Promise<{ id: number | null } | null> => {
    for (let tries = 0; tries < 40; tries++) {
      const found = openings.find((one) => bare(one.url) === bare(url))
      if (found) return { id: await found.decision }
      await delay(50)
    }
    return null
  }

  /** What was decided about a page that is there already. A refused one has stayed blank. */
  const openerOf = async (page: Page): Promise<{ id: number | null } | null> => {
    for (let tries = 0; tries < 40 && !ids.has(page); tries++) {
      for (const one of openings) {
        const id = await one.decision
        const isRefused = id === null && /^(?:about:|chrome-error:|$)/.test(page.url())
        if (!isRefused && bare(one.url) !== bare(page.url())) continue
        openings = openings.filter((other) => other !== one)
        return { id }
      }
      await delay(50)
    }
    return null
  }

  /** A page that we did not make: one that another page opened. */
  const adopt = async (page: Page, options: ShownWindow['options']) => {
    if (creating > 0 || ids.has(page)) return
    const found = await openerOf(page)
    // The first page of a profile is nobody's until a window takes it.
    if (ids.has(page) || (found === null && page.url() === 'about:blank')) return
    if (found === null || found.id === null) return page.close()
    windows.set(found.id, { options: { ...options, preload: null }, page, expected: null })
    ids.set(page, found.id)
    await prepare(found.id)
    await main.navigated({ id: found.id, url: fromChromium(page.url()) })
    onWindow(page)
  }

  const create = async (context: BrowserContext): Promise<Page> => {
    const blank = context.pages().find((page) => page.url() === 'about:blank' && !ids.has(page))
    if (blank) return blank
    creating += 1
    try {
      return await context.newPage()
    } finally {
      creating -= 1
    }
  }

  const prepare = async (id: number) => {
    const { page, options } = shown(id)
    ids.set(page, id)
    const isOurs = () => windows.get(id)?.page === page
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) tell(main.navigated({ id, url: fromChromium(frame.url()) }))
    })
    page.on('domcontentloaded', () => tell(main.painted({ id })))
    page.on('crash', () => tell(main.crashed({ id })))
    page.on('download', (download) => {
      const decide = async () => {
        if (!(await main.download({ id, url: fromChromium(download.url()) })))
          await download.cancel()
      }
      tell(decide())
    })
    page.once('close', () => {
      ids.delete(page)
      if (!isOurs()) return
      windows.delete(id)
      tell(main.closed({ id }))
    })
    if (!options.scripts) return
    const session = await page.context().newCDPSession(page)
    session.on('Page.windowOpen', ({ url }) => {
      const decision = main.windowOpen({ opener: id, url: fromChromium(url) })
      openings.push({ url: url === '' ? 'about:blank' : url, decision })
    })
    await session.send('Page.enable')
    if (options.preload === null) return
    await page.exposeBinding(invokeName, ({ frame }, channel: string, args: unknown[]) =>
      main.invoked({
        id,
        url: fromChromium(frame.url()),
        isMainFrame: frame === page.mainFrame(),
        channel,
        args,
      }),
    )
    await page.addInitScript({ content: preloadScript(options.preload) })
  }

  /** A crashed page is replaced by another one in the same window. */
  const revive = async (window: ShownWindow, id: number) => {
    const crashed = window.page
    const page = await create(crashed.context())
    window.page = page
    await prepare(id)
    onWindow(page)
    await crashed.close().catch(() => {})
  }

  const go = async (id: number, url: string) => {
    const window = shown(id)
    window.expected = bare(toChromium(url))
    // Chromium never closes a page while that of an error is on its way to it.
    const stands = new Promise((resolve) => window.page.once('framenavigated', resolve))
    try {
      await window.page.goto(toChromium(url))
    } catch (error) {
      const code = /net::(ERR_\w+)/.exec(String(error))?.[1] ?? 'ERR_FAILED'
      if (code !== 'ERR_ABORTED') await Promise.race([stands, delay(5_000)])
      throw new Error(`${code} loading '${url}'`, { cause: error })
    }
  }

  const crashed = new Set<number>()
  return {
    pages: () => [...windows.values()].map(({ page }) => page),
    open: async ({ id, ...options }) => {
      const context = await contextFor(options)
      const page = await create(context)
      windows.set(id, { options, page, expected: null })
      await prepare(id)
      if (options.partition === null) onWindow(page)
    },
    load: async ({ id, url, granted }) => {
      const window = shown(id)
      if (crashed.delete(id)) await revive(window, id)
      if (window.options.scripts) await grant(window.page, url, granted)
      await go(id, url)
    },
    reload: async ({ id }) => {
      const window = shown(id)
      const url = window.page.url()
      if (crashed.delete(id)) await revive(window, id)
      await go(id, fromChromium(url))
    },
    close: async ({ id }) => {
      const page = windows.get(id)?.page
      if (page) await closeTold(page)
    },
    front: async ({ id }) => shown(id).page.bringToFront(),
    send: async ({ id, channel, args }) => {
      await shown(id).page.evaluate(
        ([key, to, what]) => {
          const page = globalThis as unknown as Record<symbol, (c: string, a: unknown) => void>
          page[Symbol.for(key)]?.(to, what)
        },
        [deliverKey, channel, args] as const,
      )
    },
    run: async ({ id, code }) => shown(id).page.evaluate(code),
    crash: async ({ id }) => {
      crashed.add(id)
      const { page } = shown(id)
      const session = await page.context().newCDPSession(page)
      session.send('Page.crash').catch(() => {})
    },
    print: async ({ id, options }) =>
      shown(id).page.pdf({
        ...(options.pageSize && { format: options.pageSize }),
        // Electron counts in inches, and has margins of its own where nothing is said.
        margin: inches(options.margins),
        preferCSSPageSize: options.preferCSSPageSize ?? false,
        printBackground: options.printBackground ?? false,
        tagged: options.generateTaggedPDF ?? false,
        outline: options.generateDocumentOutline ?? false,
      }),
    end: async () => {
      for (const context of contexts.values())
        await context.then((one) => one.close()).catch(() => {})
      for (const browser of browsers) await browser.close().catch(() => {})
    },
  }
}

async function launch(options: ShownWindow['options'], browsers: Browser[]) {
  const found = await findBrowser()
  if (!found) throw new Error('No browser to show windows with')
  const common = {
    executablePath: found.executable,
    chromiumSandbox: sandbox.chromiumSandbox,
    args: [...quietArgs, ...sandbox.args],
  }
  const viewport = { width: options.width, height: options.height }
  if (options.partition === null) {
    return chromium.launchPersistentContext(options.profile, { ...common, viewport })
  }
  const browser = await chromium.launch(common)
  browsers.push(browser)
  return browser.newContext({ viewport, javaScriptEnabled: options.scripts })
}

/**
 * As Electron closes a window: the page is told, and may say its last word. Chromium forgets one that
 * is on its way to another page, so that is waited for, and a page that does not go is not told again.
 */
async function closeTold(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded', { timeout: 5_000 }).catch(() => {})
  const gone = new Promise((resolve) => page.once('close', resolve))
  await page.close({ runBeforeUnload: true })
  if (!page.isClosed()) await Promise.race([gone, delay(5_000)])
  if (!page.isClosed()) await page.close()
}

/** Gives the page's origin what it is allowed, and nothing else. */
async function grant(page: Page, url: string, granted: readonly Permission[]): Promise<void> {
  if (!granted.includes('fullscreen')) {
    await page.addInitScript(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Permission denied'))
    })
  }
  const { origin } = new URL(toChromium(url))
  if (origin === 'null') return
  const names = granted
    .filter((permission) => permission !== 'fullscreen')
    .flatMap((permission) => permissionNames[permission] ?? [permission])
  await page.context().grantPermissions(names, { origin })
}

function frameOf(request: Request) {
  try {
    return request.frame()
  } catch {
    // A page that is only just being opened.
    return null
  }
}

function inches(margins: { top?: number; bottom?: number; left?: number; right?: number } = {}) {
  const usual = 0.4
  const { top = usual, bottom = usual, left = usual, right = usual } = margins
  return { top: `${top}in`, bottom: `${bottom}in`, left: `${left}in`, right: `${right}in` }
}
