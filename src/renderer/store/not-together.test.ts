import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, ItemId, ParticipantId, PersonaId } from '#shared/domain/ids'
import { withoutParticipant, withoutPersona } from '#shared/domain/people'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { keyOf, tableNames, toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { withEveryReference } from '../../../test/every-reference.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { answer, edit, lastStep, nextUndo } from './edit.ts'
import { mayContradict } from './not-together.ts'

const sample = scenarioEvaluation()
const mei = ParticipantId.parse('mei')

let db: EvaluationDatabase
let n = 0

beforeEach(async () => {
  n += 1
  db = new EvaluationDatabase(EvaluationId.parse(`together-${n}`))
  await replaceContent(db, sample)
})

afterEach(() => db.delete())

const now = async () => {
  const found = await collectEvaluation(db)
  if (!found) throw new Error('The store is empty')
  return found
}
const become = (label: string, next: (was: Evaluation) => Evaluation) =>
  edit(db, label, (e) => e.become(next))

describe('a change that refers to what another window has removed', () => {
  it('is not made, leaves no step of undo, and says so', async () => {
    await become('Remove Mei', (was) => withoutParticipant(was, mei))
    const before = await now()
    const park = edit(db, 'Park “Who pays?”', (e) =>
      e.append('parkingLot', {
        id: ItemId.parse('late'),
        text: 'Who pays?',
        byId: null,
        ownerId: mei,
        due: null,
        done: false,
      }),
    )
    await expect(park).rejects.toThrow('“Park “Who pays?”” was not done: what it belongs to')
    expect(lastStep(db)).toBeNull()
    expect(await now()).toEqual(before)
    expect(await nextUndo(db)).toMatchObject({ label: 'Remove Mei' })
  })

  it('is not made whole or in part, also where a part was written already', async () => {
    const [first] = sample.useCases
    if (!first) throw new Error('The sample has use cases')
    const gone = PersonaId.parse('gone')
    const change = edit(db, 'Change persona', async (e) => {
      await e.become((was) => ({ ...was, frame: { ...was.frame, title: 'Other' } }))
      await e.patch('useCases', first.id, { personaId: gone })
    })
    await expect(change).rejects.toThrow('Change persona')
    expect(await now()).toEqual(toEvaluation(toTables(sample)))
    expect(lastStep(db)).toBeNull()
  })

  it('is not made where people answer on their own screen', async () => {
    await become('Remove Mei', (was) => withoutParticipant(was, mei))
    const support = answer(db, 'Record somebody’s support', (e) =>
      e.become((was) => ({
        ...was,
        decision: { ...was.decision, support: { ...was.decision.support, [mei]: 4 } },
      })),
    )
    await expect(support).rejects.toThrow('Record somebody’s support')
    expect(contradictionsOf(await now())).toEqual([])
  })

  it('is made in an evaluation that contradicts itself already, if it makes that no worse', async () => {
    const [persona] = sample.personas
    if (!persona) throw new Error('The sample has personas')
    const { id } = persona
    await replaceContent(db, {
      ...sample,
      personas: sample.personas.filter((row) => row.id !== id),
    })
    expect(contradictionsOf(await now())).not.toEqual([])
    const other = sample.personas.find((row) => row.id !== id)
    await edit(db, 'Change persona', (e) =>
      e.patch('participants', mei, { personaId: other?.id ?? null }),
    )
    await become('Remove persona', (was) => withoutPersona(was, id))
    expect(contradictionsOf(await now())).toEqual([])
  })
})

describe('which changes are looked at', () => {
  it('is every field of which a value could contradict the rest', () => {
    const all = toTables(withEveryReference())
    const missed = new Set<string>()
    for (const table of tableNames) {
      for (const row of all[table]) {
        for (const [field, value] of Object.entries(row)) {
          const after = { ...row, [field]: withOthers(value) }
          const rows = all[table].map((one) => (one === row ? after : one))
          if (['id', 'position'].includes(field)) continue
          const next = toEvaluation({ ...all, [table]: rows } as typeof all)
          const isWrong = contradictionsOf(next).some(({ reason }) => reason.startsWith('no '))
          const change = { table, key: keyOf(table, row), before: row, after }
          if (isWrong && !mayContradict(change)) missed.add(`${table} ${field}`)
        }
      }
    }
    expect([...missed]).toEqual([])
  })

  it('is the removal of every row that others name', () => {
    const all = toTables(withEveryReference())
    const missed = new Set<string>()
    for (const table of tableNames.filter((name) => name !== 'sheets')) {
      for (const row of all[table]) {
        const rows = all[table].filter((one) => one !== row)
        const isWrong =
          contradictionsOf(toEvaluation({ ...all, [table]: rows } as typeof all)).length > 0
        const change = { table, key: keyOf(table, row), before: row, after: null }
        if (isWrong && !mayContradict(change)) missed.add(table)
      }
    }
    expect([...missed]).toEqual([])
  })

  it('is nothing that is only typed', () => {
    const [useCase] = toTables(sample).useCases
    if (!useCase) throw new Error('The sample has use cases')
    const change = { table: 'useCases', key: useCase.id, before: useCase } as const
    expect(mayContradict({ ...change, after: { ...useCase, title: 'Other' } })).toBe(false)
    expect(mayContradict({ ...change, after: { ...useCase, personaId: null } })).toBe(false)
  })
})

/** Every text in a value is another one, names of fields included. */
function withOthers(value: unknown): unknown {
  if (typeof value === 'string') return `${value}-gone`
  if (Array.isArray(value)) return value.map(withOthers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => [
      [key, withOthers(one)],
      ...(typeof one === 'object' ? [] : [[`${key}-gone`, one]]),
    ]),
  )
}
