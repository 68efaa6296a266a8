// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { IDBTransaction } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#shared/rpc/app-error'
import { provideRealLocks } from '../../../test/locks.ts'
import { refusingHost, rename, shown } from '../../../test/refusing-host.ts'
import { collectEvaluation } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit } from './edit.ts'
import { openSession, type Session, type SessionHost } from './session.ts'

provideRealLocks()

let session: Session | null = null

afterEach(() => {
  vi.restoreAllMocks()
  session?.close()
  session = null
})

/** The browser's store takes nothing any more; the stand-in is another implementation's object. */
function breakStores(isBroken: (name: string) => boolean): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own object below
  const real = IDBTransaction.prototype.objectStore
  vi.spyOn(IDBTransaction.prototype, 'objectStore').mockImplementation(function (
    this: IDBTransaction,
    name: string,
  ) {
    if (isBroken(this.db.name)) throw new DOMException('Internal error', 'UnknownError')
    return real.call(this, name)
  })
}
/** One that the browser has forgotten: neither complete nor aborted. */
const silentTransaction = {
  objectStore: () => ({ get: () => ({ addEventListener: () => {} }) }),
  addEventListener: () => {},
}

const theBrowsers = (name: string) => name.startsWith('evaluation-')

describe('when the store of the browser fails', () => {
  it('a change still reaches the screen and the disk, and the status says that there is one copy less', async () => {
    const { id, host, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    await rename(open, 'before')
    breakStores(theBrowsers)
    await rename(open, 'after')
    expect(await shown(open)).toBe('after')
    await expect.poll(() => open.status.get().kind).toBe('on-disk-only')
    expect((await onHost()).frame.title).toBe('after')
  })

  it('nothing is lost of what it had not sent yet', async () => {
    const { id, host, disk, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    disk.refuses = true
    await rename(open, 'kept in the browser only')
    await expect.poll(() => open.status.get().kind).toBe('kept')
    breakStores(theBrowsers)
    await open.write((db) =>
      edit(db, 'Note', (e) => e.put('notes', { step: 'frame', text: 'after' })),
    )
    await expect.poll(() => open.status.get().kind).toBe('lost')
    expect(await shown(open)).toBe('kept in the browser only')
    disk.refuses = false
    await expect.poll(() => open.status.get().kind).toBe('on-disk-only')
    expect((await onHost()).frame.title).toBe('kept in the browser only')
    expect((await onHost()).notes).toContainEqual({ step: 'frame', text: 'after' })
  })

  it('and the disk refuses, too, the value stays on the screen and the status is red', async () => {
    const { id, host, disk } = refusingHost()
    session = await openSession(host, id)
    const open = session
    breakStores(theBrowsers)
    disk.refuses = true
    await rename(open, 'on the screen only')
    await expect.poll(() => open.status.get()).toMatchObject({ kind: 'lost', reason: /./ })
    expect(await shown(open)).toBe('on the screen only')
  })

  it('an evaluation opens all the same', async () => {
    const { id, evaluation, host, onHost } = refusingHost()
    breakStores(theBrowsers)
    session = await openSession(host, id)
    expect(await shown(session)).toBe(evaluation.frame.title)
    expect(session.status.get().kind).toBe('on-disk-only')
    await rename(session, 'goes on')
    await expect.poll(async () => (await onHost()).frame.title).toBe('goes on')
  })

  it('a mistake of a change itself is told and does not throw the store away', async () => {
    const { id, host } = refusingHost()
    session = await openSession(host, id)
    const before = session.db
    await expect(
      session.write((db) =>
        edit(db, 'Wrong', () => {
          throw new TypeError('a defect')
        }),
      ),
    ).rejects.toThrow('a defect')
    expect(session.db).toBe(before)
  })
})

describe('when the browser has thrown the store away while it was open', () => {
  it('the next change is not lost in an empty store: what was on the screen is there again', async () => {
    const { id, host, evaluation, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    await rename(open, 'before')
    await expect.poll(() => open.db.outbox.count()).toBe(0)
    const other = new EvaluationDatabase(id)
    for (const table of other.tables) await table.clear()
    other.close()
    await open.write((db) =>
      edit(db, 'Note', (e) => e.put('notes', { step: 'frame', text: 'after' })),
    )
    const now = await collectEvaluation(open.db)
    expect(now?.frame.title).toBe('before')
    expect(now?.scorecards).toHaveLength(evaluation.scorecards.length)
    await expect.poll(async () => (await onHost()).notes.at(-1)?.text).toBe('after')
    expect(open.status.get().kind).toBe('saved')
  })
})

describe('when another window has begun the store anew', () => {
  it('what has the numbers of what was sent before is sent, too, and stays until it is', async () => {
    const { id, host, disk, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    const numbers = async () => (await open.db.outbox.toArray()).map(({ n }) => n)
    await rename(open, 'one')
    await expect.poll(async () => (await onHost()).frame.title).toBe('one')
    const [first] = await numbers()
    disk.refuses = true
    // As another window's change in a store whose numbers begin again.
    await open.db.transaction('rw', open.db.outbox, async () => {
      const entry = await open.db.outbox.get(first ?? 0)
      if (!entry) throw new Error('It is taken out already')
      const [change] = entry.changeSet.changes
      const after = { ...change?.after, title: 'two' }
      const changes = [{ ...change, before: change?.after, after }] as never
      const changeSet = { ...entry.changeSet, id: crypto.randomUUID(), changes }
      await open.db.outbox.put({ ...entry, changeSet })
    })
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(await numbers()).toEqual([first])
    disk.refuses = false
    await expect.poll(async () => (await onHost()).frame.title, { timeout: 3000 }).toBe('two')
    await expect.poll(numbers, { timeout: 3000 }).toEqual([])
  })
})

describe('when the store of the browser does not answer', () => {
  it('the one in its place sends, though the old one never says that it has cleared its outbox', async () => {
    const { id, host, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    const old = open.db
    vi.spyOn(old, 'backendDB').mockImplementation(
      () => ({ transaction: () => silentTransaction }) as never,
    )
    await rename(open, 'sent before')
    await expect.poll(async () => (await onHost()).frame.title).toBe('sent before')
    for (const table of old.tables) await table.clear()
    await rename(open, 'sent after')
    expect(open.db).not.toBe(old)
    await expect.poll(async () => (await onHost()).frame.title).toBe('sent after')
    await expect.poll(() => open.status.get().kind).toBe('saved')
  })

  it('is told after two seconds, until it does', async () => {
    const { id, host, onHost } = refusingHost()
    session = await openSession(host, id)
    const open = session
    let goOn = () => {}
    const answer = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const writing = open.write(async (db) => {
      await answer
      return edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'late' }))
    })
    await expect
      .poll(() => open.status.get(), { timeout: 4000 })
      .toMatchObject({ kind: 'kept', reason: expect.stringContaining('The browser’s own store') })
    goOn()
    await writing
    await expect.poll(() => open.status.get().kind).toBe('saved')
    expect((await onHost()).frame.title).toBe('late')
  })

  it('what was told of it ends with its answer, also where that changes nothing', async () => {
    const { id, host } = refusingHost()
    session = await openSession(host, id)
    const open = session
    let goOn = () => {}
    const writing = open.write(async () => {
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      return false
    })
    await expect.poll(() => open.status.get().kind, { timeout: 4000 }).toBe('kept')
    goOn()
    await writing
    await expect.poll(() => open.status.get().kind).toBe('saved')
  })
})

describe('leaving while the store of the browser does not answer', () => {
  it('waits no longer than it was told to', async () => {
    const { id, host } = refusingHost()
    session = await openSession(host, id)
    vi.spyOn(session.db.outbox, 'count').mockReturnValue(new Promise(() => {}) as never)
    expect(await session.outbox.settled(50)).toBe(false)
  })
})

describe('while another window sends', () => {
  it('a change that has to wait for it is not called saved, and said after two seconds', async () => {
    const { id, host } = refusingHost()
    session = await openSession(host, id)
    const open = session
    let end = () => {}
    const busy = navigator.locks.request(
      `outbox-${id}`,
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        }),
    )
    await rename(open, 'in line')
    expect(open.status.get().kind).toBe('saving')
    await expect
      .poll(() => open.status.get(), { timeout: 4000 })
      .toMatchObject({ kind: 'kept', reason: expect.stringContaining('The disk') })
    end()
    await busy
    await expect.poll(() => open.status.get().kind).toBe('saved')
  })
})

describe('when the host answers nonsense while an evaluation is opened', () => {
  it.each(['open', 'knows'] as const)(
    'what only this window had is still there the next time: %s fails once',
    async (method) => {
      const { id, host, disk, onHost } = refusingHost()
      session = await openSession(host, id)
      disk.refuses = true
      await rename(session, 'not sent yet')
      await expect.poll(() => session?.status.get().kind).toBe('kept')
      session.close()
      disk.refuses = false
      const failing: SessionHost = {
        evaluations: {
          ...host.evaluations,
          [method]: async () => {
            throw new Error('The pipe was closed')
          },
        },
      }
      await expect(openSession(failing, id)).rejects.toThrow('The pipe was closed')
      session = await openSession(host, id)
      expect(session.broughtBack).toBe(1)
      expect((await onHost()).frame.title).toBe('not sent yet')
    },
  )
})

describe('a change that waited for the disk and makes no sense any more', () => {
  it('does not keep the evaluation from opening, nor the others from the disk', async () => {
    const { id, host, disk, onHost } = refusingHost()
    session = await openSession(host, id)
    disk.refuses = true
    await rename(session, 'good')
    await expect.poll(() => session?.status.get().kind).toBe('kept')
    session.close()
    disk.refuses = false
    const db = new EvaluationDatabase(id)
    const [entry] = await db.outbox.toArray()
    if (!entry) throw new Error('Nothing waits')
    const senseless = { ...entry.changeSet, id: crypto.randomUUID(), label: 'Senseless' }
    await db.outbox.add({ changeSet: senseless })
    db.close()
    const picky: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          if (input.changeSets.some(({ label }) => label === 'Senseless')) {
            throw new AppError('invalid-input', 'Senseless: no such row')
          }
          return host.evaluations.append(input)
        },
      },
    }
    session = await openSession(picky, id)
    expect(session).toMatchObject({ broughtBack: 1, refused: ['Senseless'] })
    expect((await onHost()).frame.title).toBe('good')
  })

  it('waits on, shown, while the disk takes nothing', async () => {
    const { id, host, disk } = refusingHost()
    session = await openSession(host, id)
    disk.refuses = true
    await rename(session, 'still waiting')
    session.close()
    session = await openSession(host, id)
    const open = session
    expect(await shown(open)).toBe('still waiting')
    await expect.poll(() => open.status.get().kind).toBe('kept')
    disk.refuses = false
    await expect.poll(() => open.status.get().kind, { timeout: 5000 }).toBe('saved')
  })
})
