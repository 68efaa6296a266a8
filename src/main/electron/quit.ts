import { app } from 'electron'
import type { Host } from '../host.ts'
import type { Greeting } from '../services/instance.ts'

/** Whether the application is on its way out, and what to do when somebody starts it meanwhile. */
export interface Quitting {
  /** @returns whether it was too late: the application then starts again when it has ended */
  readonly startAgain: (greeting: Greeting) => boolean
}

/**
 * Windows close first and at once, so that their last edits arrive; then the process stays until
 * every file is up to date.
 *
 * @param release lets go of the folder, for the next start
 */
export function closeAfterFlush(host: Host, release: () => Promise<void>): Quitting {
  let flushing: Promise<void> | null = null
  let isFlushed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isFlushed) return
    event.preventDefault()
    flushing ??= (async () => {
      await host.close().catch(() => {})
      await release().catch(() => {})
      isFlushed = true
      app.quit()
    })()
  })
  return {
    startAgain: ({ open }) => {
      if (flushing === null) return false
      const own = process.argv.slice(1, app.isPackaged ? 1 : 2)
      // What runs out of an AppImage lies in a folder that goes when it ends.
      const image = process.env['APPIMAGE']
      app.relaunch({ args: [...own, ...open], ...(image && { execPath: image }) })
      return true
    },
  }
}
