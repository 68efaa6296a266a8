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
import { capitalised } from '#shared/domain/format'
import { votesAgreed } from '#shared/domain/votes-agreed'
import { spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Cell } from '#shared/domain/scoring/cells'
import { cellKey, countingVotes, isRevealed, voters } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { currentWeights } from '#shared/domain/weighting/current'
import { groupWeights } from '#shared/domain/weighting/group'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { namesOf } from '#shared/exchange/names'
import { blockRows, matrix } from '#shared/exchange/workbook-matrix'
import {
  columnName,
  columnRange,
  formula,
  heading,
  number,
  type WorkbookSheet,
} from '#shared/exchange/workbook-plan'
import { resultsSheet } from '#shared/exchange/workbook-results'

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
    resultsSheet(evaluation),
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

const matrixWidths = (evaluation: Evaluation) => [34, ...scoredCandidates(evaluation).map(() => 18)]

function scoring(evaluation: Evaluation): WorkbookSheet {
  const people = voters(evaluation).length
  const cast = countingVotes(evaluation)
  const mean = (cell: Cell, column: number, line: number) => {
    // Where the votes were taken out before it was handed on, there is nothing to compute it from.
    const isKnownInShort =
      cell.score !== null && !cast.has(cellKey(cell.candidateId, cell.criterionId))
    if (!evaluation.frame.votesInRecord || people === 0 || isKnownInShort)
      return number(cell.score, 2)
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
  const agreed = votesAgreed(evaluation)
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
      [],
      [agreed && capitalised(agreed.words)],
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
