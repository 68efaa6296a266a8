// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { provideRealLocks } from '../../../test/locks.ts'
import { note, refusingHost, rename, shown } from '../../../test/refusing-host.ts'
import { editBriefly } from './brief-edit.ts'
import { collectEvaluation } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit, nextUndo } from './edit.ts'
import { rebuildWorkingCopy } from './restore.ts'
import { rehearsalIdOf } from '#shared/domain/rehearsal'
import { openSession, type Session, type SessionHost } from './session.ts'
import { waitsInAny } from './store-failure.ts'

/** What only a window or its store has reaches the disk, whatever becomes of the two. */

provideRealLocks()

const sessions: Session[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const session of sessions.splice(0)) session.close()
})
async function opened(host: SessionHost, id: Session['opened']['evaluation']['id']) {
  const session = await openSession(host, id)
  sessions.push(session)
  return session
}
const kindOf = (session: Session) => () => session.status.get().kind

async function emptied(id: Session['opened']['evaluation']['id']) {
  const other = new EvaluationDatabase(id)
  for (const table of other.tables) await table.clear()
  other.close()
}

describe('the working copy is not made anew', () => {
  it('while something waits in it that the disk does not take', async () => {
    const { id, host, disk, onHost } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'only here')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    await expect(rebuildWorkingCopy(host, id)).rejects.toMatchObject({
      code: 'disk-failed',
      message: expect.stringContaining('1 change could not be written'),
    })
    disk.refuses = false
    await opened(host, id)
    expect((await onHost()).frame.title).toBe('only here')
  })
})

describe('a store that the browser has thrown away', () => {
  it('takes nothing with it that waited, although a question makes an empty one', async () => {
    const { id, host, disk, onHost } = refusingHost()
    const open = await opened(host, id)
    disk.refuses = true
    await rename(open, 'waits')
    await expect.poll(kindOf(open)).toBe('kept')
    await emptied(id)
    // What a page asks all the time.
    await nextUndo(open.db)
    expect(await open.outbox.settled(100)).toBe(false)
    expect(open.status.get().kind).toBe('kept')
    disk.refuses = false
    await expect.poll(async () => (await onHost()).frame.title, { timeout: 3000 }).toBe('waits')
    expect(await open.outbox.settled(3000)).toBe(true)
  })

  it('is made anew at once where the browser says so', async () => {
    const { id, host, disk, onHost } = refusingHost()
    const open = await opened(host, id)
    disk.refuses = true
    await rename(open, 'waits')
    await expect.poll(kindOf(open)).toBe('kept')
    const before = open.db
    // As Dexie does when the browser closes a database by itself.
    await emptied(id)
    before.close({ disableAutoOpen: false })
    await expect.poll(() => open.db === before, { timeout: 5000 }).toBe(false)
    expect(await shown(open)).toBe('waits')
    disk.refuses = false
    await expect.poll(async () => (await onHost()).frame.title, { timeout: 3000 }).toBe('waits')
  })

  it('takes nothing with it of what an earlier window had left', async () => {
    const { id, host, disk, onHost } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'of before')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    const second = await opened(host, id)
    await emptied(id)
    await note(second, 'of now')
    expect(await shown(second)).toBe('of before')
    disk.refuses = false
    await expect.poll(async () => (await onHost()).notes.at(-1)?.text).toBe('of now')
    expect((await onHost()).frame.title).toBe('of before')
  })
})

describe('a window that goes', () => {
  it('sends what waited before it and then its last change', async () => {
    const { id, host, disk, onHost } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'of before')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    const second = await opened(host, id)
    disk.refuses = false
    await second.writeLast('Note', (e) => e.put('notes', { step: 'frame', text: 'last' }))
    expect((await onHost()).frame.title).toBe('of before')
    expect((await onHost()).notes.at(-1)?.text).toBe('last')
  })
})

describe('a change that the host has taken while the window was opened again', () => {
  it('is on the screen', async () => {
    const { id, host, disk } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'just in time')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    disk.refuses = false
    // The append of the window that has gone ends between the two questions of the next one.
    const late: SessionHost = {
      evaluations: {
        ...host.evaluations,
        knows: async (input) => {
          const waiting = await new EvaluationDatabase(id).outbox.toArray()
          const changeSets = waiting.map(({ changeSet }) => changeSet)
          await host.evaluations.append({ id, changeSets })
          return host.evaluations.knows(input)
        },
      },
    }
    expect(await shown(await opened(late, id))).toBe('just in time')
  })
})

describe('a store that cannot be used any more when it is opened', () => {
  it('is read once more for what waits in it', async () => {
    const { id, host, disk, onHost } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'of before')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    disk.refuses = false
    let asked = 0
    // The store fails in the middle of opening: its content cannot be replaced.
    const failing: SessionHost = {
      evaluations: {
        ...host.evaluations,
        knows: async (input) => {
          asked += 1
          if (asked === 1) {
            vi.spyOn(EvaluationDatabase.prototype, 'content', 'get').mockImplementationOnce(() => {
              throw new DOMException('Internal error', 'UnknownError')
            })
            // Nothing of it has reached the host.
            disk.refuses = true
          } else disk.refuses = false
          return host.evaluations.knows(input)
        },
      },
    }
    await opened(failing, id)
    expect(asked).toBe(2)
    expect((await onHost()).frame.title).toBe('of before')
  })
})

describe('a change that is being written while the store is replaced', () => {
  it('is in the new one', async () => {
    const { id, host, onHost } = refusingHost()
    const open = await opened(host, id)
    const first = open.db
    let release = false
    const slow = open.write((db) =>
      edit(db, 'Slow', async (e) => {
        await e.put('notes', { step: 'frame', text: 'slow' })
        // Keeps the transaction going.
        while (!release) await db.table('sheets').get('evaluation')
      }),
    )
    const failing = open.write((db) => {
      if (db === first) throw Object.assign(new Error('Internal error'), { name: 'UnknownError' })
      return edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'quick' }))
    })
    setTimeout(() => {
      release = true
    }, 100)
    await Promise.all([slow, failing])
    const now = await collectEvaluation(open.db)
    expect(now?.frame.title).toBe('quick')
    expect(now?.notes.at(-1)?.text).toBe('slow')
    expect(await open.outbox.settled(3000)).toBe(true)
    expect((await onHost()).notes.at(-1)?.text).toBe('slow')
    expect((await onHost()).frame.title).toBe('quick')
  })
})

describe('the store of one evaluation that has failed', () => {
  it('is not put aside with those of others while something waits in one of them', async () => {
    const { id, host, disk } = refusingHost()
    const other = refusingHost()
    for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
    await opened(other.host, other.id)
    expect(await waitsInAny([id, other.id])).toBe(false)
    disk.refuses = true
    const open = await opened(host, id)
    await rename(open, 'waits')
    await expect.poll(kindOf(open)).toBe('kept')
    expect(await waitsInAny([other.id])).toBe(false)
    expect(await waitsInAny([other.id, id])).toBe(true)
    disk.refuses = false
    expect(await open.outbox.settled(3000)).toBe(true)
    expect(await waitsInAny([other.id, id])).toBe(false)
  })
})

describe('a store that looks well and takes a change all the same not', () => {
  it.each(['once', 'twice', 'always'])('is given up step by step: %s', async (often) => {
    const { id, host, onHost } = refusingHost()
    const open = await opened(host, id)
    const first = open.db
    let refusals = { once: 1, twice: 2, always: Number.POSITIVE_INFINITY }[often] ?? 0
    const isBrowsers = (db: EvaluationDatabase) => db.name.startsWith('evaluation-')
    await open.write((db) => {
      if (isBrowsers(db) && refusals-- > 0) {
        throw Object.assign(new Error('Too much'), { name: 'QuotaExceededError' })
      }
      return edit(db, 'Note', (e) => e.put('notes', { step: 'frame', text: 'large' }))
    })
    expect(open.db).not.toBe(first)
    expect(isBrowsers(open.db)).toBe(often !== 'always')
    await expect.poll(async () => (await onHost()).notes.at(-1)?.text).toBe('large')
    await expect.poll(kindOf(open)).toBe(often === 'always' ? 'on-disk-only' : 'saved')
  })
})

describe('a window that has left', () => {
  it('changes nothing any more, and says so', async () => {
    const { id, host, onHost, evaluation } = refusingHost()
    const open = await opened(host, id)
    open.close()
    await expect(rename(open, 'too late')).rejects.toMatchObject({ name: 'DatabaseClosedError' })
    expect((await onHost()).frame.title).toBe(evaluation.frame.title)
  })
})

describe('a host that does not say what it has', () => {
  it('keeps nobody from sending, and what it says later changes nothing', async () => {
    const { id, host, onHost } = refusingHost()
    let answer = () => {}
    let isSilent = false
    const slow: SessionHost = {
      evaluations: {
        ...host.evaluations,
        open: async (input) => {
          const before = await host.evaluations.open(input)
          if (isSilent) await new Promise<void>((resolve) => (answer = resolve))
          return before
        },
      },
    }
    const open = await opened(slow, id)
    await note(open, 'before')
    await expect.poll(async () => (await onHost()).notes.at(-1)?.text).toBe('before')
    isSilent = true
    await emptied(id)
    await rename(open, 'after')
    await expect.poll(async () => (await onHost()).frame.title, { timeout: 5000 }).toBe('after')
    expect(await open.outbox.settled(3000)).toBe(true)
    answer()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await shown(open)).toBe('after')
    expect((await collectEvaluation(open.db))?.notes.at(-1)?.text).toBe('before')
  })
})

describe('a rehearsal, of which the host keeps nothing', () => {
  it('goes on where it was when its store is made anew', async () => {
    const { host, evaluation } = refusingHost()
    const id = rehearsalIdOf(evaluation.id) ?? evaluation.id
    const forgetful: SessionHost = {
      evaluations: {
        open: async () => ({
          ...(await host.evaluations.open({ id: evaluation.id })),
          evaluation: { ...evaluation, id },
        }),
        append: async () => ({ seq: 0, savedAt: evaluation.createdAt }),
        knows: async ({ changeSetIds }) => [...changeSetIds],
      },
    }
    const open = await opened(forgetful, id)
    await rename(open, 'rehearsed')
    expect(await open.outbox.settled(3000)).toBe(true)
    await emptied(id)
    await note(open, 'after')
    expect(await shown(open)).toBe('rehearsed')
  })
})

describe('two windows, when one begins the store anew', () => {
  it('share the new one, with what both have done', async () => {
    const { id, host, disk, onHost } = refusingHost()
    const one = await opened(host, id)
    const two = await opened(host, id)
    disk.refuses = true
    await note(two, 'of the other')
    await expect.poll(kindOf(two)).toBe('kept')
    await emptied(id)
    await rename(one, 'of the one')
    const both = async (session: Session) => {
      const now = await collectEvaluation(session.db)
      return [now?.frame.title, now?.notes.at(-1)?.text]
    }
    disk.refuses = false
    await expect.poll(() => two.outbox.settled(100), { timeout: 8000 }).toBe(true)
    await expect.poll(() => one.outbox.settled(100), { timeout: 8000 }).toBe(true)
    expect((await onHost()).notes.at(-1)?.text).toBe('of the other')
    expect((await onHost()).frame.title).toBe('of the one')
    expect(await both(one)).toEqual(['of the one', 'of the other'])
    expect(await both(two)).toEqual(['of the one', 'of the other'])
    expect([kindOf(one)(), kindOf(two)()]).toEqual(['saved', 'saved'])
  })

  it('a store that is closed for a moment is not a broken one', async () => {
    const { id, host } = refusingHost()
    const one = await opened(host, id)
    const { db } = one
    await rename(one, 'sent')
    vi.spyOn(db, 'isOpen').mockReturnValue(false)
    vi.spyOn(db, 'backendDB').mockReturnValue(null as never)
    await new Promise((resolve) => setTimeout(resolve, 700))
    vi.restoreAllMocks()
    expect(one.db).toBe(db)
    expect(await one.outbox.settled(3000)).toBe(true)
  })
})

describe('a change that makes no sense to the host', () => {
  it('is told, keeps nothing else from the disk, and is not on the screen', async () => {
    const { id, host, disk, onHost, evaluation } = refusingHost()
    const open = await opened(host, id)
    let heard = 0
    open.subscribe(() => heard++)
    disk.senseless = 'Rename to senseless'
    await rename(open, 'senseless')
    await note(open, 'sensible')
    await expect.poll(async () => (await onHost()).notes.at(-1)?.text).toBe('sensible')
    await expect.poll(() => open.refused).toEqual(['Rename to senseless'])
    expect(heard).toBe(1)
    await expect.poll(() => shown(open)).toBe(evaluation.frame.title)
    expect(await open.outbox.settled(3000)).toBe(true)
    expect(open.status.get().kind).toBe('saved')
  })
})

describe('what an earlier window had left', () => {
  it('is told by the next one with a screen, though a change of a closed evaluation came first', async () => {
    const { id, host, disk, onHost } = refusingHost()
    disk.refuses = true
    const first = await opened(host, id)
    await rename(first, 'kept')
    await rename(first, 'senseless')
    await expect.poll(kindOf(first)).toBe('kept')
    first.close()
    disk.refuses = false
    disk.senseless = 'Rename to senseless'
    await editBriefly(host, id, 'Note', (e) => e.put('notes', { step: 'frame', text: 'between' }))
    expect((await onHost()).frame.title).toBe('kept')
    const seen = await opened(host, id)
    expect(seen).toMatchObject({ broughtBack: 1, refused: ['Rename to senseless'] })
    const again = await opened(host, id)
    expect(again).toMatchObject({ broughtBack: 0, refused: [] })
  })
})
