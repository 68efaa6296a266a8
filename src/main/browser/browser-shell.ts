import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { slugOf } from '../services/unique-path.ts'
import type { Shell } from '../shell.ts'
import type { BrowserPrinter } from './print.ts'
import { showInFolder } from './show-in-folder.ts'

/**
 * The shell where there are no native dialogs: exports go to a folder that is always the same,
 * and the page brings content by the browser's own file chooser.
 */
export function createBrowserShell(paths: Shell['paths'], printer: BrowserPrinter): Shell {
  return {
    paths,
    dialogs: 'none',
    chooseFileToOpen: async () => null,
    chooseFileToSave: async ({ suggestedName, extension }) => {
      const folder = join(paths.evaluations, 'Exports')
      await mkdir(folder, { recursive: true })
      return join(folder, `${slugOf(suggestedName.replace(/\.[^.]*$/, ''))}.${extension}`)
    },
    showInFolder,
    prepareToPrint: printer.prepare,
    printToPdf: printer.print,
  }
}
