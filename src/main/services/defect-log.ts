import { appendFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OnDefect } from '#shared/rpc/router'
import { type Clock, instantOf } from './clock.ts'

const maxBytes = 1024 * 1024

/** Where defects of our own are noted. */
export function defectLogPath(userData: string): string {
  return join(userData, 'defects.log')
}

/** Writes defects of our own to a file in the user's data folder, and nowhere else. */
export function createDefectLog(userData: string, now: Clock): OnDefect {
  const path = defectLogPath(userData)
  let queue: Promise<void> = Promise.resolve()
  return (defect, where) => {
    const what = defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)
    const text = `${instantOf(now())} ${where}\n${what}\n\n`
    queue = queue.then(async () => {
      try {
        const size = await stat(path).then(
          (found) => found.size,
          () => 0,
        )
        if (size > maxBytes) await rename(path, `${path}.old`)
        await appendFile(path, text, { mode: 0o600 })
      } catch {
        // A log that cannot be written must not become a defect of its own.
      }
    })
  }
}
