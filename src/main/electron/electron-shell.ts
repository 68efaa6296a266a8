import { join } from 'node:path'
import { app, BrowserWindow, dialog, shell as desktop } from 'electron'
import type { FileDialog, Shell } from '../shell.ts'
import { printInHiddenWindow } from './print.ts'

/** The shell with the dialogs and the folders of the desktop. */
export function createElectronShell(): Shell {
  return {
    paths: {
      userData: app.getPath('userData'),
      evaluations:
        process.env['STACKJURY_EVALUATIONS'] ?? join(app.getPath('documents'), 'Stackjury'),
    },
    dialogs: 'native',
    chooseFileToOpen: async ({ title, extension, alsoOpens = [] }) => {
      const options = {
        title,
        filters: filtersFor(extension, alsoOpens),
        properties: ['openFile' as const],
      }
      const window = BrowserWindow.getFocusedWindow()
      const { filePaths } = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options)
      return filePaths[0] ?? null
    },
    chooseFileToSave: async ({ title, extension, suggestedName }) => {
      const defaultPath = join(app.getPath('documents'), suggestedName)
      const options = { title, defaultPath, filters: filtersFor(extension) }
      const window = BrowserWindow.getFocusedWindow()
      const { canceled, filePath } = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options)
      return canceled || filePath === '' ? null : filePath
    },
    showInFolder: async (path) => desktop.showItemInFolder(path),
    // A hidden window is there at once.
    prepareToPrint: () => {},
    printToPdf: printInHiddenWindow,
  }
}

function filtersFor(extension: FileDialog['extension'], also: readonly string[] = []) {
  const extensions = [extension, ...also]
  return [{ name: extensions.join(', ').toUpperCase(), extensions }]
}
