import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { ItemId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { toResults } from '#shared/exchange/results-json'
import { toWorkbook } from '#shared/exchange/workbook'
import type { FormulaCell, WorkbookCell, WorkbookSheet } from '#shared/exchange/workbook-plan'
import { columnName } from '#shared/exchange/workbook-plan'
import { calculator } from '../../../test/formulas.ts'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()

const isFormula = (cell: WorkbookCell): cell is FormulaCell =>
  typeof cell === 'object' && cell !== null && cell.kind === 'formula'

/** Every formula with its place, the value beside it and what a spreadsheet makes of it. */
function formulasOf(sheets: readonly WorkbookSheet[]) {
  const compute = calculator(sheets)
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, r) =>
      row.flatMap((cell, c) => {
        if (!isFormula(cell)) return []
        const place = `${name}!${columnName(c)}${r + 1}`
        return [{ place, ours: cell.value, computed: compute(place) }]
      }),
    ),
  )
}

const close = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b

const cases: readonly (readonly [string, Evaluation])[] = [
  ['the worked sample', sample],
  ['votes in the record', { ...sample, frame: { ...sample.frame, votesInRecord: true } }],
  [
    'votes in the record, handed out while support was still blind',
    forHandingOut({
      ...sample,
      frame: { ...sample.frame, votesInRecord: true },
      decision: { ...sample.decision, supportRevealedAt: null },
    }),
  ],
  ['thirty people, twenty candidates', largeEvaluation()],
  [
    'a candidate that one criterion lacks',
    {
      ...sample,
      scorecards: sample.scorecards.map((card) =>
        card.candidateId === 'clearml' ? { ...card, votes: {} } : card,
      ),
    },
  ],
]

describe('the workbook', () => {
  it.each(cases)('computes the numbers of the screen, %s', (_, evaluation) => {
    const formulas = formulasOf(toWorkbook(evaluation))
    expect(formulas.length).toBeGreaterThan(50)
    expect(formulas.filter(({ ours, computed }) => !close(ours, computed))).toEqual([])
  })

  it('follows when somebody changes a weight in it', () => {
    const sheets = toWorkbook(sample).map((sheet) =>
      sheet.name === 'Criteria'
        ? {
            ...sheet,
            rows: sheet.rows.map((row, r) =>
              r === 1 ? row.with(1, { kind: 'number' as const, value: 90, decimals: 1 }) : row,
            ),
          }
        : sheet,
    )
    const shares = new Map(
      sample.criteria.map(({ id }, i) => {
        const points = i === 0 ? 90 : (sample.weighting.agreed?.[id] ?? 0)
        return [id, points / 170]
      }),
    )
    const wanted = stageResult(sample, 'trial', shares)
    const compute = calculator(sheets)
    const total = wanted.ranking.find(({ candidateId }) => candidateId === 'mlflow')?.total
    expect(compute('Results!F2')).toBeCloseTo(total ?? NaN, 9)
    expect(compute('Results!G2')).toBe(2)
  })

  it('holds what was predicted against what happened, as the data do', () => {
    const seen = {
      day: '2027-04-09',
      held: 'partly' as const,
      whatHappened: 'Two of three teams moved',
      next: 'Help the third',
    }
    const lookBacks = [{ id: ItemId.parse('b1'), ...seen }]
    const reviewed: Evaluation = { ...sample, decision: { ...sample.decision, lookBacks } }
    const rows = toWorkbook(reviewed).find(({ name }) => name === 'Decision')?.rows ?? []
    const { prediction } = sample.decision
    expect(rows).toContainEqual([
      '2027-04-09',
      'Two of three teams moved',
      'partly',
      'Help the third',
      prediction,
    ])
    expect(toResults(reviewed)).toMatchObject({
      prediction: { text: prediction, lookBacks: [seen] },
    })
    expect(toResults(sample)).toMatchObject({ prediction: { text: prediction, lookBacks: [] } })
  })

  it('has nobody’s vote unless that was agreed, and nothing at all before the reveal', () => {
    expect(toWorkbook(sample).map(({ name }) => name)).not.toContain('Votes')
    const round = (vote: number): Evaluation => ({
      ...sample,
      frame: { ...sample.frame, votesInRecord: true },
      rounds: sample.rounds.slice(0, 1).map((row) => ({ ...row, revealedAt: null })),
      scorecards: sample.scorecards
        .filter(({ roundId }) => roundId === 'r1')
        .map((card) => ({
          ...card,
          votes: Object.fromEntries(sample.criteria.map(({ id }) => [id, vote])),
        })),
    })
    expect(toWorkbook(round(1))).toEqual(toWorkbook(round(5)))
    expect(toWorkbook(round(1)).find(({ name }) => name === 'Results')?.rows).toEqual([
      ['round 1 is still blind'],
    ])
  })
})
