/** Proof: how sure the result is. */
import {
  formatPercent,
  formatPoints,
  formatScore,
  formatWeight,
  formatWeightAligned,
} from '#shared/domain/format'
import { groupedBy } from '#shared/domain/grouping'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import {
  figures,
  list,
  note,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { joined, words } from '#shared/domain/record/words'
import type { NeededScore } from '#shared/domain/sensitivity/what-would-change'
import { wholePercent } from '#shared/domain/sentence'

export function sensitivitySection(facts: RecordFacts): Section {
  const { revealed, blindRounds, result } = facts
  if (!revealed || result.ranking.length < 2)
    return section('sensitivity', 'How sure the result is', [
      ...blindRounds.map((line) => paragraph([line])),
      revealed
        ? paragraph([
            'Fewer than two candidates are scored completely, so there is nothing to compare.',
          ])
        : null,
    ])
  return section(
    'sensitivity',
    'How sure the result is',
    [opinionWords(facts)],
    [
      part(words`Weights at which ${facts.names.candidate(leader(facts))} stays first`, [
        intervalFigure(facts),
        intervalTable(facts),
      ]),
      part('When every weight may be off by a fifth', [
        weightSetTable(facts),
        weightSetNote(facts),
      ]),
      part('What would have to change', [...changeBlocks(facts)]),
    ],
  )
}

const leader = ({ result }: RecordFacts) => result.ranking[0]?.candidateId ?? null

function opinionWords({ basis }: RecordFacts): Block | null {
  if (!basis || basis.opinionPercent === null) return null
  return paragraph([
    `${wholePercent(basis.opinionPercent)} percent of what tells the first two apart rests on opinion rather than measurement.`,
  ])
}

function intervalFigure({ how, result, names }: RecordFacts): Block | null {
  const id = result.ranking[0]?.candidateId
  if (id === undefined || how.intervals.length === 0) return null
  const optional = (other: typeof id | null) => (other === null ? null : names.candidateName(other))
  const free = how.intervals.filter(({ from, to }) => from === 0 && to === 100).length
  return {
    kind: 'figure',
    label: `For each criterion the range of its weight in which ${names.candidateName(id).name} stays first. For ${free} of ${how.intervals.length} criteria it does whatever the weight.`,
    figure: {
      kind: 'intervals',
      intervals: how.intervals.map(
        ({ criterionId, weight, from, to, lostBelowTo, lostAboveTo }) => ({
          criterion: names.criterionName(criterionId),
          weight,
          from,
          to,
          leader: names.candidateName(id),
          below: optional(lostBelowTo),
          above: optional(lostAboveTo),
        }),
      ),
    },
  }
}

function intervalTable({ how, names }: RecordFacts) {
  const lost = (id: (typeof how.intervals)[number]['lostBelowTo']): Words =>
    id === null ? ['–'] : [names.candidate(id)]
  return table(
    'Weights in percent at which first place is kept, when one weight moves alone',
    [
      text('Criterion', 5),
      figures('Weight', 1.4),
      figures('From', 1.3),
      figures('To', 1.3),
      text('First below', 3),
      text('First above', 3),
    ],
    how.intervals.map(({ criterionId, weight, from, to, lostBelowTo, lostAboveTo }) => [
      [names.criterion(criterionId)],
      [formatWeightAligned(weight)],
      [formatWeightAligned(from)],
      [formatWeightAligned(to)],
      lost(lostBelowTo),
      lost(lostAboveTo),
    ]),
  )
}

/** Of more candidates only those are told that ever come first. */
const mostRows = 8

function weightSetTable({ how: { weightSets }, result, names }: RecordFacts) {
  const wins = new Map(weightSets.wins.map((row) => [row.candidateId, row]))
  const rows = result.ranking.flatMap(({ candidateId }) => {
    const row = wins.get(candidateId)
    const told = result.ranking.length <= mostRows || (row && row.count > 0)
    return row && told ? [row] : []
  })
  const never = result.ranking.length - rows.length
  return table(
    'How often each candidate comes first alone',
    [text('Candidate', 5), figures('Share', 2), figures('Weight sets', 2)],
    [
      ...rows.map(({ candidateId, percent, count }): Words[] => [
        [names.candidate(candidateId)],
        [`${formatPercent(percent)} %`],
        [String(count)],
      ]),
      ...(never > 0 ? [[[`The other ${never}`], ['0.00 %'], ['0']]] : []),
      [['Tie'], [`${formatPercent(weightSets.tiesPercent)} %`], [String(weightSets.ties)]],
    ],
  )
}

function weightSetNote({ how: { weightSets } }: RecordFacts): Block | null {
  const { combinations, method } = weightSets
  return note([
    method.kind === 'all'
      ? `All ${combinations} combinations of 0.8, 1 and 1.2 times each weight, renormalised.`
      : `${combinations} combinations of 0.8, 1 and 1.2 times each weight, renormalised, drawn at random with seed ${method.seed}.`,
  ])
}

function changeBlocks({ how, names }: RecordFacts): (Block | null)[] {
  const { whatWouldChange: change, smallestFlip, onePointFlips } = how
  if (!change) return []
  const { leaderId, challengerId, gap, raise, lower } = change
  const first = names.candidate(leaderId)
  const second = names.candidate(challengerId)
  const flip: Words = smallestFlip
    ? words`One weight: ${names.criterion(smallestFlip.criterionId)} from ${formatWeight(smallestFlip.weight)} to ${formatWeight(smallestFlip.newWeight)} percent, and ${names.candidate(smallestFlip.newWinnerId)} comes first. `
    : ['No single weight, wherever it is moved, changes who comes first. ']
  return [
    paragraph(words`${first} is ahead of ${second} by ${formatPoints(gap)} points. ${flip}`),
    table(
      words`One score alone that would draw ${second} level with ${first}`,
      [
        text('Criterion', 4),
        figures(words`${second} now`, 2),
        figures('would need', 2.2),
        figures(words`${first} now`, 2),
        figures('would have to fall to', 2.2),
      ],
      raise.map((row, i) => {
        const other = lower[i]
        return [
          [names.criterion(row.criterionId)],
          [formatScore(row.from)],
          [neededText(row)],
          [other ? formatScore(other.from) : '–'],
          [other ? neededText(other) : '–'],
        ]
      }),
    ),
    onePointFlips.length === 0
      ? paragraph(['No single score moved by one point changes who comes first.'])
      : paragraph([
          `One point on a single score is enough in ${onePointFlips.length} ${onePointFlips.length === 1 ? 'place' : 'places'}:`,
        ]),
    list(
      [...groupedBy(onePointFlips, ({ candidateId }) => candidateId)].map(
        ([id, flips]) =>
          words`${names.candidate(id)}: ${joined(
            flips.map(
              (row) => words`${names.criterion(row.criterionId)} ${row.change > 0 ? '+1' : '−1'}`,
            ),
            ', ',
          )}`,
      ),
    ),
  ]
}

const neededText = ({ needed, possible }: NeededScore) =>
  needed !== null && possible ? formatScore(needed) : 'not possible'
