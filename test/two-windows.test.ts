import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  CandidateId,
  CriterionId,
  EvaluationId,
  ItemId,
  ParticipantId,
  RoundId,
} from '#shared/domain/ids'
import type { Vote } from '#shared/domain/values'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { writeAnswers } from '../src/renderer/features/scoring/write-answers.ts'
import { collectEvaluation } from '../src/renderer/store/content.ts'
import { answer, edit, lastStep, undoStep } from '../src/renderer/store/edit.ts'
import { openSession, type Session, type SessionHost } from '../src/renderer/store/session.ts'
import { anEvaluation } from './change-sets.ts'
import { campaign, isFull, randomFrom } from './campaign.ts'
import { provideRealLocks } from './locks.ts'
import { scenarioEvaluation } from './scenario.ts'
import { serviceHost } from './service-host.ts'
import { tempFolder } from './temp-folder.ts'

provideRealLocks()

const open: Session[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.close()
})

async function window(host: SessionHost, id: EvaluationId): Promise<Session> {
  const session = await openSession(host, id)
  open.push(session)
  return session
}

const content = async (session: Session) => {
  const found = await collectEvaluation(session.db)
  if (!found) throw new Error('The store is empty')
  return found
}
const text = (evaluation: Evaluation) => canonicalJson(toEvaluation(toTables(evaluation)))
const park = (session: Session, name: string) =>
  session.write((db) =>
    edit(db, `Park ${name}`, (e) =>
      e.append('parkingLot', {
        id: ItemId.parse(name),
        text: name,
        byId: null,
        ownerId: null,
        due: null,
        done: false,
      }),
    ),
  )

describe('a second window', () => {
  it('that opens while the first changes something puts nothing back', async () => {
    const id = EvaluationId.parse('opening')
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation(id) })
    const first = await window(call, id)
    let isFirstAnswer = true
    const slow: SessionHost = {
      evaluations: {
        ...call.evaluations,
        open: async (input) => {
          const answer = await call.evaluations.open(input)
          if (isFirstAnswer) {
            isFirstAnswer = false
            // What the host said is old by the time the second window hears it.
            await park(first, 'meanwhile')
            await new Promise((resolve) => setTimeout(resolve, 100))
          }
          return answer
        },
      },
    }
    const second = await window(slow, id)
    expect((await content(first)).parkingLot.map(({ text: what }) => what)).toEqual(['meanwhile'])
    expect(text(await content(second))).toBe(text(await content(first)))
    expect(await first.outbox.settled(3000)).toBe(true)
    expect(text((await call.evaluations.open({ id })).evaluation)).toBe(text(await content(first)))
  })

  it('that opens while the first hands over and changes something puts nothing back', async () => {
    const id = EvaluationId.parse('handing')
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation(id) })
    const disk = { refuses: true }
    const first = await window(
      {
        evaluations: {
          ...call.evaluations,
          append: async (input) => {
            if (disk.refuses) throw new Error('No room')
            return call.evaluations.append(input)
          },
        },
      },
      id,
    )
    await park(first, 'before')
    await expect.poll(() => first.status.get().kind).toBe('kept')
    let isFirstAnswer = true
    const second = await window(
      {
        evaluations: {
          ...call.evaluations,
          knows: async (input) => {
            if (isFirstAnswer) await park(first, 'meanwhile')
            isFirstAnswer = false
            return call.evaluations.knows(input)
          },
        },
      },
      id,
    )
    disk.refuses = false
    const texts = (await content(first)).parkingLot.map(({ text: what }) => what)
    expect(texts).toEqual(['before', 'meanwhile'])
    expect(text(await content(second))).toBe(text(await content(first)))
  })

  it('opens although the disk takes nothing at the moment', async () => {
    const id = EvaluationId.parse('refusing')
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: anEvaluation(id) })
    const stuck: SessionHost = {
      evaluations: {
        ...call.evaluations,
        append: async () => {
          throw new Error('No room')
        },
      },
    }
    const first = await window(stuck, id)
    await park(first, 'kept')
    await expect.poll(() => first.status.get().kind).toBe('kept')
    const second = await window(call, id)
    expect((await content(second)).parkingLot).toHaveLength(1)
  })
})

/** The figure is 10,000 operations by 20 seeds in full, 500 by 2 in short. */
const seeds = isFull() ? 20 : 2
const { runs: operations, seed: firstSeed } = campaign({ short: 500, full: 10_000 })

describe('two windows of one evaluation, edited at random', () => {
  const round = RoundId.parse('r1')
  const person = ParticipantId.parse('p1')
  const candidates = ['c1', 'c2', 'c3'].map((one) => CandidateId.parse(one))

  it.each(Array.from({ length: seeds }, (_, n) => firstSeed + n))(
    `end with what a model says after ${operations} operations, seed %i`,
    { timeout: 3_600_000 },
    async (seed) => {
      const random = randomFrom(seed)
      const id = EvaluationId.parse(`two-${seed}`)
      const folder = await tempFolder()
      const { call, host } = await serviceHost(folder, {
        pace: { quiet: 300, latest: 3_000, retry: 200, patience: 0 },
      })
      await call.evaluations.create({ evaluation: { ...anEvaluation(id), ...ready(candidates) } })

      const parked = new Set<string>()
      const votes = new Map<string, Vote>()
      let counted = 0
      let windows = [await window(call, id), await window(call, id)]

      /** One window's own sequence; both run at the same time. */
      const work = async (at: number) => {
        const mine: string[] = []
        for (let n = 0; n < operations / 2; n++) {
          const session = windows[at]
          if (!session) throw new Error('No window')
          const dice = random()
          // The list stays short, as it would: each addition reads it whole.
          if (dice < 0.25 && mine.length < 30) {
            const name = `${at}-${n}`
            await park(session, name)
            parked.add(name)
            mine.push(name)
          } else if (dice < 0.3) {
            if (mine.length === 0) continue
            const name = mine.splice(Math.floor(random() * mine.length), 1)[0] ?? ''
            await session.write((db) => edit(db, 'Drop', (e) => e.remove('parkingLot', name)))
            parked.delete(name)
          } else if (dice < 0.33) {
            // The list is put into another order, which gives its rows new positions.
            await session.write((db) =>
              edit(db, 'Move', (e) =>
                e.become((is) => ({
                  ...is,
                  parkingLot: [...is.parkingLot.slice(1), ...is.parkingLot.slice(0, 1)],
                })),
              ),
            )
          } else if (dice < 0.7) {
            // Both write into the same rows, each its own criteria.
            const candidateId =
              candidates[Math.floor(random() * candidates.length)] ?? candidates[0]
            const criterionId = CriterionId.parse(`k${at}-${Math.floor(random() * 10)}`)
            const vote = 1 + Math.floor(random() * 5)
            if (!candidateId) throw new Error('No candidate')
            await session.write((db) =>
              answer(db, 'Score of a cell', async (e) => {
                // As the score sheet does it.
                const card = { roundId: round, participantId: person, candidateId }
                await writeAnswers(e, card, new Map([[criterionId, { vote }]]))
              }),
            )
            votes.set(`${candidateId} ${criterionId}`, vote)
          } else if (dice < 0.92) {
            // A value that both change, each from what it is; some of it as one visit of a field.
            await session.write((db) =>
              edit(
                db,
                'Count',
                async (e) => {
                  const sheet = (await e.read('sheets', 'frame')) as { title: string } | null
                  await e.patchSheet('frame', { title: String(Number(sheet?.title ?? 0) + 1) })
                },
                n % 2 === 0 ? `visit-${at}-${Math.floor(n / 20)}` : null,
              ),
            )
            counted += 1
          } else if (dice < 0.97) {
            const name = `u${at}-${n}`
            let step: number | null = null
            await session.write(async (db) => {
              const changed = await edit(db, 'Note', (e) =>
                e.put('notes', { step: at === 0 ? 'frame' : 'radar', text: name }),
              )
              step = lastStep(db)
              return changed
            })
            if (step !== null) {
              const made: number = step
              await session.write(async (db) => (await undoStep(db, made)).ok)
            }
          } else if (n % 3 === 0) {
            // A window that is reloaded in the middle of the other's work.
            session.close()
            windows = windows.map((one, i) => (i === at ? session : one))
            const again = await window(call, id)
            windows = windows.map((one, i) => (i === at ? again : one))
          }
        }
      }
      await Promise.all([work(0), work(1)])
      const [one, two] = windows
      if (!one || !two) throw new Error('No window')
      expect([await one.outbox.settled(20_000), await two.outbox.settled(20_000)]).toEqual([
        true,
        true,
      ])

      const shown = await content(one)
      expect(text(await content(two))).toBe(text(shown))
      const onHost = (await call.evaluations.open({ id })).evaluation
      expect(text(onHost)).toBe(text(shown))
      expect(shown.frame.title).toBe(String(counted))
      expect(new Set(shown.parkingLot.map((item) => String(item.id)))).toEqual(parked)
      const found = shown.scorecards.flatMap((card) =>
        Object.entries(card.votes).map(
          ([criterion, vote]) => [`${card.candidateId} ${criterion}`, vote] as const,
        ),
      )
      expect(new Map(found)).toEqual(votes)

      await host.close()
      const later = await serviceHost(folder)
      expect(text((await later.call.evaluations.open({ id })).evaluation)).toBe(text(shown))
    },
  )
})

/** With a title that counts, and who and what is scored in both windows. */
function ready(candidateIds: readonly CandidateId[]): Partial<Evaluation> {
  const { frame } = anEvaluation()
  const { candidates, criteria, participants, rounds } = scenarioEvaluation()
  const [candidate] = candidates
  const [criterion] = criteria
  const [person] = participants
  if (!candidate || !criterion || !person) throw new Error('The sample has changed')
  return {
    frame: { ...frame, title: '0' },
    participants: [{ ...person, id: ParticipantId.parse('p1'), personaId: null }],
    rounds: rounds.slice(0, 1),
    candidates: candidateIds.map((id) => ({ ...candidate, id, useCaseIds: [] })),
    criteria: [0, 1].flatMap((at) =>
      Array.from({ length: 10 }, (_, k) => ({
        ...criterion,
        id: CriterionId.parse(`k${at}-${k}`),
        useCaseIds: [],
      })),
    ),
  }
}
