/** The sheet of the result: totals and ranks as formulas over the scores, and how sure they are. */
import type { Evaluation } from '#shared/domain/evaluation'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { scoredCandidates } from '#shared/domain/screening'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { currentWeights } from '#shared/domain/weighting/current'
import { namesOf } from '#shared/exchange/names'
import { blockRows, matrix } from '#shared/exchange/workbook-matrix'
import {
  columnName,
  columnRange,
  formula,
  heading,
  number,
  type WorkbookCell,
  type WorkbookSheet,
} from '#shared/exchange/workbook-plan'

type Row = readonly WorkbookCell[]

/** Totals after each stage, their ranks and margins, the parts of the last, and its robustness. */
export function resultsSheet(evaluation: Evaluation): WorkbookSheet {
  const names = namesOf(evaluation)
  const candidates = scoredCandidates(evaluation)
  const count = evaluation.criteria.length
  if (count === 0 || candidates.length === 0)
    return { name: 'Results', widths: [60], rows: [['There is nothing to rank yet.']] }
  const { stands, end } = blockRows(evaluation)
  const weights = columnRange('Criteria', 1, 2, count + 1)
  const last = candidates.length + 1
  const places = [
    { stage: 'first', sheet: 'Scoring', from: 2, to: count + 1, column: 1 },
    { stage: 'discussed', sheet: 'Reveal', from: stands, to: end, column: 3 },
    { stage: 'trial', sheet: 'Trials', from: stands, to: end, column: 5 },
  ] as const
  const stageResults = places.map(({ stage }) => stageResult(evaluation, stage))
  const standingOf = (result: StageResult | undefined, id: string) =>
    result?.standings.find(({ candidateId }) => candidateId === id)
  const line = (id: string, index: number): Row => [
    names.candidate(id),
    ...places.flatMap(({ sheet, from, to, column }, stage) => {
      const standing = standingOf(stageResults[stage], id)
      const range = columnRange(sheet, index + 1, from, to)
      const total = `${columnName(column)}${index + 2}`
      const totals = `$${columnName(column)}$2:$${columnName(column)}$${last}`
      const scored = standing?.status === 'scored' ? standing : null
      return [
        formula(
          `IF(SUMPRODUCT((${weights}>0)*(1-ISNUMBER(${range})))>0,"not ranked",SUMPRODUCT(${weights},${range})/SUM(${weights}))`,
          scored?.total ?? 'not ranked',
        ),
        formula(
          `IF(ISNUMBER(${total}),1+SUMPRODUCT(ISNUMBER(${totals})*(${totals}>${total}+0.000000001)),"")`,
          scored?.rank ?? null,
          0,
        ),
      ]
    }),
    formula(
      `IF(ISNUMBER(F${index + 2}),(F${index + 2}-1)/4*100,"")`,
      percentOf(standingOf(stageResults[2], id)),
    ),
  ]
  return {
    name: 'Results',
    widths: [34, ...candidates.map(() => 18), 18, 18, 18],
    rows: [
      [
        'Candidate',
        'First votes',
        'Rank',
        'After discussion',
        'Rank',
        'After trial',
        'Rank',
        'Percent after trial',
      ].map(heading),
      ...candidates.map(({ id }, index) => line(id, index)),
      [
        'First before second',
        ...places.flatMap(({ column }, stage) => {
          const totals = `${columnName(column)}2:${columnName(column)}${last}`
          const margin = stageResults[stage]?.margin ?? null
          return [
            formula(`IF(COUNT(${totals})<2,"",LARGE(${totals},1)-LARGE(${totals},2))`, margin),
            null,
          ]
        }),
      ],
      [],
      ...contributions(evaluation, weights, stands),
      [],
      ...robustness(evaluation),
    ],
  }
}

const percentOf = (standing: ReturnType<typeof stageResult>['standings'][number] | undefined) =>
  standing?.status === 'scored' ? standing.percent : null

function contributions(evaluation: Evaluation, weights: string, from: number): Row[] {
  const { shares } = currentWeights(evaluation)
  return matrix(
    evaluation,
    'Parts of the total after the trial',
    ({ score, criterionId }, column, line) => {
      const at = `Trials!${columnName(column)}${from + line}`
      const part = `Criteria!$B$${2 + line}/SUM(${weights})*${at}`
      const points = score === null ? null : (shares.get(criterionId) ?? 0) * score
      return formula(`IF(ISNUMBER(${at}),${part},"")`, points)
    },
    'trial',
  )
}

/** How sure the result is. Numbers, not formulas: no spreadsheet computes them. */
function robustness(evaluation: Evaluation): Row[] {
  const names = namesOf(evaluation)
  const { intervals, weightSets } = sensitivity(stageResult(evaluation, 'trial').table)
  const nameOf = (id: string | null) => (id === null ? '' : names.candidate(id))
  return [
    [
      'First place after the trial is kept',
      'Weight in percent',
      'From',
      'To',
      'Below it first',
      'Above it first',
    ].map(heading),
    ...intervals.map(({ criterionId, weight, from, to, lostBelowTo, lostAboveTo }) => [
      names.criterion(criterionId),
      number(weight, 1),
      number(from, 2),
      number(to, 2),
      nameOf(lostBelowTo),
      nameOf(lostAboveTo),
    ]),
    [],
    ['Weights up to 20 percent off', 'First in percent', 'Weight sets'].map(heading),
    ...weightSets.wins.map(({ candidateId, percent, count }) => [
      names.candidate(candidateId),
      number(percent, 2),
      count,
    ]),
    ['Nobody alone', number(weightSets.tiesPercent, 2), weightSets.ties],
  ]
}
