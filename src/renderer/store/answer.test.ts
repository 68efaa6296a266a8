import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CandidateId, EvaluationId, ParticipantId, RoundId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { writeAnswers } from '../features/scoring/write-answers.ts'
import { collectEvaluation, replaceContent } from './content.ts'
import { EvaluationDatabase } from './database.ts'
import { answer, edit, lastStep, nextRedo, nextUndo, redo, undo, undoStep } from './edit.ts'

const sample = scenarioEvaluation()
const [fit] = sample.criteria.map(({ id }) => id)
const [mlflow] = sample.candidates
if (!fit || !mlflow) throw new Error('The sample has changed')
const mei = ParticipantId.parse('mei')
const roundId = RoundId.parse('r1')
const added = { ...mlflow, id: CandidateId.parse('added'), name: 'Added later' }
const cardKey = [roundId, mei, added.id]

let db: EvaluationDatabase
let n = 0

beforeEach(async () => {
  n += 1
  db = new EvaluationDatabase(EvaluationId.parse(`answer-${n}`))
  await replaceContent(db, {
    ...sample,
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: [],
    discussions: [],
  })
})

afterEach(() => db.delete())

const now = async () => {
  const found = await collectEvaluation(db)
  if (!found) throw new Error('The store is empty')
  return found
}
const rename = (title: string) =>
  edit(db, `Rename to ${title}`, (e) => e.patchSheet('frame', { title }))
const add = () => edit(db, 'Add Added later', (e) => e.append('candidates', added))
const vote = (score: 1 | 4, candidateId = mlflow.id) =>
  answer(db, 'Score of a cell', (e) =>
    writeAnswers(
      e,
      { roundId, participantId: mei, candidateId },
      new Map([[fit, { vote: score }]]),
    ),
  )
const voteOf = async (candidateId: string) =>
  (await now()).scorecards.find((card) => card.candidateId === candidateId)?.votes[fit]

describe('an answer that somebody gives on their own screen', () => {
  it('is passed over by undo and redo, and leaves what can be redone', async () => {
    await rename('one')
    await vote(4)
    expect(await nextUndo(db)).toMatchObject({ label: 'Rename to one' })
    expect(await undo(db)).toMatchObject({ label: 'Rename to one' })
    await vote(1)
    expect(await nextRedo(db)).toMatchObject({ label: 'Rename to one' })
    expect(await redo(db)).toMatchObject({ label: 'Rename to one' })
    expect((await now()).frame.title).toBe('one')
    expect(await voteOf(mlflow.id)).toBe(1)
    await undo(db)
    expect(await undo(db)).toBeNull()
    expect(await voteOf(mlflow.id)).toBe(1)
  })

  it('goes to the host as a change like any other', async () => {
    await vote(4)
    const [sent] = await db.outbox.toArray()
    expect(sent?.changeSet).toMatchObject({
      label: 'Score of a cell',
      changes: [{ table: 'scorecards' }],
    })
  })

  it('is never left without what it is about: undo says so, and changes nothing', async () => {
    await add()
    const step = lastStep(db) ?? 0
    await vote(4, added.id)
    const before = await now()
    const refused = await undo(db)
    expect(refused).toMatchObject({ ok: false, why: expect.stringContaining('“Add Added later”') })
    expect(JSON.stringify(refused)).not.toContain('Mei')
    expect(await undoStep(db, step)).toEqual(refused)
    expect(await now()).toEqual(before)
    expect(contradictionsOf(before)).toEqual([])
    expect(await db.outbox.count()).toBe(2)
    expect(await nextUndo(db)).toMatchObject({ label: 'Add Added later' })
  })

  it('stands in the way of nothing once its owner has taken it back', async () => {
    await add()
    await vote(4, added.id)
    await answer(db, 'Score of a cell', (e) => e.remove('scorecards', cardKey))
    expect(await undo(db)).toMatchObject({ ok: true })
    expect((await now()).candidates.some(({ id }) => id === added.id)).toBe(false)
  })

  it('is neither left without that by redo', async () => {
    await add()
    await edit(db, 'Remove Added later', (e) => e.remove('candidates', added.id))
    await undo(db)
    await vote(4, added.id)
    expect(await redo(db)).toMatchObject({
      ok: false,
      why: expect.stringContaining('“Remove Added later”'),
    })
    expect(await voteOf(added.id)).toBe(4)
  })

  it('is not overwritten by taking back what the facilitator wrote into the same row', async () => {
    const card = { roundId, participantId: mei, candidateId: mlflow.id }
    const takeIn = () =>
      edit(db, 'Take in a table', (e) => writeAnswers(e, card, new Map([[fit, { vote: 2 }]])))
    await takeIn()
    expect(await undo(db)).toMatchObject({ label: 'Take in a table' })
    expect(await voteOf(mlflow.id)).toBeUndefined()
    await takeIn()
    await vote(4)
    expect(await undo(db)).toMatchObject({ ok: false })
    expect(await voteOf(mlflow.id)).toBe(4)
  })

  it('stays with every order of changes, answers, undo and redo', async () => {
    const actions = fc.constantFrom('rename', 'add', 'vote', 'vote added', 'undo', 'redo')
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { maxLength: 14 }), async (all) => {
        await replaceContent(db, {
          ...(await now()),
          candidates: sample.candidates,
          scorecards: [],
        })
        const given = new Map<string, number>()
        for (const [index, action] of all.entries()) {
          const hasAdded = (await now()).candidates.some(({ id }) => id === added.id)
          const score = index % 2 === 0 ? 1 : 4
          if (action === 'rename') await rename(`title ${index}`)
          else if (action === 'undo') await undo(db)
          else if (action === 'redo') await redo(db)
          else if (action === 'vote') {
            await vote(score)
            given.set(mlflow.id, score)
          } else if (action === 'add' && !hasAdded) await add()
          else if (action === 'vote added' && hasAdded) {
            await vote(score, added.id)
            given.set(added.id, score)
          }
        }
        const is = await now()
        expect(contradictionsOf(is)).toEqual([])
        expect(new Map(is.scorecards.map((card) => [card.candidateId, card.votes[fit]]))).toEqual(
          given,
        )
      }),
      { numRuns: 50 },
    )
  })
})
