import { resolve } from 'node:path'
import { app, dialog } from 'electron'
import { wordsOf } from '#shared/error-words'
import { startElectronShell } from './electron/start.ts'

// Not awaited: Electron becomes ready only after this file has finished loading.
startElectronShell(resolve(import.meta.dirname, '../..')).catch(async (error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  // Before that there are no boxes on Linux, and who starts it from a menu sees nothing else.
  await app.whenReady()
  dialog.showErrorBox('Stackjury could not start', wordsOf(error))
  app.exit(1)
})
