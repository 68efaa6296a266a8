import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import type { Electron, Runtime } from './desktop-app.ts'

const checkout = join(import.meta.dirname, '../..')
const folder = join(checkout, 'node_modules', 'electron')

/** Electron itself, where its binary is there and would run. */
export function realElectron(): Runtime | null {
  const executable = binary()
  // Sandboxed it does not run as root, and we do not run it without.
  if (executable === null || process.getuid?.() === 0 || !hasDisplay()) return null
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return {
    name: `Electron ${version}`,
    // Here the window that prints is seen, too.
    own: '^(app://stackjury/|https://record\\.stackjury\\.localhost/|data:|blob:|about:)',
    start: async ({ root = checkout, env, args }) => {
      const app = await _electron.launch({
        executablePath: executable,
        args: [root, ...args],
        env: { ...inherited(), ...env },
      })
      const child = app.process()
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
      }
      const ended = once(child, 'exit').then(([code]) => code as number | null)
      return {
        process: child,
        windows: () => app.windows(),
        nextWindow: async (): Promise<Page> => app.waitForEvent('window'),
        main: async <T, A>(
          step: (electron: Electron, argument: A) => T | Promise<T>,
          argument?: A,
        ): Promise<T> =>
          // Electron fits what a step may use of it: see fits.ts.
          (await app.evaluate(step as never, argument as never)) as T,
        written: (url) => url,
        ended,
        end: async () => {
          await app.close()
          await ended
        },
        output: () => output,
      }
    },
    startAgain: async ({ root = checkout, env, args }) => {
      const child = spawn(executable, [root, ...args], { env: { ...inherited(), ...env } })
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
  }
}

function binary(): string | null {
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const path = join(folder, 'dist', readFileSync(named, 'utf8'))
  return existsSync(path) ? path : null
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
