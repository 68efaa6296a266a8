import { join } from 'node:path'
import { app, BrowserWindow, type WebContents } from 'electron'
import type { OnDefect } from '#shared/rpc/router'
import { addressAfterCrash, crashesBefore } from '../services/crash-count.ts'
import { isOurs, isProjector, pageOrigin } from './page-protocol.ts'
import { pagePreferences } from './window-options.ts'

const home = `${pageOrigin}/`

let mainWindow: BrowserWindow | null = null

/**
 * Opens the window that the user works in. The projector closes with it.
 *
 * @param root the folder with `out/`
 */
export function openMainWindow(root: string): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 540,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      ...pagePreferences(app.isPackaged),
      preload: join(root, 'out', 'preload', 'index.cjs'),
    },
  })
  mainWindow = window
  window.once('ready-to-show', () => window.show())
  window.once('closed', () => {
    mainWindow = null
    for (const other of BrowserWindow.getAllWindows()) {
      if (isOurs(other.webContents.getURL())) other.close()
    }
  })
  void show(window.webContents, home)
}

/** Whether the user has a window to work in. */
export function hasMainWindow(): boolean {
  return mainWindow !== null
}

export function bringToFront(): void {
  if (!mainWindow) return
  if (mainWindow.isMinimized()) mainWindow.restore()
  mainWindow.show()
  mainWindow.focus()
}

/**
 * Opens what crashed again on the screen that it showed, or, when it keeps crashing there, with
 * ways out of it.
 */
export function reviveCrashed(noteDefect: OnDefect): void {
  const isRepeated = crashesBefore()
  app.on('web-contents-created', (_, contents) => {
    contents.on('render-process-gone', (_event, { reason }) => {
      const address = contents.getURL()
      if (reason === 'clean-exit' || !isOurs(address)) return
      const isHopeless = isRepeated(Date.now())
      noteDefect(`The window crashed at ${new URL(address).hash || 'Home'}`, 'window')
      // Not at once: whoever navigates while Electron still tells of the crash takes it down as well.
      setImmediate(() => {
        if (contents.isDestroyed()) return
        if (!isHopeless) contents.reload()
        // The room is not shown those; the laptop opens its window again.
        else if (isProjector(address)) contents.close()
        else void show(contents, addressAfterCrash(address, true))
      })
    })
  })
}

async function show(contents: WebContents, address: string): Promise<void> {
  // It also fails when another navigation takes its place, and there is nobody to tell.
  await contents.loadURL(address).catch(() => {})
}
