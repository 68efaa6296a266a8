/** Proof: criteria with their anchors, the weights and every later change. */
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  formatDay,
  formatPoints,
  formatTime,
  formatWeight,
  formatWeightAligned,
} from '#shared/domain/format'
import type { Criterion, WeightChange } from '#shared/domain/judgement'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { rankingOrder, rankingsAround } from '#shared/domain/record/ranking-order'
import { figures, note, paragraph, part, section, table, text } from '#shared/domain/record/section'
import { listed, said, strong, words } from '#shared/domain/record/words'
import { removalMoment, restoredWords } from '#shared/domain/restoring-criteria'
import { scoredWordNotes } from '#shared/domain/scored-words'
import { movedPoints } from '#shared/domain/weighting/locked'
import {
  areWeightsRevealed,
  criteriaAfterWeights,
  groupWeights,
} from '#shared/domain/weighting/group'

export function criteriaSection(facts: RecordFacts): Section {
  const { criteria, weighting } = facts.evaluation
  if (criteria.length === 0) return section('criteria', 'Criteria, anchors and weights', [])
  return section(
    'criteria',
    'Criteria, anchors and weights',
    [],
    [
      part('Criteria and what their scores mean', [
        anchorTable(facts),
        criteriaGaps(facts),
        scoredUnder(facts),
      ]),
      part('Weights', [...weightBlocks(facts)]),
      part(`Changes of the weights after ${changesSince(facts)}`, [
        ...(weighting.changes.length === 0
          ? [paragraph([weighting.locked ? 'None.' : 'The weights have not been locked.'])]
          : weighting.changes.flatMap((change) => changeBlocks(change, facts))),
        ...removedBlocks(facts),
      ]),
    ],
  )
}

/** Weights that were never locked are told of from the moment that scores were seen. */
const changesSince = ({ evaluation: { weighting } }: RecordFacts) =>
  weighting.locked === null && weighting.changes.length > 0
    ? 'scores were seen'
    : 'they were locked'

function anchorTable({ evaluation, result, names }: RecordFacts) {
  const { shares } = result.weights
  const grouped = evaluation.criteria.some(({ group }) => group.trim() !== '')
  return table(
    'Criteria with the meaning of their scores, and their weights in percent',
    [
      text('Criterion', 4),
      figures('Weight', 1),
      text('1 means', 3),
      text('3 means', 3),
      text('5 means', 3),
    ],
    evaluation.criteria.map((row) => [
      words`${strong(said(row.name))}${question(row)} ${kind(row, grouped)}${serves(row, names.useCase)}`,
      [formatWeightAligned((shares.get(row.id) ?? 0) * 100)],
      anchor(row, 1, 2),
      anchor(row, 3, 4),
      anchor(row, 5),
    ]),
  )
}

const question = ({ question: asked }: Criterion): Words =>
  asked.trim() === '' ? ['.'] : words`. ${said(asked)}`

function kind({ group, direction }: Criterion, grouped: boolean): Words {
  const label = direction === 'cost' ? 'Cost: less of it scores higher.' : 'Benefit.'
  return grouped && group.trim() !== '' ? words`${said(group)}. ${label}` : [label]
}

const serves = ({ useCaseIds }: Criterion, code: RecordFacts['names']['useCase']): Words =>
  useCaseIds.length === 0 ? [] : [` Serves ${useCaseIds.map(code).join(', ')}.`]

/** An anchor, with the one between it and the next where somebody wrote one. */
function anchor({ anchors }: Criterion, score: 1 | 3 | 5, between?: 2 | 4): Words {
  const own: Words = [said(anchors[score])]
  const other = between === undefined ? '' : anchors[between].trim()
  return other === '' ? own : words`${own}; ${String(between)}: ${said(other)}`
}

function criteriaGaps({ evaluation, names }: RecordFacts): Block | null {
  const unserving = coverage(evaluation).criteriaWithoutUseCase
  if (unserving.length === evaluation.criteria.length)
    return paragraph(['No criterion names a use case that it serves.'])
  if (unserving.length === 0) return paragraph(['Every criterion serves a use case.'])
  return paragraph(
    words`Criteria that serve no use case in particular: ${listed(unserving.map((id) => [names.criterion(id)]))}.`,
  )
}

/** Words that were others when people scored: the votes were given to those. */
function scoredUnder({ evaluation }: RecordFacts): Block | null {
  const notes = scoredWordNotes(evaluation)
  return notes.length === 0
    ? null
    : paragraph([strong('Changed after it was scored.'), ' ', said(notes.join(' '))])
}

const methodNames = {
  points: 'dividing 100 points',
  swing: 'rating how much the way from 1 to 5 matters, 0 to 100',
  ranking: 'ranking the criteria (rank-order centroid)',
}

function weightBlocks({ evaluation, result, names, revealed }: RecordFacts): (Block | null)[] {
  const { weighting, weightVotes } = evaluation
  const sources = {
    locked: [] as Words,
    agreed: [
      revealed
        ? 'The group has set these weights; they were never locked.'
        : 'The group has set these weights and not locked them yet.',
    ],
    votes: ['The weights are the mean of the votes; the group has not agreed on any.'],
    equal: ['All criteria weigh the same, because no weights have been set.'],
  }
  if (!areWeightsRevealed(evaluation))
    return [
      paragraph(
        weightVotes.length > 0
          ? ['The weights are still blind: nobody has seen who gave which points.']
          : ['Nobody has given weights.'],
        sources[result.weights.source].length > 0 ? [' ', ...sources[result.weights.source]] : [],
      ),
      lockedWords(evaluation, names),
    ]
  const rows = groupWeights(evaluation)
  const asked = rows[0]?.voters ?? 0
  const how =
    asked === 0
      ? 'Nobody has given weights. '
      : `${asked === 1 ? 'One voter' : `Each of ${asked} voters`} gave weights blind, by ${methodNames[weighting.method]}; then everybody saw all of them. `
  return [
    paragraph([how], sources[result.weights.source]),
    lockedWords(evaluation, names),
    table(
      'From the votes to the agreed weights, in points of 100',
      [
        text('Criterion', 5),
        figures('Mean of votes', 2),
        figures('Lowest', 1.5),
        figures('Highest', 1.5),
        figures('Range', 1.3),
        figures('Agreed', 1.5),
        text('', 1.3),
      ],
      rows.map(({ criterionId, mean, low, high, range, split }) => [
        [names.criterion(criterionId)],
        [formatPoints(mean)],
        [formatWeight(low)],
        [formatWeight(high)],
        [formatWeight(range)],
        [
          weighting.agreed?.[criterionId] === undefined
            ? 'none'
            : formatWeight(weighting.agreed[criterionId]),
        ],
        [split ? 'apart' : ''],
      ]),
    ),
    rows.some(({ split }) => split)
      ? note(['Apart: lowest and highest are 20 points or more from each other.'])
      : null,
    lateCriteria(evaluation, names),
  ]
}

/** What nobody could vote on, with the weight that the group gave it since. */
function lateCriteria(evaluation: Evaluation, names: RecordFacts['names']): Block | null {
  const late = criteriaAfterWeights(evaluation)
  if (late.length === 0) return null
  const { agreed } = evaluation.weighting
  const told = late.map(({ id }) => {
    const points = agreed?.[id]
    return words`${names.criterion(id)} (${points === undefined ? 'no weight' : formatWeight(points)})`
  })
  return note(words`Added after the votes on weights had been seen: ${listed(told)}.`)
}

function lockedWords(
  { weighting: { locked } }: Evaluation,
  names: RecordFacts['names'],
): Block | null {
  if (!locked) return null
  const moments = {
    scoring: 'before scoring began',
    reveal: 'before any score was seen',
    decision: 'after scores were seen',
  }
  const agreedBy: Words =
    locked.agreedBy.length === 0
      ? []
      : words` Agreed by ${listed(locked.agreedBy.map((id) => [names.person(id)]))}.`
  const remark: Words = locked.note.trim() === '' ? [] : words` ${said(locked.note)}`
  return paragraph(
    words`Locked on ${formatDay(locked.at)} at ${formatTime(locked.at)}, ${moments[locked.before]}.${agreedBy}${remark}`,
  )
}

function changeBlocks(
  change: WeightChange,
  { evaluation, names, revealed }: RecordFacts,
): (Block | null)[] {
  const { at, byId, reason, rankingBefore, rankingAfter } = change
  const firstReveal = evaluation.rounds
    .flatMap(({ kind: round, revealedAt }) =>
      round !== 'second' && revealedAt !== null ? [revealedAt] : [],
    )
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
  const seen = firstReveal !== undefined && Date.parse(at) >= Date.parse(firstReveal)
  const moment = seen
    ? strong('Changed after scores were seen')
    : 'Changed before any score was seen'
  const changed = movedPoints(evaluation, change)
  return [
    paragraph(
      words`${moment}, on ${formatDay(at)} at ${formatTime(at)} by ${names.person(byId)}. Reason: ${said(reason)}`,
    ),
    table(
      'Weights before and after the change',
      [text('Criterion', 5), figures('Before', 2), figures('After', 2)],
      changed.map(({ name, from, to }) => [[said(name)], [pointsOf(from)], [pointsOf(to)]]),
    ),
    revealed
      ? paragraph(
          words`Ranking before: ${rankingOrder(rankingBefore, names)}. Ranking after: ${rankingOrder(rankingAfter, names)}.`,
        )
      : null,
  ]
}

/** Criteria that went once scoring had begun, with what their going has done. */
function removedBlocks({ evaluation, names }: RecordFacts): (Block | null)[] {
  return (evaluation.removedCriteria ?? []).map((row) => {
    const { criterion, at, byId, reason } = row
    const restored = restoredWords(evaluation, row)
    const back: Words = restored === null ? [] : [` It was ${restored}.`]
    return paragraph(
      words`${strong(`Criterion removed ${removalMoment(evaluation, row)}`)}: ${said(criterion.name)}, on ${formatDay(at)} at ${formatTime(at)} by ${names.person(byId)}. Reason: ${said(reason)}${back}${rankingsAround(row, names)}`,
    )
  })
}

const pointsOf = (points: number | null) => (points === null ? 'none' : formatWeight(points))
