import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { App } from '../surface.ts'
import { preventable } from './events.ts'
import { allWindows } from './registry.ts'

type Place = Parameters<App['getPath']>[0]

const paths = new Map<string, string>([
  ['appData', process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')],
  ['documents', join(homedir(), 'Documents')],
])

/** What the process was started with. */
let switches = process.argv.filter((given) => given.startsWith('--'))
let isReady = false
let isQuitting = false

/** What Electron refuses once it is ready. */
export function mustBeEarly(what: string): void {
  if (isReady) throw new Error(`${what} should be called before app is ready`)
}

/** What Electron refuses until it is ready. */
export function mustBeReady(what: string): void {
  if (!isReady) throw new Error(`${what} cannot be used before app is ready`)
}

const emitter = new EventEmitter()
// Ready comes only after the entry has finished loading.
const ready = new Promise<void>((resolve) => {
  setImmediate(() => {
    isReady = true
    emitter.emit('ready')
    resolve()
  })
})

/** Electron's application: its life from before it is ready until the last window is closed. */
export const app: App = Object.assign(emitter, {
  isPackaged: false,
  commandLine: {
    appendSwitch: (name: string) => mustBeEarly(`The switch ${name}`),
    hasSwitch: (name: string) =>
      switches.some((given) => given === `--${name}` || given.startsWith(`--${name}=`)),
  },
  enableSandbox: () => {
    mustBeEarly('app.enableSandbox()')
    // It takes this one back, and nobody can tell any more that it was given.
    switches = switches.filter((given) => given !== '--no-sandbox')
  },
  setName: () => {},
  getPath: (name: Place) => {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  },
  setPath: (name: string, path: string) => {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    // As documented: "If the path specifies a directory that does not exist, an Error is thrown".
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    if (name === 'sessionData') mustBeEarly('app.setPath("sessionData")')
    paths.set(name, path)
  },
  whenReady: () => ready,
  quit: () => {
    if (!isReady) return void ready.then(() => app.exit(0))
    const event = preventable({})
    emitter.emit('before-quit', event)
    if (event.defaultPrevented) return
    isQuitting = true
    if (allWindows().length === 0) willQuit()
    for (const window of allWindows()) window.close()
  },
  exit: (code = 0) => process.exit(code),
  relaunch: (options: { args?: string[] } = {}) => {
    process.stdout.write(`relaunch ${JSON.stringify(options.args ?? [])}\n`)
  },
})

/** To be told whenever a window has gone. */
export function afterWindowClosed(): void {
  if (allWindows().length > 0) return
  if (isQuitting) willQuit()
  else if (emitter.listenerCount('window-all-closed') === 0) app.quit()
  else emitter.emit('window-all-closed')
}

function willQuit(): void {
  const event = preventable({})
  emitter.emit('will-quit', event)
  isQuitting = false
  if (!event.defaultPrevented) app.exit(0)
}
