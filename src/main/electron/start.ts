import { join, resolve } from 'node:path'
import { app, Menu, type MenuItemConstructorOptions, session } from 'electron'
import { createHost } from '../host.ts'
import { claimInstance } from '../services/instance.ts'
import { loadPageFiles } from '../services/page-files.ts'
import { renewFailedStore } from '../services/renew-store.ts'
import { connectBridge } from './bridge.ts'
import { createElectronShell } from './electron-shell.ts'
import { shareFolders } from './folders.ts'
import { denyPermissions, guardContents } from './guards.ts'
import { registerPageScheme, servePage } from './page-protocol.ts'
import { closeAfterFlush, type Quitting } from './quit.ts'
import { refusalOf } from './weakened.ts'
import { bringToFront, hasMainWindow, openMainWindow, reviveCrashed } from './windows.ts'

/**
 * Starts the application. The order matters: sandbox, scheme and guards come before the
 * application is ready, the page's files and the bridge before the first window.
 *
 * @param root the folder with `package.json`, `out/` and `resources/`
 * @throws in words for the user where it cannot or must not run
 */
export async function startElectronShell(root: string): Promise<void> {
  const refusal = refusalOf((name) => app.commandLine.hasSwitch(name))
  if (refusal !== null) throw new Error(refusal)
  app.enableSandbox()
  app.setName('Stackjury')
  stayOffline()
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
  let quitting: Quitting | undefined
  const claim = await claimInstance(shell.paths.userData, { open: files }, (greeting) => {
    if (quitting?.startAgain(greeting)) return
    greeting.open.forEach((path) => open(path))
    bringToFront()
  })
  if (claim.status === 'second') {
    app.quit()
    return
  }

  await renewFailedStore(shell.paths.userData, [app.getPath('sessionData')])
  const pageFiles = await loadPageFiles(join(root, 'out', 'renderer'))
  const host = await createHost({ shell, root })
  await app.whenReady()
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macMenu()) : null)
  denyPermissions(session.defaultSession)
  servePage(session.defaultSession, pageFiles, !app.isPackaged)
  connectBridge(host)
  reviveCrashed(host.noteDefect)
  quitting = closeAfterFlush(host, claim.release)

  openMainWindow(root)
  open = host.requestOpen
  files.forEach(host.requestOpen)
  app.on('activate', () => {
    if (!hasMainWindow()) openMainWindow(root)
  })
}

/** Belt and braces: no name resolves, and nothing of the browser engine reports anything. */
function stayOffline(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
}

function filesIn(args: readonly string[]): string[] {
  return args.filter((arg) => !arg.startsWith('-') && arg !== '.').map((arg) => resolve(arg))
}

/** Without a menu, macOS has neither copy and paste nor a way to quit from the keyboard. */
function macMenu(): MenuItemConstructorOptions[] {
  return [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
}
