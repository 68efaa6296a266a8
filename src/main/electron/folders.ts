import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * Puts the data where the browser shell has it, too; only what the browser engine keeps is apart.
 * Must run before the application is ready, and Electron wants the folders to exist.
 */
export function shareFolders(): void {
  const userData = resolve(
    process.env['STACKJURY_USER_DATA'] ?? join(app.getPath('appData'), 'Stackjury'),
  )
  const profile = join(userData, 'electron-profile')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  // An older or another program may have made it for everybody to read.
  if (process.platform !== 'win32') chmodSync(userData, 0o700)
  app.setPath('userData', userData)
  app.setPath('sessionData', profile)
}
