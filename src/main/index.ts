import { resolve } from 'node:path'
import { app } from 'electron'
import { startElectronShell } from './electron/start.ts'

// Not awaited: Electron becomes ready only after this file has finished loading.
startElectronShell(resolve(import.meta.dirname, '../..')).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  app.exit(1)
})
