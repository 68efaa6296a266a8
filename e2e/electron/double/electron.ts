/** What `import … from 'electron'` gives in the double's process. */
import { runInThisContext } from 'node:vm'
import type {
  dialog as Dialog,
  ipcMain as IpcMain,
  Menu as MenuClass,
  MenuItemConstructorOptions,
} from '../surface.ts'
import { app } from './app.ts'
import { protocol, session, sessionOf } from './session.ts'
import { contentsOf, createDecisions, createWindowClass } from './window.ts'
import { connect, type MainApi, type Port, type ScreenApi } from './wire.ts'

export { app, protocol, session }

type InvokeHandler = Parameters<typeof IpcMain.handle>[1]
const invokeHandlers = new Map<string, InvokeHandler>()

export const ipcMain = {
  handle: (channel: string, handler: InvokeHandler): void => {
    if (invokeHandlers.has(channel)) throw new Error(`A second handler for '${channel}'`)
    invokeHandlers.set(channel, handler)
  },
} satisfies typeof IpcMain

/** Nobody is there to answer: without what a spec puts here, the user cancels. */
export const dialog: typeof Dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showErrorBox: (title, content) => void process.stderr.write(`[${title}] ${content}\n`),
}

const shown: string[] = []
export const shell = {
  shown,
  showItemInFolder: (path: string): void => void shown.push(path),
}

interface DoubleMenu {
  readonly template: readonly MenuItemConstructorOptions[]
}
/** Where nobody sets one, Electron has a menu of its own, with developer tools in it. */
let menu: DoubleMenu | null = { template: [{ role: 'appMenu' }] }
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]): DoubleMenu => ({ template }),
  setApplicationMenu: (next: DoubleMenu | null): void => {
    menu = next
  },
  getApplicationMenu: (): DoubleMenu | null => menu,
} as unknown as typeof MenuClass

const port: Port = {
  post: (message) => void process.send?.(message),
  listen: (onMessage) => void process.on('message', onMessage),
}
// The screen exists before anything can be asked of it; what it asks needs the windows.
const answers: Partial<MainApi> = {}
const screen = connect<ScreenApi>(port, answers)
export const BrowserWindow = createWindowClass(screen)

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell }
Object.assign(answers, createDecisions(screen, sessionOf), {
  invoked: async ({ id, url, isMainFrame, channel, args }) => {
    const handler = invokeHandlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const sender = contentsOf(id)
    if (!sender) throw new Error('The window is gone')
    if (isMainFrame) sender.showing(url)
    return handler({ sender, senderFrame: isMainFrame ? sender.mainFrame : { url } }, args[0])
  },
  run: async ({ source, argument }) => {
    const step = runInThisContext(`(${source})`) as (e: object, a: unknown) => unknown
    return step(electron, argument)
  },
} satisfies Partial<MainApi>)
// Without its screen it would go on for ever.
process.once('disconnect', () => process.exit(1))
