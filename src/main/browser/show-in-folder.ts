import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { desktop } from './desktop.ts'

/** Opens the file manager at a file. Where there is none, nothing happens: the page shows the path. */
export async function showInFolder(path: string): Promise<void> {
  const [command, ...args] = commandFor(path)
  await new Promise<void>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve())
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}

function commandFor(path: string): readonly [string, ...string[]] {
  switch (desktop) {
    case 'macos':
      return ['open', '-R', path]
    case 'windows':
      return ['explorer.exe', `/select,${path}`]
    case 'unix':
      return ['xdg-open', dirname(path)]
  }
}
