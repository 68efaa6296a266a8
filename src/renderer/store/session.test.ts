// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#shared/rpc/app-error'
import { EvaluationId } from '#shared/domain/ids'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { provideLocks } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit, undo } from './edit.ts'
import { openSession, type Session, type SessionHost } from './session.ts'

provideLocks()

let n = 0
const open: Session[] = []

/** A fresh evaluation on a fresh host; `id` differs in each test, as databases outlive them. */
function setUp() {
  n += 1
  const evaluation = { ...scenarioEvaluation(), id: EvaluationId.parse(`session-${n}`) }
  return { evaluation, host: createMemoryHost([evaluation]) }
}

async function start(host: SessionHost, id: EvaluationId): Promise<Session> {
  const session = await openSession(host, id)
  open.push(session)
  return session
}

const rename = (session: Session, title: string) =>
  session.outbox.during(() =>
    edit(session.db, `Rename to ${title}`, (e) => e.patchSheet('frame', { title })),
  )
const titleIn = async (session: Session) => (await collectEvaluation(session.db))?.frame.title

afterEach(() => {
  for (const session of open.splice(0)) session.close()
})

describe('a session', () => {
  it('says saved only after the host has acknowledged', async () => {
    const { evaluation, host } = setUp()
    const waiting: (() => void)[] = []
    const slow: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          await new Promise<void>((resolve) => {
            waiting.push(resolve)
          })
          return host.evaluations.append(input)
        },
      },
    }
    const session = await start(slow, evaluation.id)
    expect(session.status.get()).toMatchObject({ kind: 'saved' })
    await rename(session, 'one')
    await expect.poll(() => waiting.length).toBe(1)
    expect(session.status.get().kind).toBe('saving')
    waiting[0]?.()
    await expect.poll(() => session.status.get().kind).toBe('saved')
    expect((await host.evaluations.open({ id: evaluation.id })).evaluation.frame.title).toBe('one')
  })

  it('keeps what the host refuses, says so, and sends it again until it is taken', async () => {
    const { evaluation, host } = setUp()
    let full = true
    const failing: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          if (full) throw new AppError('disk-full', 'No room on the disk')
          return host.evaluations.append(input)
        },
      },
    }
    const session = await start(failing, evaluation.id)
    await rename(session, 'one')
    await expect
      .poll(() => session.status.get())
      .toMatchObject({ kind: 'kept', reason: 'No room on the disk' })
    expect(await session.db.outbox.count()).toBe(1)
    full = false
    await expect.poll(() => session.status.get().kind, { timeout: 5000 }).toBe('saved')
    await expect.poll(() => session.db.outbox.count()).toBe(0)
    expect((await host.evaluations.open({ id: evaluation.id })).evaluation.frame.title).toBe('one')
  })

  it('says so when the host does not answer for two seconds', async () => {
    const { evaluation, host } = setUp()
    const silent: SessionHost = {
      evaluations: { ...host.evaluations, append: () => new Promise(() => {}) },
    }
    const session = await start(silent, evaluation.id)
    await rename(session, 'one')
    await expect.poll(() => session.status.get().kind, { timeout: 4000 }).toBe('kept')
  })

  it('brings back what an earlier window could not send', async () => {
    const { evaluation, host } = setUp()
    const dead: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async () => {
          throw new AppError('disk-failed', 'gone')
        },
      },
    }
    const first = await start(dead, evaluation.id)
    await rename(first, 'from before')
    first.close()

    const second = await start(host, evaluation.id)
    expect(second.broughtBack).toBe(1)
    expect(await titleIn(second)).toBe('from before')
    expect((await host.evaluations.open({ id: evaluation.id })).evaluation.frame.title).toBe(
      'from before',
    )
  })

  it('still tells what it took to open when it has to ask the host twice', async () => {
    const { evaluation, host } = setUp()
    const dead: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async () => {
          throw new AppError('disk-failed', 'gone')
        },
      },
    }
    const first = await start(dead, evaluation.id)
    await rename(first, 'from before')
    first.close()

    const recovery = { message: 'Restored 3 changes.', restoredChanges: 3, missing: [] }
    let isFirst = true
    const second = await start(
      {
        evaluations: {
          ...host.evaluations,
          // As the host does when another window has shown it meanwhile.
          open: async (input) => {
            const opened = await host.evaluations.open(input)
            const told = isFirst ? recovery : null
            isFirst = false
            return { ...opened, recovery: told }
          },
        },
      },
      evaluation.id,
    )
    expect(second.broughtBack).toBe(1)
    expect(second.opened.recovery).toEqual(recovery)
  })

  it('rebuilds a store that was deleted, damaged or left behind', async () => {
    const { evaluation, host } = setUp()
    const first = await start(host, evaluation.id)
    await rename(first, 'kept by the host')
    await expect.poll(() => first.db.outbox.count()).toBe(0)
    first.close()

    const damaged = new EvaluationDatabase(evaluation.id)
    await damaged.table('sheets').delete('frame')
    await damaged.table('scorecards').clear()
    damaged.close()

    const second = await start(host, evaluation.id)
    expect(await titleIn(second)).toBe('kept by the host')
    expect((await collectEvaluation(second.db))?.scorecards).toHaveLength(
      evaluation.scorecards.length,
    )
  })

  it('can still undo after a restart, as long as the store agrees with the host', async () => {
    const { evaluation, host } = setUp()
    const first = await start(host, evaluation.id)
    await rename(first, 'one')
    await expect.poll(() => first.db.outbox.count()).toBe(0)
    first.close()
    const second = await start(host, evaluation.id)
    expect(await undo(second.db)).toMatchObject({ label: 'Rename to one' })
    expect(await titleIn(second)).toBe(evaluation.frame.title)
  })

  it('knows when everything that was begun has reached the host, and when it has not', async () => {
    const { evaluation, host } = setUp()
    let full = false
    const flaky: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          if (full) throw new AppError('disk-full', 'No room on the disk')
          return host.evaluations.append(input)
        },
      },
    }
    const session = await start(flaky, evaluation.id)
    void rename(session, 'begun and not awaited')
    expect(await session.outbox.settled(3000)).toBe(true)
    const onDisk = await host.evaluations.open({ id: evaluation.id })
    expect(onDisk.evaluation.frame.title).toBe('begun and not awaited')

    full = true
    await rename(session, 'refused')
    expect(await session.outbox.settled(100)).toBe(false)
  })

  it('says that it is saving from the moment of an edit, and saved again although another turn sent it', async () => {
    const { evaluation, host } = setUp()
    const slow: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          await new Promise((resolve) => setTimeout(resolve, 20))
          return host.evaluations.append(input)
        },
      },
    }
    const session = await start(slow, evaluation.id)
    await rename(session, 'one')
    expect(session.status.get().kind).toBe('saving')
    await expect.poll(() => session.status.get().kind).toBe('saved')
    // Nothing is left to send, so nothing but the outbox itself can say so.
    const said: string[] = []
    session.status.subscribe(() => said.push(session.status.get().kind))
    await session.outbox.during(async () => true)
    await expect.poll(() => said).toEqual(['saving', 'saved'])
  })

  it('sends what another window has added and did not send, before its own that came later', async () => {
    const { evaluation, host } = setUp()
    const sent: string[] = []
    const noting: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append: async (input) => {
          sent.push(...input.changeSets.map(({ label }) => label))
          return host.evaluations.append(input)
        },
      },
    }
    const session = await start(noting, evaluation.id)
    await rename(session, 'one')
    await expect.poll(() => sent).toEqual(['Rename to one'])
    const other = new EvaluationDatabase(evaluation.id)
    // While this window writes, so that it does not hear of the other's change.
    await session.write(async (db) => {
      await edit(other, 'Rename elsewhere', (e) => e.patchSheet('frame', { title: 'elsewhere' }))
      return edit(db, 'Rename to two', (e) => e.patchSheet('frame', { title: 'two' }))
    })
    other.close()
    await expect.poll(() => sent).toEqual(['Rename to one', 'Rename elsewhere', 'Rename to two'])
    expect((await host.evaluations.open({ id: evaluation.id })).evaluation.frame.title).toBe('two')
  })

  it('asks the store once for a change, and clears the outbox of several at once', async () => {
    const { evaluation, host } = setUp()
    // Before the store is opened, which keeps the function for good.
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const session = await start(host, evaluation.id)
    await rename(session, 'one')
    await expect.poll(() => session.status.get().kind).toBe('saved')
    expect(await session.outbox.settled(3000)).toBe(true)
    asked.mockClear()
    for (const title of ['two', 'three']) {
      await rename(session, title)
      await expect.poll(() => session.status.get().kind).toBe('saved')
    }
    expect(await session.outbox.settled(3000)).toBe(true)
    // The last one is this question.
    expect(
      asked.mock.calls.map(([, mode, options]) =>
        mode === 'readwrite' ? options?.durability : mode,
      ),
    ).toEqual(['strict', 'strict', 'relaxed', 'readonly'])
    asked.mockRestore()
  })

  it('does not send to a host that opened for reading', async () => {
    const { evaluation, host } = setUp()
    const append = vi.fn<SessionHost['evaluations']['append']>(host.evaluations.append)
    const reading: SessionHost = {
      evaluations: {
        ...host.evaluations,
        append,
        open: async (input) => ({
          ...(await host.evaluations.open(input)),
          readOnly: 'the folder is read-only',
        }),
      },
    }
    const first = await start(reading, evaluation.id)
    first.close()
    const db = new EvaluationDatabase(evaluation.id)
    await edit(db, 'Rename', (e) => e.patchSheet('frame', { title: 'x' }))
    db.close()
    await start(reading, evaluation.id)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(append).not.toHaveBeenCalled()
  })
})
