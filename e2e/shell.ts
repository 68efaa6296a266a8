import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { z } from 'zod'
import type * as BrowserEntry from '../src/main/browser.ts'
import type { Host } from '../src/main/host.ts'
import { ownAddresses, refuseTroubles, watchContext, watchScript } from './watch.ts'

const root = join(import.meta.dirname, '..')

/** Where one user keeps everything. Shells that are started one after the other may share it. */
export interface Folders {
  readonly userData: string
  readonly evaluations: string
}

/** A running application whose services live in this process. */
export interface TestShell {
  readonly page: Page
  readonly context: BrowserContext
  /**
   * What happened on any page and never should. Whoever provokes something takes it out again:
   * with anything left, closing fails.
   */
  readonly troubles: string[]
  /** Ends it as a user would who closes the window. */
  readonly close: () => Promise<void>
  /** Resolves when its last window was closed and everything is on disk. */
  readonly closed: Promise<void>
}

/** One whose services can be listened to. */
export interface ShellInProcess extends TestShell {
  readonly host: Pick<Host, 'subscribe'>
}

/** A running application in a process of its own, that can be killed. */
export interface ForkedShell {
  /**
   * Does something with the page over there. The function travels as its text: it sees nothing
   * of the test but its second argument.
   */
  readonly run: <T, A>(
    step: (
      shell: { readonly page: Page; readonly context: BrowserContext },
      argument: A,
    ) => Promise<T>,
    argument?: A,
  ) => Promise<T>
  /** `kill -9`: nobody gets to tidy up. Returns when the browser is gone, too. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Empty folders of a user who has never started the application. Remove them when done. */
export async function newFolders(): Promise<Folders & { readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stackjury-e2e-'))
  return {
    userData: join(folder, 'user-data'),
    evaluations: join(folder, 'evaluations'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Starts the built application without a window on the screen. */
export async function startShell(folders: Folders): Promise<ShellInProcess> {
  const entry = new URL('../out/main/browser.js', import.meta.url).href
  // The build has the types of its source.
  const { startBrowserShell } = (await import(/* @vite-ignore */ entry)) as typeof BrowserEntry
  const shell = await startBrowserShell({ ...folders, root, headless: true })
  const troubles: string[] = []
  await watchContext(shell.context, troubles, ownAddresses)
  return {
    page: shell.page,
    context: shell.context,
    host: shell.host,
    closed: shell.closed,
    troubles,
    close: async () => {
      await shell.close()
      refuseTroubles(troubles)
    },
  }
}

/** The same in a process of its own. */
export async function forkShell(folders: Folders): Promise<ForkedShell> {
  const child = fork(join(import.meta.dirname, 'shell-child.mjs'), [
    JSON.stringify({ ...folders, root, headless: true }),
  ])
  await answerOf(child, 0)
  let calls = 0
  const ask = (source: string, argument: unknown) => {
    const id = ++calls
    const answer = answerOf(child, id)
    child.send({ id, source, argument })
    return answer
  }
  await ask(watchScript, ownAddresses)
  const troubles = async () => {
    const found = await ask('() => globalThis.troubles', null)
    refuseTroubles(z.array(z.string()).parse(found))
  }
  return {
    run: async (step, argument) =>
      // What the step returned, after a round trip through JSON.
      (await ask(step.toString(), argument)) as Awaited<ReturnType<typeof step>>,
    kill: async () => {
      await troubles()
      await ended(child, () => child.kill('SIGKILL'))
      await browserGone(folders)
    },
    close: async () => {
      const found = troubles()
      found.catch(() => {})
      await ended(child, () => child.send({ id: -1, source: '', argument: null }))
      await found
    },
  }
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

function answerOf(child: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: Answer) => {
      if (message.id !== id) return
      stop()
      if (message.error === undefined) resolve(message.result)
      else reject(new Error(message.error))
    }
    const onExit = () => {
      stop()
      reject(new Error('The shell ended'))
    }
    const stop = () => {
      child.off('message', onMessage)
      child.off('exit', onExit)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
  })
}

async function ended(child: ChildProcess, end: () => unknown): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  end()
  await exit
}

/** The browser ends by itself when its pipe breaks; a profile is used by one browser at a time. */
async function browserGone({ userData }: Folders): Promise<void> {
  const lock = join(userData, 'browser-profile', 'SingletonLock')
  for (let tries = 0; tries < 100; tries++) {
    const target = await readlink(lock).catch(() => null)
    if (target === null) return
    const pid = Number(target.split('-').at(-1))
    if (!isRunning(pid)) return
    await delay(50)
  }
  throw new Error('The browser did not end')
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
