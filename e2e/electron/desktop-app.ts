import type { ChildProcess } from 'node:child_process'
import type { Page } from '@playwright/test'
import type * as Surface from './surface.ts'

/** What a spec finds in the main process. */
export type Electron = Omit<typeof Surface, 'contextBridge' | 'ipcRenderer'>

/** The application, as a spec sees it, in whichever runtime. */
export interface DesktopApp {
  readonly process: ChildProcess
  /** The windows that are open, without hidden ones of other sessions where the runtime can tell. */
  readonly windows: () => Page[]
  /** The next window that opens, or that takes the place of a crashed one. */
  readonly nextWindow: () => Promise<Page>
  /** Does something in the main process. The function travels as its text. */
  readonly main: <T, A = undefined>(
    step: (electron: Electron, argument: A) => T | Promise<T>,
    argument?: A,
  ) => Promise<T>
  /** An address of a page in this runtime as Electron writes it. */
  readonly written: (url: string) => string
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>
  readonly end: () => Promise<void>
  /** What it said on standard output and standard error. */
  readonly output: () => string
}

/** How a runtime starts the built application. */
export interface Runtime {
  /** "Electron 45.4.1", "Electron double" */
  readonly name: string
  /** What begins the application's own addresses on its pages. */
  readonly own: string
  readonly start: (options: StartOptions) => Promise<DesktopApp>
  /** Starts it once more and waits for its end, as a second launch of the same user. */
  readonly startAgain: (options: StartOptions) => Promise<number | null>
}

export interface StartOptions {
  /** The folder with `out/`; of the checkout where it is left out. */
  readonly root?: string
  readonly env: Readonly<Record<string, string>>
  /** Files to open. */
  readonly args: readonly string[]
}
