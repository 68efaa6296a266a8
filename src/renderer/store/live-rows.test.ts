import 'fake-indexeddb/auto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { type Tables, toEvaluation } from '#shared/evaluation-file/rows'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { edit, undo } from './edit.ts'
import { watchRows } from './live-rows.ts'

const sample = scenarioEvaluation()
const [criterion] = sample.criteria
const id = EvaluationId.parse('live-rows')
let db: EvaluationDatabase
/** The same store in another window. */
let other: EvaluationDatabase
let told: Tables[]
let stop: () => void

beforeEach(async () => {
  db = new EvaluationDatabase(id)
  other = new EvaluationDatabase(id)
  await replaceContent(db, sample)
  told = []
  stop = watchRows(db, (tables) => told.push(tables))
  await vi.waitUntil(() => told.length === 1)
})

afterEach(async () => {
  stop()
  other.close()
  await db.delete()
})

const key = criterion?.id ?? ''
const nameNow = () => told.at(-1)?.criteria.find((one) => one.id === key)?.name
const name = (store: EvaluationDatabase, n: number) =>
  edit(store, 'Name', (e) => e.patch('criteria', key, { name: `Name ${n}` }))

it('tells what is there, and every change of either window', async () => {
  expect(toEvaluation(told[0] as Tables)).toEqual(await collectEvaluation(db))
  await name(db, 41)
  await expect.poll(nameNow).toBe('Name 41')
  await name(other, 42)
  await expect.poll(nameNow).toBe('Name 42')
  await undo(other)
  await expect.poll(nameNow).toBe('Name 41')
})

it('tells of a row that was removed and of one that came, and in the end what is stored', async () => {
  const { evidence } = sample
  await edit(db, 'Remove', (e) => e.remove('evidence', evidence[1]?.id ?? ''))
  await expect.poll(() => told.at(-1)?.evidence.length).toBe(evidence.length - 1)
  await undo(db)
  await expect.poll(() => told.at(-1)?.evidence.length).toBe(evidence.length)
  expect(toEvaluation(told.at(-1) as Tables)).toEqual(await collectEvaluation(db))
})

it('leaves the rows of a table that did not change as they are', async () => {
  await name(db, 43)
  await expect.poll(nameNow).toBe('Name 43')
  expect(told.at(-1)?.scorecards).toBe(told[0]?.scorecards)
  expect(told.at(-1)?.criteria[1]).toBe(told[0]?.criteria[1])
})

it('goes on telling while changes follow each other without a pause', async () => {
  for (let n = 1; n <= 60; n++) await name(other, n)
  expect(told.length).toBeGreaterThan(10)
  await expect.poll(nameNow).toBe('Name 60')
})

it('tells the whole of what replaced everything', async () => {
  const next = { ...sample, useCases: [], criteria: sample.criteria.slice(0, 2) }
  await replaceContent(other, next)
  await expect.poll(() => told.at(-1)?.criteria.length).toBe(2)
  expect(toEvaluation(told.at(-1) as Tables).useCases).toEqual([])
})

it('tells nothing after it was stopped', async () => {
  stop()
  await name(db, 44)
  await delay(50)
  expect(told).toHaveLength(1)
})
