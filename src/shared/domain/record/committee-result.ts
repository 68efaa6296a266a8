/** Committee: what was decided, and how sure the result is. */
import { capitalised, counted, countWord, formatPoints, readOn } from '#shared/domain/format'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { note, pairs, paragraph, section } from '#shared/domain/record/section'
import { listed, said, strong, words } from '#shared/domain/record/words'
import { marginPercentText } from '#shared/domain/sentence'

export function decisionSection({ evaluation: { decision } }: RecordFacts): Section {
  const { statement, because } = decision
  const reason = because.trim().replace(/^because\s+/i, '')
  return section('decision', 'What we decide', [
    statement.trim() === '' ? null : { kind: 'finding', words: [said(statement)] },
    reason === '' ? null : paragraph(words`${strong('Because')} ${said(readOn(reason))}`),
  ])
}

/** The result as a sentence, drawn, and the three facts that tell how far to trust it. */
export function howSureSection(facts: RecordFacts): Section {
  const { sentence, names, blind, revealed } = facts
  return section('how-sure', 'How sure we are', [
    { kind: 'finding', words: names.sentence(sentence.text) },
    ...blind.map((line) => paragraph([line])),
    rankingFigure(facts),
    notDrawn(facts),
    revealed ? pairs(sureFacts(facts)) : null,
  ])
}

function rankingFigure(facts: RecordFacts): Block | null {
  const { result, results, stages, names, sentence } = facts
  if (result.ranking.length === 0) return null
  const before = new Map(results.discussed.ranking.map((row) => [row.candidateId, row.total]))
  const afterTrial = stages.includes('trial')
  return {
    kind: 'figure',
    label: `Totals on a scale of 1 to 5${afterTrial ? ', after the trial and before it' : ''}. ${sentence.finding}`,
    figure: {
      kind: 'ranking',
      bars: shownBars(facts).map(({ candidateId, total }) => ({
        ...names.candidateName(candidateId),
        total,
        before: afterTrial ? (before.get(candidateId) ?? null) : null,
      })),
    },
  }
}

/** So many bars leave room for the rest of the page. */
const mostBars = 8

/** The first places, and what was chosen wherever it is. */
function shownBars({ result: { ranking }, evaluation }: RecordFacts) {
  const { chosenId } = evaluation.decision
  return ranking.filter(({ candidateId }, i) => i < mostBars || candidateId === chosenId)
}

function notDrawn(facts: RecordFacts): Block | null {
  const { standings } = facts.result
  const more = standings.length - shownBars(facts).length
  if (more === 0 || facts.result.ranking.length === 0) return null
  return note([`${counted(more, 'more candidate is', 'more candidates are')} in the scorecard.`])
}

function sureFacts(facts: RecordFacts): [Words, Words][] {
  const { result, basis } = facts
  const rows: [Words, Words][] = []
  if (result.marginPercent !== null)
    rows.push([
      [`${marginPercentText(result.marginPercent)} %`],
      ['margin of first over second. Below 10 percent we would call it close.'],
    ])
  if (basis) {
    const { opinion, demo, documentation } = basis.byLevel
    const read = demo + documentation
    const looked = read > 0 ? `, ${countWord(read)} on a demo or documentation` : ''
    const changed =
      basis.changed > 0
        ? ` ${capitalised(countWord(basis.changed))} of the ${countWord(basis.measured)} changed a score.`
        : ''
    rows.push([
      [`${basis.measured} of ${basis.scores}`],
      [
        `scores of the first two rest on a measurement in the evidence ledger${looked}, ${countWord(opinion)} on opinion.${changed}`,
      ],
    ])
  }
  if (basis && basis.changed > 0)
    rows.push([
      [formatPoints(basis.pointsMoved)],
      words`points were moved by ${basis.changed === 1 ? 'this one' : `these ${countWord(basis.changed)}`}.${beforeTrial(facts)}`,
    ])
  return [...rows, ...chosenIsNotFirst(facts)]
}

function beforeTrial({ results, names }: RecordFacts): Words {
  const { ranking, firstIds, margin } = results.discussed
  const [first] = ranking
  if (!first || margin === null) return []
  if (firstIds.length > 1)
    return words` Before the trial, ${listed(firstIds.map((id) => [names.candidate(id)]))} were level.`
  return words` Before the trial, ${names.candidate(first.candidateId)} led by ${formatPoints(margin)}.`
}

/** A decision against the ranking is allowed, and said where the ranking is. */
function chosenIsNotFirst({ evaluation, result, names }: RecordFacts): [Words, Words][] {
  const { chosenId } = evaluation.decision
  if (chosenId === null || result.ranking.length === 0 || result.firstIds.includes(chosenId))
    return []
  const place = result.ranking.find(({ candidateId }) => candidateId === chosenId)
  if (!place)
    return [
      [['–'], words`${names.candidate(chosenId)} was chosen and has no place in the ranking.`],
    ]
  return [
    [
      [`place ${place.rank}`],
      words`of the ranking is where ${names.candidate(chosenId)} stands, which was chosen all the same.`,
    ],
  ]
}
