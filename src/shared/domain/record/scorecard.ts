/** Proof: the scores with what they rest on and where people were apart. */
import { type AgreementCounts, agreementCounts } from '#shared/domain/agreement/discussion-list'
import { evidenceLevels } from '#shared/domain/evidence'
import { counted, formatPercent, formatPoints, formatWeightAligned } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { Section, Sign, Table, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import {
  figures,
  inPieces,
  note,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { joined, signSpan, strong, words } from '#shared/domain/record/words'
import { cellKey } from '#shared/domain/scoring/rounds'
import { discussionBlocks, dissentBlocks, personaBlocks } from '#shared/domain/record/opinions'

/** So many candidates stand side by side on one page. */
const mostAcross = 5

export function scorecardSection(facts: RecordFacts): Section {
  const { revealed, blindRounds, result, spreads } = facts
  if (!revealed || result.cells.length === 0)
    return section(
      'scorecard',
      'Scorecard',
      blindRounds.map((line) => paragraph([line])),
    )
  return section(
    'scorecard',
    'Scorecard',
    blindRounds.map((line) => paragraph([line])),
    [
      part('Scores', [
        note(['In points from 1 (worst) to 5 (best), best candidate first. '], legend(facts)),
        ...pieces(facts).map((ids) => scoreTable(ids, facts)),
        paragraph([countsWords(agreementCounts(spreads))]),
      ]),
      part('What each criterion adds to the total', [
        note(['Score times weight, in points. The parts of a column add up to its total.']),
        ...pieces(facts).map((ids) => contributionTable(ids, facts)),
      ]),
      part('What was discussed', [...discussionBlocks(facts)]),
      part('Dissent from single scores', [...dissentBlocks(facts)]),
      part('As each persona sees it', [...personaBlocks(facts)]),
    ],
  )
}

/** The signs that occur, with what they mean. */
function legend({ evaluation, spreads, result }: RecordFacts): Words {
  const levels = new Set(evidenceLevels(evaluation).values())
  const apart = (level: 'split' | 'mixed') => spreads.some((row) => row.level === level)
  const keys: readonly (readonly [Sign, string, boolean])[] = [
    ['split', 'votes 3 or more apart', apart('split')],
    ['mixed', 'votes 2 apart', apart('mixed')],
    [
      'agreed-score',
      'set by the group after talking',
      result.cells.some(({ source }) => source === 'agreed'),
    ],
    ['trial', 'measured in the trial', levels.has('trial')],
    ['production', 'measured in production', levels.has('production')],
    ['demo', 'seen in a demo', levels.has('demo')],
    ['documentation', 'read in documentation', levels.has('documentation')],
  ]
  const used = keys.filter(([, , occurs]) => occurs)
  return joined(
    used.map(([sign, meaning]) => words`${signSpan(sign)} = ${meaning}`),
    ', ',
  )
}

const pieces = ({ result }: RecordFacts): CandidateId[][] =>
  inPieces(
    result.standings.map(({ candidateId }) => candidateId),
    mostAcross,
  )

function placesOf(ids: readonly CandidateId[], { result }: RecordFacts): string {
  if (result.standings.length <= mostAcross) return ''
  const from = result.standings.findIndex(({ candidateId }) => candidateId === ids[0])
  return `, places ${from + 1} to ${from + ids.length}`
}

function scoreTable(ids: readonly CandidateId[], facts: RecordFacts): Table | null {
  const { evaluation, result, spreads, names } = facts
  const cells = new Map(
    result.cells.map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell]),
  )
  const apart = new Map(
    spreads.map((row) => [cellKey(row.candidateId, row.criterionId), row.level]),
  )
  const levels = evidenceLevels(evaluation)
  const standings = new Map(result.standings.map((row) => [row.candidateId, row]))
  const scoreOf = (candidateId: CandidateId, criterionId: string): Words => {
    const key = `${candidateId} ${criterionId}`
    const cell = cells.get(key)
    if (!cell || cell.score === null) return ['no score']
    const level = apart.get(key)
    const evidence = levels.get(key)
    return [
      formatPoints(cell.score),
      ...(level && level !== 'agreed' ? [' ', signSpan(level)] : []),
      ...(cell.source === 'agreed' ? [' ', signSpan('agreed-score')] : []),
      ...(evidence && evidence !== 'opinion' ? [' ', signSpan(evidence)] : []),
    ]
  }
  const bottom = (label: string, show: (id: CandidateId) => string): Words[] => [
    [strong(label)],
    [],
    ...ids.map((id): Words => [strong(show(id))]),
  ]
  const scored = (id: CandidateId) => {
    const standing = standings.get(id)
    return standing?.status === 'scored' ? standing : null
  }
  return table(
    `Scores that count${placesOf(ids, facts)}`,
    [
      text('Criterion', 4),
      figures('Weight', 1.2),
      ...ids.map((id) => figures([names.candidate(id)], 2)),
    ],
    [
      ...evaluation.criteria.map(({ id }): Words[] => [
        [names.criterion(id)],
        [formatWeightAligned((result.weights.shares.get(id) ?? 0) * 100)],
        ...ids.map((candidateId) => scoreOf(candidateId, id)),
      ]),
      bottom('Total', (id) => (scored(id) ? formatPoints(scored(id)?.total ?? 0) : 'incomplete')),
      bottom('Percent of the scale', (id) =>
        scored(id) ? formatPercent(scored(id)?.percent ?? 0) : '–',
      ),
      bottom('Place', (id) => (scored(id) ? String(scored(id)?.rank) : '–')),
    ],
    { totals: 3 },
  )
}

function contributionTable(ids: readonly CandidateId[], facts: RecordFacts): Table | null {
  const { evaluation, result, names } = facts
  const scored = result.ranking.filter(({ candidateId }) => ids.includes(candidateId))
  if (scored.length === 0) return null
  return table(
    `Parts of the totals${placesOf(ids, facts)}`,
    [
      text('Criterion', 4),
      figures('Weight', 1.2),
      ...scored.map((row) => figures([names.candidate(row.candidateId)], 2)),
    ],
    [
      ...evaluation.criteria.map(({ id }): Words[] => [
        [names.criterion(id)],
        [formatWeightAligned((result.weights.shares.get(id) ?? 0) * 100)],
        ...scored.map(({ contributions }): Words => {
          const own = contributions.find(({ criterionId }) => criterionId === id)
          return [own ? formatPoints(own.shown) : '–']
        }),
      ]),
      [[strong('Total')], [], ...scored.map(({ total }): Words => [strong(formatPoints(total))])],
    ],
    { totals: 1 },
  )
}

function countsWords({
  cells,
  votesCast,
  abstentions,
  split,
  mixed,
  agreed,
}: AgreementCounts): string {
  return `${counted(cells, 'score', 'scores')} from ${counted(votesCast, 'vote', 'votes')}; ${abstentions} times somebody could not judge, which is left out and never counts as zero. In the first votes ${split} were split, ${mixed} mixed, ${agreed} agreed.`
}
