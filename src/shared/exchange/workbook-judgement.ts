/**
 * The sheets of weights, votes and results, tied together by formulas.
 *
 * Criteria are in rows and candidates in running in columns, in the same order on every sheet:
 *
 *     Scoring   mean of the first votes
 *     Reveal    agreed score, else Scoring
 *     Trials    score from evidence, else Reveal
 *     Results   SUMPRODUCT of Criteria!B and each of the three
 */
import { spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import { type Cell, cells, type Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { cellKey, countingVotes, isRevealed, voters } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { currentWeights } from '#shared/domain/weighting/current'
import { groupWeights } from '#shared/domain/weighting/group'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { namesOf } from '#shared/exchange/names'
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

export function judgementSheets(evaluation: Evaluation): WorkbookSheet[] {
  if (!isRevealed(evaluation)) {
    const note = blindRounds(evaluation).join(', ') || 'Nobody has been asked to score yet.'
    const empty = (name: string) => ({ name, widths: [60], rows: [[note]] })
    return [criteria(evaluation), empty('Scoring'), empty('Reveal'), empty('Results')]
  }
  return [
    criteria(evaluation),
    scoring(evaluation),
    ...(evaluation.frame.votesInRecord ? [votes(evaluation)] : []),
    reveal(evaluation),
    results(evaluation),
  ]
}

function criteria(evaluation: Evaluation): WorkbookSheet {
  const { shares, source } = currentWeights(evaluation)
  const voted = new Map(groupWeights(evaluation).map((row) => [row.criterionId, row]))
  const names = namesOf(evaluation)
  const titles = ['Criterion', 'Weight in percent', 'Mean of votes', 'Lowest', 'Highest', 'Group']
  const count = evaluation.criteria.length
  const sources = {
    locked: 'agreed and locked',
    agreed: 'agreed, not locked',
    votes: 'mean of the votes',
    equal: 'equal, because none has been set',
  }
  return {
    name: 'Criteria',
    widths: [34, 16, 14, 10, 10, 18, 12, 40, ...Array.from({ length: 5 }, () => 30), 40],
    rows: [
      [
        ...titles,
        'Kind',
        'Question',
        ...[1, 2, 3, 4, 5].map((score) => `Score ${score} means`),
        'Use cases',
      ].map(heading),
      ...evaluation.criteria.map((row) => [
        row.name,
        number((shares.get(row.id) ?? 0) * 100, 1),
        number(voted.get(row.id)?.mean ?? null, 1),
        number(voted.get(row.id)?.low ?? null, 1),
        number(voted.get(row.id)?.high ?? null, 1),
        row.group,
        row.direction,
        row.question,
        ...([1, 2, 3, 4, 5] as const).map((score) => row.anchors[score]),
        row.useCaseIds.map(names.useCase).join('; '),
      ]),
      ...(count > 0
        ? [
            [heading('Sum'), formula(`SUM(B2:B${count + 1})`, 100, 1)],
            [],
            [`Weights: ${sources[source]}`],
          ]
        : []),
    ],
  }
}

/** Rows of a block: a heading, the candidates, and a row per criterion. */
export function matrix(
  evaluation: Evaluation,
  title: string,
  cellAt: (row: Cell, column: number, line: number) => WorkbookCell,
  stage: Stage,
): Row[] {
  const names = namesOf(evaluation)
  const candidates = scoredCandidates(evaluation)
  const all = new Map(
    cells(evaluation, stage).map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell]),
  )
  const line = ({ id }: { readonly id: CriterionId }, row: number) =>
    candidates.map((candidate, column) => {
      const cell = all.get(cellKey(candidate.id, id))
      return cell ? cellAt(cell, column + 1, row) : null
    })
  return [
    [heading(title), ...candidates.map(({ id }) => heading(names.candidate(id)))],
    ...evaluation.criteria.map((criterion, row) => [criterion.name, ...line(criterion, row)]),
  ]
}

/** Row numbers, from 1, of the two blocks of "Reveal" and "Trials": what is set, and what stands, to its end. */
export function blockRows(evaluation: Evaluation) {
  const count = evaluation.criteria.length
  return { set: 2, stands: count + 4, end: 2 * count + 3 }
}

const matrixWidths = (evaluation: Evaluation) => [34, ...scoredCandidates(evaluation).map(() => 18)]

function scoring(evaluation: Evaluation): WorkbookSheet {
  const people = voters(evaluation).length
  const mean = (cell: Cell, column: number, line: number) => {
    if (!evaluation.frame.votesInRecord || people === 0) return number(cell.score, 2)
    const from = 2 + line * people
    const range = columnRange('Votes', column + 1, from, from + people - 1)
    return formula(`IF(COUNT(${range})=0,"",AVERAGE(${range}))`, cell.score)
  }
  return {
    name: 'Scoring',
    widths: matrixWidths(evaluation),
    rows: matrix(evaluation, 'Mean of the first votes', mean, 'first'),
  }
}

/** Everybody's first votes; only where everybody agreed to that beforehand. */
function votes(evaluation: Evaluation): WorkbookSheet {
  const names = namesOf(evaluation)
  const candidates = scoredCandidates(evaluation)
  const cast = countingVotes(evaluation)
  const voteOf = (candidateId: string, criterionId: string, participantId: string) => {
    const cell = cast.get(`${candidateId} ${criterionId}`)
    const found = cell?.votes.find((vote) => vote.participantId === participantId)
    return found === undefined ? null : (found.vote ?? 'cannot judge')
  }
  return {
    name: 'Votes',
    widths: [34, 24, ...candidates.map(() => 18)],
    rows: [
      [...['Criterion', 'Participant'], ...candidates.map(({ id }) => names.candidate(id))].map(
        heading,
      ),
      ...evaluation.criteria.flatMap((criterion) =>
        voters(evaluation).map((person) => [
          criterion.name,
          person.name,
          ...candidates.map(({ id }) => voteOf(id, criterion.id, person.id)),
        ]),
      ),
    ],
  }
}

function reveal(evaluation: Evaluation): WorkbookSheet {
  const names = namesOf(evaluation)
  const { set } = blockRows(evaluation)
  const discussed = new Map(
    evaluation.discussions.map((row) => [cellKey(row.candidateId, row.criterionId), row]),
  )
  const agreed = matrix(
    evaluation,
    'Agreed score (blank: the mean stands)',
    ({ score, source }) => (source === 'agreed' ? number(score, 2) : null),
    'discussed',
  )
  const stands = matrix(
    evaluation,
    'After discussion',
    ({ score }, column, line) => {
      const at = `${columnName(column)}${set + line}`
      const before = `Scoring!${columnName(column)}${2 + line}`
      return formula(`IF(ISNUMBER(${at}),${at},IF(ISNUMBER(${before}),${before},""))`, score)
    },
    'discussed',
  )
  const titles = [
    'Criterion',
    'Candidate',
    'Lowest',
    'Highest',
    'Range',
    'Agreement',
    'Could change who comes first',
    'Reason',
    'Dissent',
  ]
  return {
    name: 'Reveal',
    widths: [...matrixWidths(evaluation), 18, 18, 18],
    rows: [
      ...agreed,
      [],
      ...stands,
      [],
      titles.map(heading),
      ...spreads(evaluation).map((cell) => {
        const discussion = discussed.get(cellKey(cell.candidateId, cell.criterionId))
        return [
          names.criterion(cell.criterionId),
          names.candidate(cell.candidateId),
          cell.low,
          cell.high,
          cell.range,
          cell.level,
          cell.couldChangeWinner ? 'yes' : 'no',
          discussion?.reason ?? '',
          (discussion?.dissent ?? [])
            .map(
              ({ participantId, score, reason }) =>
                `${names.participant(participantId)} ${score}: ${reason}`,
            )
            .join('; '),
        ]
      }),
    ],
  }
}

function results(evaluation: Evaluation): WorkbookSheet {
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
