import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindow as Window, BrowserWindowConstructorOptions } from '../surface.ts'
import { afterWindowClosed, app, mustBeReady } from './app.ts'
import { createContents, type DoubleContents } from './contents.ts'
import { preventable } from './events.ts'
import { addWindow, allWindows, nextId, removeWindow } from './registry.ts'
import type { DoubleSession } from './session.ts'
import type { MainApi, ScreenApi } from './wire.ts'

/** A window with what the double needs of it. */
interface DoubleWindow extends Window {
  readonly webContents: DoubleContents
  readonly painted: () => void
  readonly closed: () => void
}

const windows = new Map<number, DoubleWindow>()
let focused: number | null = null

/** @param isThere whether the page exists already, because another one opened it */
function createWindow(
  screen: ScreenApi,
  options: BrowserWindowConstructorOptions,
  isThere: boolean,
): DoubleWindow {
  mustBeReady('BrowserWindow')
  const { width = 800, height = 600, show = true, webPreferences = {} } = options
  const id = nextId()
  const emitter = new EventEmitter()
  let isVisible = show
  let isMinimized = false
  let isClosed = false
  if (show) focused = id

  const destroy = () => void screen.close({ id }).catch(() => {})
  const close = () => {
    const event = preventable({})
    emitter.emit('close', event)
    if (!event.defaultPrevented) destroy()
  }
  const partition = (webPreferences.session as DoubleSession | undefined)?.partition ?? null
  const opened = isThere
    ? Promise.resolve()
    : screen.open({
        id,
        partition,
        profile: app.getPath('sessionData'),
        preload: webPreferences.preload ? readFileSync(webPreferences.preload, 'utf8') : null,
        scripts: webPreferences.javascript ?? true,
        width,
        height,
      })
  opened.catch((error: unknown) => process.stderr.write(`No window: ${String(error)}\n`))
  const webContents = createContents(id, options, { ask: screen, opened, close })

  const window: DoubleWindow = Object.assign(emitter, {
    webContents,
    loadURL: (url: string) => webContents.loadURL(url),
    show: () => {
      isVisible = true
      window.focus()
    },
    focus: () => {
      focused = id
      void opened.then(() => screen.front({ id })).catch(() => {})
    },
    minimize: () => {
      isMinimized = true
      if (focused === id) focused = null
    },
    restore: () => {
      isMinimized = false
    },
    close,
    destroy,
    isMinimized: () => isMinimized,
    isVisible: () => isVisible && !isMinimized,
    isFocused: () => focused === id,
    isDestroyed: () => isClosed,
    painted: () => void emitter.emit('ready-to-show'),
    closed: () => {
      if (isClosed) return
      isClosed = true
      windows.delete(id)
      removeWindow(id)
      if (focused === id) focused = null
      webContents.gone()
      emitter.emit('closed')
      afterWindowClosed()
    },
  })
  windows.set(id, window)
  addWindow(id, window)
  return window
}

/** Electron's class: made with `new`, which a plain function that returns an object allows as well. */
export function createWindowClass(screen: ScreenApi): typeof Window {
  const construct = function (options: BrowserWindowConstructorOptions = {}) {
    return createWindow(screen, options, false)
  }
  return Object.assign(construct, {
    getAllWindows: allWindows,
    getFocusedWindow: () => windows.get(focused ?? -1) ?? null,
  }) as unknown as typeof Window
}

type Decisions = Omit<MainApi, 'invoked' | 'run'>

/** What windows decide about what happens on the screen. */
export function createDecisions(screen: ScreenApi, blocked: DoubleSessionOf): Decisions {
  return {
    request: async (request) => {
      const window = windows.get(request.window ?? -1)
      if (window) return window.webContents.answer(request)
      return blocked(request.partition).answer(request)
    },
    windowOpen: async ({ opener, url }) => {
      const answer = windows.get(opener)?.webContents.opens(url)
      if (answer?.action !== 'allow') return null
      return createWindow(screen, answer.overrideBrowserWindowOptions ?? {}, true).webContents.id
    },
    navigated: async ({ id, url }) => windows.get(id)?.webContents.showing(url),
    painted: async ({ id }) => windows.get(id)?.painted(),
    crashed: async ({ id }) => {
      const details = { reason: 'crashed', exitCode: 5 }
      windows.get(id)?.webContents.emit('render-process-gone', preventable({}), details)
    },
    closed: async ({ id }) => windows.get(id)?.closed(),
    download: async ({ id, url }) => windows.get(id)?.webContents.session.mayDownload(url) ?? false,
  }
}

type DoubleSessionOf = (partition: string | null) => DoubleSession

export function contentsOf(id: number): DoubleContents | null {
  return windows.get(id)?.webContents ?? null
}
