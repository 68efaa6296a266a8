import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import type { DesktopApp, Electron, Runtime, StartOptions } from '../desktop-app.ts'
import { fromChromium, toChromium } from './address.ts'
import { createScreen } from './screen.ts'
import { connect, type MainApi, type Port, type ScreenApi } from './wire.ts'

const checkout = join(import.meta.dirname, '../../..')

let bundled: Promise<string> | undefined

/** The double as one module, because Node of our oldest version reads no types. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: checkout,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'electron.ts'),
      write: false,
      rolldownOptions: { output: { format: 'es' } },
    },
  })
  const [file] = 'output' in result ? result.output : []
  if (file?.type !== 'chunk') throw new Error('The double of Electron was not built')
  return file.code
}

async function launch({
  root = checkout,
  env,
  args,
}: StartOptions): Promise<[ChildProcess, string]> {
  bundled ??= bundle()
  const folder = await mkdtemp(join(tmpdir(), 'electron-double-'))
  const module = join(folder, 'electron.mjs')
  await writeFile(module, await bundled)
  const child = fork(join(root, 'out', 'main', 'index.js'), [...args], {
    execArgv: ['--import', pathToFileURL(join(import.meta.dirname, 'register.mjs')).href],
    env: { ...process.env, ...env, ELECTRON_DOUBLE: pathToFileURL(module).href },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return [child, folder]
}

async function start(options: StartOptions): Promise<DesktopApp> {
  const [child, folder] = await launch(options)
  const news = new EventEmitter()
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  const port: Port = {
    post: (message) => {
      if (child.connected) child.send(message)
    },
    listen: (onMessage) => {
      child.on('message', (message) => onMessage(message as Parameters<typeof onMessage>[0]))
    },
  }
  // Both sides call each other: the main process is there before the screen hears of it.
  const answers: Partial<ScreenApi> = {}
  const main = connect<MainApi>(port, answers)
  const screen = createScreen(main, (page) => news.emit('window', page))
  Object.assign(answers, screen)

  const ended = once(child, 'close').then(async ([code]) => {
    await screen.end()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    return code as number | null
  })
  const run = async <T, A>(
    step: (electron: Electron, argument: A) => T | Promise<T>,
    argument?: A,
  ) => (await main.run({ source: step.toString(), argument })) as T
  return {
    process: child,
    windows: screen.pages,
    nextWindow: async () => (await once(news, 'window'))[0] as Page,
    main: run,
    written: fromChromium,
    ended,
    end: async () => {
      // It ends while it answers.
      run(({ app }) => app.quit()).catch(() => {})
      await ended
    },
    output: () => output,
  }
}

/** Windows are pages of an installed Chromium, and the main process is one of Node. */
export const double: Runtime = {
  name: 'Electron double',
  own: `^(${toChromium('app://stackjury/')}|data:|blob:|about:)`,
  start,
  startAgain: async (options) => {
    const [child, folder] = await launch(options)
    const [code] = (await once(child, 'exit')) as [number | null]
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    return code
  },
}
