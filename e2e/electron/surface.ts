/**
 * The part of Electron that the application uses, by the names of Electron. Three compilations
 * hold it in place: the application compiled with this in place of Electron (tsconfig.double.json)
 * must find everything that it uses; Electron itself and the double must both fit it (fits.ts).
 */

type Handler = (request: Request) => Response | Promise<Response>

export interface Event {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export interface App {
  readonly isPackaged: boolean
  readonly commandLine: CommandLine
  enableSandbox(): void
  setName(name: string): void
  getPath(name: 'appData' | 'documents' | 'downloads' | 'userData' | 'sessionData'): string
  setPath(name: string, path: string): void
  whenReady(): Promise<void>
  quit(): void
  exit(code?: number): void
  relaunch(options?: { args?: string[]; execPath?: string }): void
  on(event: 'open-file', listener: (event: Event, path: string) => void): this
  on(event: 'will-quit', listener: (event: Event) => void): this
  on(event: 'window-all-closed', listener: () => void): this
  on(event: 'activate', listener: (event: Event, hasVisibleWindows: boolean) => void): this
  on(event: 'web-contents-created', listener: (event: Event, contents: WebContents) => void): this
  /** Only specs tell the application something by this. */
  emit(event: string, ...args: unknown[]): boolean
}

export interface CommandLine {
  appendSwitch(name: string, value?: string): void
  hasSwitch(name: string): boolean
}

export interface WebPreferences {
  preload?: string
  session?: Session
  sandbox?: boolean
  contextIsolation?: boolean
  nodeIntegration?: boolean
  nodeIntegrationInSubFrames?: boolean
  nodeIntegrationInWorker?: boolean
  webSecurity?: boolean
  allowRunningInsecureContent?: boolean
  experimentalFeatures?: boolean
  webviewTag?: boolean
  navigateOnDragDrop?: boolean
  spellcheck?: boolean
  devTools?: boolean
  javascript?: boolean
}

export interface BrowserWindowConstructorOptions {
  width?: number
  height?: number
  minWidth?: number
  minHeight?: number
  show?: boolean
  autoHideMenuBar?: boolean
  webPreferences?: WebPreferences
}

/** Electron's name for a window of any kind; a dialog belongs to one. */
interface BaseWindow {
  focus(): void
  close(): void
  isMinimized(): boolean
}

export declare class BrowserWindow {
  constructor(options?: BrowserWindowConstructorOptions)
  static getAllWindows(): BrowserWindow[]
  static getFocusedWindow(): BrowserWindow | null
  readonly webContents: WebContents
  loadURL(url: string): Promise<void>
  show(): void
  focus(): void
  minimize(): void
  restore(): void
  close(): void
  destroy(): void
  isMinimized(): boolean
  isVisible(): boolean
  isFocused(): boolean
  isDestroyed(): boolean
  once(event: 'ready-to-show', listener: () => void): this
  once(event: 'closed', listener: () => void): this
}

export interface WebFrameMain {
  readonly url: string
}

interface NavigationDetails {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isSameDocument: boolean
}

export interface RenderProcessGoneDetails {
  readonly exitCode: number
  readonly reason:
    | 'clean-exit'
    | 'abnormal-exit'
    | 'killed'
    | 'crashed'
    | 'oom'
    | 'launch-failed'
    | 'integrity-failure'
    | 'memory-eviction'
}

export type WindowOpenHandlerResponse =
  | { action: 'deny' }
  | { action: 'allow'; overrideBrowserWindowOptions?: BrowserWindowConstructorOptions }

export interface PrintToPDFOptions {
  pageSize?: 'A4' | 'Letter'
  margins?: { top?: number; bottom?: number; left?: number; right?: number }
  preferCSSPageSize?: boolean
  printBackground?: boolean
  generateTaggedPDF?: boolean
  generateDocumentOutline?: boolean
}

export interface WebContents {
  readonly mainFrame: WebFrameMain
  readonly session: Session
  getURL(): string
  loadURL(url: string): Promise<void>
  reload(): void
  close(): void
  isDestroyed(): boolean
  send(channel: string, ...args: unknown[]): void
  printToPDF(options: PrintToPDFOptions): Promise<Buffer>
  setWindowOpenHandler(handler: (details: { url: string }) => WindowOpenHandlerResponse): void
  on(event: 'will-navigate', listener: (event: Event & NavigationDetails) => void): this
  on(event: 'will-redirect', listener: (event: Event & NavigationDetails) => void): this
  on(event: 'will-frame-navigate', listener: (event: Event & NavigationDetails) => void): this
  on(event: 'will-attach-webview', listener: (event: Event) => void): this
  on(
    event: 'render-process-gone',
    listener: (event: Event, details: RenderProcessGoneDetails) => void,
  ): this
  /** What follows is for specs. */
  forcefullyCrashRenderer(): void
  executeJavaScript(code: string): Promise<unknown>
  emit(event: string, ...args: unknown[]): boolean
  /** Not in Electron's types. It alone knows what became of what a window was given. */
  getLastWebPreferences?(): WebPreferences
}

export interface CustomScheme {
  scheme: string
  privileges?: { standard?: boolean; secure?: boolean; supportFetchAPI?: boolean }
}

export interface Protocol {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void
  handle(scheme: string, handler: Handler): void
}

export type Permission =
  | 'clipboard-read'
  | 'clipboard-sanitized-write'
  | 'fullscreen'
  | 'geolocation'
  | 'idle-detection'
  | 'local-fonts'
  | 'media'
  | 'midi'
  | 'notifications'
  | 'persistent-storage'
  | 'storage-access'
  | 'window-management'

export interface PermissionRequest {
  readonly requestingUrl: string
  readonly isMainFrame: boolean
}

export interface DownloadItem {
  getURL(): string
  getFilename(): string
  setSavePath(path: string): void
}

export interface Session {
  readonly protocol: Protocol
  readonly webRequest: {
    onBeforeRequest(
      listener:
        | ((details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void)
        | null,
    ): void
  }
  setPermissionRequestHandler(
    handler:
      | ((
          contents: WebContents,
          permission: string,
          callback: (isGranted: boolean) => void,
          details: PermissionRequest,
        ) => void)
      | null,
  ): void
  setPermissionCheckHandler(
    handler:
      | ((contents: WebContents | null, permission: string, requestingOrigin: string) => boolean)
      | null,
  ): void
  setDevicePermissionHandler(handler: (() => boolean) | null): void
  setSpellCheckerEnabled(enable: boolean): void
  on(
    event: 'will-download',
    listener: (event: Event, item: DownloadItem, contents: WebContents) => void,
  ): this
}

export interface IpcMainInvokeEvent {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}

export interface FileFilter {
  name: string
  extensions: string[]
}

export interface OpenDialogOptions {
  title?: string
  defaultPath?: string
  filters?: FileFilter[]
  properties?: 'openFile'[]
}

export interface SaveDialogOptions {
  title?: string
  defaultPath?: string
  filters?: FileFilter[]
}

interface Opened {
  canceled: boolean
  filePaths: string[]
}

interface Saved {
  canceled: boolean
  filePath: string
}

export interface MenuItemConstructorOptions {
  role?: 'appMenu' | 'editMenu' | 'windowMenu'
}

export declare class Menu {
  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu
  static setApplicationMenu(menu: Menu | null): void
  static getApplicationMenu(): Menu | null
}

export declare const app: App
export declare const protocol: Protocol
export declare const session: {
  readonly defaultSession: Session
  fromPartition(partition: string): Session
}
export declare const ipcMain: {
  handle(
    channel: string,
    listener: (event: IpcMainInvokeEvent, request: unknown) => Promise<unknown>,
  ): void
}
export declare const dialog: {
  showOpenDialog(window: BaseWindow, options: OpenDialogOptions): Promise<Opened>
  showOpenDialog(options: OpenDialogOptions): Promise<Opened>
  showSaveDialog(window: BaseWindow, options: SaveDialogOptions): Promise<Saved>
  showSaveDialog(options: SaveDialogOptions): Promise<Saved>
  showErrorBox(title: string, content: string): void
}
export declare const shell: { showItemInFolder(path: string): void }

/** What a preload script gets. */
export declare const contextBridge: { exposeInMainWorld(key: string, api: unknown): void }
export declare const ipcRenderer: {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
  off(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
}
