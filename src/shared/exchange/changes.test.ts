import { describe, expect, it } from 'vitest'
import { withCandidateChanged } from '#shared/domain/candidates'
import { withPersonSetAside } from '#shared/domain/changing-panel'
import { changesOf } from '#shared/domain/changes'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import {
  restoredWords,
  withCriterionRemoved,
  withCriterionRestored,
} from '#shared/domain/restoring-criteria'
import { withCriterionChanged } from '#shared/domain/scored-words'
import { withChangedWeights } from '#shared/domain/weighting/locked'
import { csvText } from '#shared/exchange/csv'
import { toMadr } from '#shared/exchange/madr'
import { toResults } from '#shared/exchange/results-json'
import { toResultsText } from '#shared/exchange/results-text'
import { readScoreTable } from '#shared/exchange/score-changes'
import { toCsv } from '#shared/exchange/score-rows'
import { toWorkbook } from '#shared/exchange/workbook'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const at = (time: string) => `2026-03-12T${time}:00+01:00`

/** With locked weights changed, a criterion removed, a candidate renamed, one gone and one late. */
function changed(): Evaluation {
  const mei = ParticipantId.parse('mei')
  const points = { ...sample.weighting.agreed }
  points[CriterionId.parse('integration')] = 20
  points[CriterionId.parse('fit')] = 15
  const sum = Object.values(points).reduce((all, one) => all + one, 0)
  expect(sum).toBe(100)
  const why = { at: at('15:10'), byId: mei, reason: 'We buy it anyway' }
  const reweighted = withChangedWeights(sample, points, why)
  const removed = withCriterionRemoved(reweighted, CriterionId.parse('exit'), {
    at: at('15:20'),
    byId: mei,
    reason: 'Counted twice',
  })
  const renamed = withCandidateChanged(removed, CandidateId.parse('wandb'), () => ({
    name: 'W&B by CoreWeave',
  }))
  const [somebody] = renamed.participants
  if (!somebody) throw new Error('The sample has people')
  return {
    ...renamed,
    participants: [
      ...renamed.participants.map((row) =>
        row.id === mei ? { ...row, leftAt: at('15:40') } : row,
      ),
      { ...somebody, id: ParticipantId.parse('ines'), name: 'Ines', joinedAt: at('15:50') },
    ],
  }
}

const evaluation = changed()
const workbookText = () =>
  csvText(
    toWorkbook(evaluation)
      .filter(({ name }) => name === 'Changes')
      .flatMap(({ rows }) =>
        rows.map((row) =>
          row.map((cell) =>
            cell === null || typeof cell !== 'object'
              ? cell
              : 'text' in cell
                ? cell.text
                : cell.value,
          ),
        ),
      ),
  )

describe('what changed after it was settled', () => {
  it('is one list in the order of its moments, with what has none at the end', () => {
    expect(changesOf(evaluation).map(({ kind, at: moment }) => [kind, moment])).toEqual([
      ['weights', at('15:10')],
      ['criterion', at('15:20')],
      ['panel', at('15:40')],
      ['panel', at('15:50')],
      ['candidate', null],
    ])
    const [weights, criterion] = changesOf(evaluation)
    expect(weights).toMatchObject({ afterScores: true, reason: 'We buy it anyway', byId: 'mei' })
    expect(weights?.rankingBefore).toHaveLength(5)
    expect(criterion?.items.find(({ id }) => id === 'exit')).toMatchObject({ after: null })
    expect(changesOf(sample)).toEqual([])
  })

  it.each([
    ['the workbook', workbookText],
    ['CSV', () => toCsv(evaluation)],
    ['JSON', () => JSON.stringify(toResults(evaluation))],
    ['text for a terminal', () => toResultsText(evaluation)],
  ] as const)('is in %s: what, before and after, by whom, why, both rankings', (_, text) => {
    const said = text()
    for (const words of [
      'Weights changed after scores were seen',
      'We buy it anyway',
      'Criterion removed after scores were seen',
      'Counted twice',
      'Candidate renamed after it was scored',
      'Weights & Biases, Dedicated cloud, EU',
      'Mei Tanaka left at 15:40',
      'Ines joined at 15:50',
    ])
      expect(said).toContain(words)
  })

  it('has both rankings in every export', () => {
    const [{ rankingBefore, rankingAfter } = { rankingBefore: [], rankingAfter: [] }] =
      changesOf(evaluation)
    const { changes } = toResults(evaluation) as { changes: readonly object[] }
    expect(changes[0]).toMatchObject({ rankingBefore, rankingAfter, by: 'mei' })
    const nameOf = new Map<string, string>(evaluation.candidates.map(({ id, name }) => [id, name]))
    const order = rankingBefore.map((id) => nameOf.get(id)).join(', ')
    for (const text of [workbookText(), toCsv(evaluation), toResultsText(evaluation)])
      expect(text).toContain(order)
  })

  it('is in the record, too, each with its reason', () => {
    const reasons = changesOf(evaluation).map(({ reason }) => reason)
    const record = toMadr(evaluation)
    expect(reasons.filter((reason) => !record.includes(reason))).toEqual([])
  })

  it('has whose votes count no more, and what a criterion was called when it was scored', () => {
    const aside = withPersonSetAside(evaluation, ParticipantId.parse('lukas'), {
      ...{ at: at('15:55'), byId: null, reason: 'Sells one of them' },
    })
    const again = withCriterionChanged(aside, CriterionId.parse('cost'), () => ({ name: 'Price' }))
    for (const text of [toCsv(again), JSON.stringify(toResults(again)), toResultsText(again)]) {
      expect(text).toContain('was taken off the panel after scores were seen')
      expect(text).toContain('Sells one of them')
      expect(text).toContain('Price was scored as Total cost over three years')
    }
  })

  it('is said to be nothing where nothing changed', () => {
    expect(toResults(sample)).toMatchObject({ changes: [] })
    expect(toResultsText(sample)).not.toContain('Changes')
    expect(toCsv(sample)).not.toContain('change: ')
    const sheet = toWorkbook(sample).find(({ name }) => name === 'Changes')
    expect(sheet?.rows).toEqual([['Nothing changed after it was settled.']])
  })

  it('is no problem for a table that comes back', () => {
    const cells = toCsv(evaluation)
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .map((line) =>
        line
          .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
          .map((cell) => cell.replace(/^"|"$/g, ''))
          .map((cell) => (cell === '' ? null : Number.isNaN(Number(cell)) ? cell : Number(cell))),
      )
    expect(readScoreTable(evaluation, [{ name: 'scores', rows: cells }]).problems).toEqual([])
  })
})

it('says on which day a criterion was put back, where it is another one', () => {
  const exit = CriterionId.parse('exit')
  const removed = withCriterionRemoved(sample, exit, {
    at: at('15:20'),
    byId: null,
    reason: 'Counted twice',
  })
  const back = (moment: string) =>
    withCriterionRestored(removed, exit, { at: moment, byId: null, reason: 'It counts' })
  expect(toCsv(back(at('15:30')))).toContain('Put back at 15:30.')
  const later = back('2026-04-02T09:05:00+02:00')
  expect(toCsv(later)).toContain('Put back on 2 April 2026 at 09:05.')
  expect(JSON.stringify(toWorkbook(later))).toContain('2026-04-02 09:05')
  const [first] = later.removedCriteria ?? []
  expect(first && restoredWords(later, first)).toContain('put back on 2 April 2026 at 09:05')
})
