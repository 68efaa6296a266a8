import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { ItemId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { toMadr } from '#shared/exchange/madr'
import { toResultsText } from '#shared/exchange/results-text'
import { toWorkbook } from '#shared/exchange/workbook'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const rejecting = (ids: readonly string[]): Evaluation => ({
  ...sample,
  evidence: sample.evidence.map((row) =>
    ids.includes(row.id) ? { ...row, status: 'rejected', reason: 'Only one drill.' } : row,
  ),
})
const all = rejecting(sample.evidence.map(({ id }) => id))
const one = rejecting(['evidence-1'])
const rowsOf = (evaluation: Evaluation) =>
  (toWorkbook(evaluation).find(({ name }) => name === 'Trials')?.rows ?? []).map((row) =>
    row.map((cell) =>
      typeof cell === 'object' && cell !== null
        ? cell.kind === 'heading'
          ? cell.text
          : cell.value
        : cell,
    ),
  )

describe('rejected evidence', () => {
  it('stands in the Markdown record with what was proposed and why it was rejected', () => {
    const text = toMadr(one).replaceAll('\\', '')
    const table = text.slice(text.indexOf('Rejected evidence, oldest first'))
    expect(table).toMatch(
      /\| MLflow, Governance and audit trail \| 3 \| 4 \| trial, T\d \| Only one drill\. Decided by/,
    )
    expect(toMadr(sample)).not.toContain('Rejected evidence')
  })

  it('stands in the workbook apart from the ledger', () => {
    const rows = rowsOf(one)
    const at = rows.findIndex(([first]) => first === 'Rejected evidence')
    expect(rows[at + 1]).toEqual([
      'Governance and audit trail',
      'MLflow',
      'trial',
      3,
      4,
      null,
      'group',
      '2026-04-09',
      'Only one drill.',
      null,
    ])
    expect(rows[at + 2]).toEqual([])
    expect(rowsOf(sample).flat()).not.toContain('Rejected evidence')
  })

  it('stands in the plain words of a terminal', () => {
    expect(toResultsText(one)).toContain(
      'Rejected evidence\n  MLflow, Governance and audit trail: stays at 3.00, 4.00 was proposed. Only one drill.',
    )
  })

  it('is never passed over with "every score rests on opinion"', () => {
    expect(toMadr(all)).not.toContain('every score rests on opinion')
    expect(toMadr(all)).toContain('What was found out and rejected stands below')
    expect(toMadr({ ...sample, evidence: [] })).toContain('every score rests on opinion')
  })

  it('changes no total, whatever it asked for', () => {
    const totals = (evaluation: Evaluation) =>
      stageResult(evaluation, 'trial').ranking.map(({ candidateId, total }) => [candidateId, total])
    expect(totals(all)).toEqual(totals({ ...sample, evidence: [] }))
  })
})

describe('a line that was decided on an earlier result', () => {
  const tested = sample.trials[0]?.successCriteria.find(
    ({ criterionId }) => criterionId === 'governance',
  )
  if (!tested) throw new Error('The sample tests governance')
  const decided = (verdict: 'pass' | 'fail'): Evaluation => ({
    ...sample,
    evidence: sample.evidence.map((row) =>
      row.id === 'evidence-1'
        ? { ...row, decidedOn: [{ successCriterionId: tested.id, verdict }] }
        : row,
    ),
  })

  it('says so in the record and in the workbook', () => {
    expect(toMadr(decided('fail'))).toContain('Decided on an earlier result')
    expect(rowsOf(decided('fail')).flat()).toContain('decided on an earlier result')
    expect(toMadr(decided('pass'))).not.toContain('Decided on an earlier result')
    expect(rowsOf(decided('pass')).flat()).not.toContain('decided on an earlier result')
  })
})

it('names what is attached to a line of the log, in the record', () => {
  const [trial] = sample.trials
  if (!trial) throw new Error('The sample has a trial')
  const line = (id: string, text: string) => ({
    id: ItemId.parse(id),
    day: '2026-03-20',
    byId: null,
    text,
  })
  const file = (id: string, name: string) => ({
    id: ItemId.parse(id),
    trialId: trial.id,
    lineId: ItemId.parse('l1'),
    name,
    mediaType: 'text/plain',
    base64: btoa('measured'),
  })
  const text = toMadr({
    ...sample,
    trials: [{ ...trial, log: [line('l1', 'Drill done'), line('l2', 'Nothing new')] }],
    attachments: [file('a', 'restore.txt'), file('b', 'drill.png')],
  }).replaceAll('\\', '')
  expect(text).toContain('| Drill done Attached: restore.txt, drill.png |')
  expect(text).toContain('| Nothing new |')
})
