import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, Menu, session } from 'electron'
import { createHost, type Host } from '../host.ts'
import { crashesBefore } from '../services/crash-count.ts'
import { claimInstance } from '../services/instance.ts'
import { loadPageFiles } from '../services/page-files.ts'
import { connectBridge } from './bridge.ts'
import { createElectronShell } from './electron-shell.ts'
import { denyPermissions, guardContents } from './guards.ts'
import { pageOrigin, registerPageScheme, servePage } from './page-protocol.ts'

/**
 * Starts the application. The order matters: sandbox, scheme and guards come before the
 * application is ready, the page's files and the bridge before the first window.
 *
 * @param root the folder with `package.json`, `out/` and `resources/`
 */
export async function startElectronShell(root: string): Promise<void> {
  app.enableSandbox()
  app.setName('Stackjury')
  shareFolders()
  registerPageScheme()
  guardContents(app)

  const files = filesIn(process.argv.slice(app.isPackaged ? 1 : 2))
  let open = (path: string): void => void files.push(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open(path)
  })

  const shell = createElectronShell()
  await mkdir(shell.paths.userData, { recursive: true, mode: 0o700 })
  const claim = await claimInstance(shell.paths.userData, { open: files }, (greeting) => {
    greeting.open.forEach((path) => open(path))
    bringToFront()
  })
  if (claim.status === 'second') {
    app.quit()
    return
  }

  const pageFiles = await loadPageFiles(join(root, 'out', 'renderer'))
  const host = await createHost({ shell, root })
  await app.whenReady()
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macMenu()) : null)
  denyPermissions(session.defaultSession)
  servePage(session.defaultSession, pageFiles)
  connectBridge(host)
  closeAfterFlush(host)

  openWindow(root)
  open = host.requestOpen
  files.forEach(host.requestOpen)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(root)
  })
}

/** The data of the browser shell and ours are the same; only what the browser engine keeps is apart. */
function shareFolders(): void {
  const userData = process.env['STACKJURY_USER_DATA'] ?? join(app.getPath('appData'), 'Stackjury')
  app.setPath('userData', userData)
  app.setPath('sessionData', join(userData, 'electron-profile'))
}

function openWindow(root: string): void {
  const isRepeated = crashesBefore()
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 540,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(root, 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', () => {
    // The same screen again, unless that is what makes it crash.
    if (isRepeated(Date.now())) void window.loadURL(`${pageOrigin}/`)
    else window.webContents.reload()
  })
  void window.loadURL(`${pageOrigin}/`)
}

/** Windows close at once; the process stays until every file is up to date. */
function closeAfterFlush(host: Host): void {
  let isFlushed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (isFlushed) return
    event.preventDefault()
    void host.close().finally(() => {
      isFlushed = true
      app.quit()
    })
  })
}

function bringToFront(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
}

function filesIn(args: readonly string[]): string[] {
  return args.filter((arg) => !arg.startsWith('-') && arg !== '.').map((arg) => resolve(arg))
}

/** Without a menu, macOS has neither copy and paste nor a way to quit from the keyboard. */
function macMenu(): Electron.MenuItemConstructorOptions[] {
  return [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
}
