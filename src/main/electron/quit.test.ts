import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { Host } from '../host.ts'
import { closeAfterFlush } from './quit.ts'

const app = vi.hoisted(() => ({ current: {} as Record<string, unknown> }))
vi.mock('electron', () => ({
  app: new Proxy({}, { get: (_, name) => app.current[String(name)] }),
}))

/** Electron's application as far as leaving it goes, in the order of its documentation. */
function electronApp() {
  const emitter = new EventEmitter()
  const log: string[] = []
  const quit = () => {
    let isPrevented = false
    emitter.emit('will-quit', { preventDefault: () => (isPrevented = true) })
    log.push(isPrevented ? 'stays' : 'ends')
  }
  const relaunch = ({ args }: { readonly args: string[] }) => log.push(`starts ${args.join(' ')}`)
  app.current = { on: emitter.on.bind(emitter), quit, relaunch, isPackaged: true }
  return { log, quit, emitter }
}

function hostThatCloses(log: string[], wait: Promise<void>): Host {
  const close = async () => {
    await wait
    log.push('everything on disk')
  }
  const unused = () => {
    throw new Error('Not here')
  }
  return {
    close,
    answer: unused,
    subscribe: unused,
    requestOpen: unused,
    flush: unused,
    noteDefect: unused,
  }
}

it('stays until everything is on disk and the folder is let go, however often it is asked to quit', async () => {
  const { log, quit } = electronApp()
  let finish = () => {}
  const host = hostThatCloses(log, new Promise((resolve) => (finish = resolve)))
  closeAfterFlush(host, async () => void log.push('folder released'))
  quit()
  quit()
  finish()
  await vi.waitFor(() => expect(log.at(-1)).toBe('ends'))
  expect(log).toEqual(['stays', 'stays', 'everything on disk', 'folder released', 'ends'])
})

it('ends also when the folder cannot be let go', async () => {
  const { log, quit } = electronApp()
  closeAfterFlush(hostThatCloses(log, Promise.resolve()), () => Promise.reject(new Error('gone')))
  quit()
  await vi.waitFor(() => expect(log.at(-1)).toBe('ends'))
})

it('starts again with its file when somebody starts it while it still writes, and not before', async () => {
  const { log, quit } = electronApp()
  const quitting = closeAfterFlush(hostThatCloses(log, Promise.resolve()), async () => {})
  expect(quitting.startAgain({ open: ['early.stackjury'] })).toBe(false)
  quit()
  expect(quitting.startAgain({ open: ['late.stackjury'] })).toBe(true)
  await vi.waitFor(() => expect(log.at(-1)).toBe('ends'))
  expect(log).toEqual(['stays', 'starts late.stackjury', 'everything on disk', 'ends'])
})

it('quits when the last window is closed, on every system', () => {
  const { log, emitter } = electronApp()
  closeAfterFlush(hostThatCloses(log, new Promise(() => {})), async () => {})
  emitter.emit('window-all-closed')
  expect(log).toEqual(['stays'])
})
