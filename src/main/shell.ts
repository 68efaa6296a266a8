/** What a dialog for choosing a file needs to know. */
export interface FileDialog {
  readonly title: string
  /** Without the dot. */
  readonly extension: string
  /** Further ones that can be opened. */
  readonly alsoOpens?: readonly string[]
}

/** A document that is to become a PDF. */
export interface PrintJob {
  /** A whole HTML document that needs nothing from outside itself. */
  readonly html: string
  readonly paper: 'A4' | 'Letter'
}

/** How a job that takes long is watched and stopped. */
export interface PrintControl {
  /** Stops it: nothing is printed, and whatever was started for it ends. */
  readonly signal?: AbortSignal
  /** Called when it begins with the layout, and when the pages are made. */
  readonly onStep?: (step: 'layout' | 'pages') => void
}

/**
 * The few things that only a desktop can do. The page is always a real browser window, so
 * title, clipboard, drag and drop, dark mode, full screen and further windows need no shell.
 */
export interface Shell {
  readonly paths: {
    /** Settings, journal, backups, logs. Exists, is writable, readable by this user only. */
    readonly userData: string
    /** Where evaluations are kept: Documents/Stackjury. Need not exist yet. */
    readonly evaluations: string
  }
  /** Whether the two `choose…` functions can ask the user, or answer by themselves. */
  readonly dialogs: 'native' | 'none'
  /** Asks the user for an existing file. Null when they cancel, or where there are no dialogs. */
  readonly chooseFileToOpen: (options: FileDialog) => Promise<string | null>
  /**
   * Asks the user where to write, and whether to overwrite. Null when they cancel. Without
   * dialogs it is a name in the folder for exports, which may be taken.
   */
  readonly chooseFileToSave: (
    options: FileDialog & { readonly suggestedName: string },
  ) => Promise<string | null>
  readonly showInFolder: (path: string) => Promise<void>
  /** Something will probably be printed soon. Whatever takes time before it is done now. */
  readonly prepareToPrint: () => void
  /**
   * Prints without scripts, without network and within 60 s.
   *
   * @throws {AppError} `no-printer` when there is nothing to print with or it takes too long,
   *   `cancelled` when it was stopped
   */
  readonly printToPdf: (job: PrintJob, control?: PrintControl) => Promise<Uint8Array>
}
