/** Proof: how the ranking came about, from the blind votes over the discussion to the trial. */
import { formatDay, formatPoints, formatScore, formatSigned } from '#shared/domain/format'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { figures, note, paragraph, part, section, table, text } from '#shared/domain/record/section'
import { said, words } from '#shared/domain/record/words'
import type { Stage } from '#shared/domain/scoring/cells'

const stageNames: Readonly<Record<Stage, string>> = {
  first: 'Blind votes',
  discussed: 'After discussion',
  trial: 'After the trial',
}

/** For the drawing, where the three stand close to each other. */
const shortNames: Readonly<Record<Stage, string>> = {
  first: 'Blind',
  discussed: 'Discussed',
  trial: 'Trial',
}

export function rankingSection(facts: RecordFacts): Section {
  const { revealed, blindRounds } = facts
  if (!revealed || facts.result.ranking.length === 0)
    return section(
      'ranking',
      'How the ranking came about',
      blindRounds.map((line) => paragraph([line])),
    )
  return section(
    'ranking',
    'How the ranking came about',
    [],
    [
      part('From blind votes to the last result', [
        stageFigure(facts),
        stageTable(facts),
        ...stageFindings(facts),
      ]),
      part('Evidence ledger', [...ledgerBlocks(facts)]),
    ],
  )
}

function stageFigure({ stages, results, result, names, sentence }: RecordFacts): Block | null {
  if (stages.length < 2) return null
  return {
    kind: 'figure',
    label: `Total of each candidate at each stage: ${stages.map((stage) => stageNames[stage].toLowerCase()).join(', ')}. In the end: ${sentence.finding}`,
    figure: {
      kind: 'stages',
      stages: stages.map((stage) => shortNames[stage]),
      lines: result.ranking.map(({ candidateId }) => {
        const rows = stages.map((stage) =>
          results[stage].ranking.find((row) => row.candidateId === candidateId),
        )
        return {
          ...names.candidateName(candidateId),
          totals: rows.map((row) => row?.total ?? null),
          ranks: rows.map((row) => row?.rank ?? null),
        }
      }),
    },
  }
}

function stageTable({ stages, results, result, names }: RecordFacts) {
  return table(
    'Totals and places at each stage',
    [
      text('Candidate', 4),
      ...stages.flatMap((stage) => [figures(stageNames[stage], 2), figures('Place', 1)]),
    ],
    result.standings.map(({ candidateId }) => [
      [names.candidate(candidateId)],
      ...stages.flatMap((stage): Words[] => {
        const row = results[stage].ranking.find((each) => each.candidateId === candidateId)
        return row ? [[formatPoints(row.total)], [String(row.rank)]] : [['incomplete'], ['–']]
      }),
    ]),
  )
}

/** Who led by how much at each stage. */
function stageFindings({ stages, results, names }: RecordFacts): (Block | null)[] {
  return stages.map((stage) => {
    const { ranking, firstIds, margin, marginPercent, closeCall } = results[stage]
    const [first, second] = ranking
    if (!first || !second || margin === null || marginPercent === null) return null
    if (firstIds.length > 1) return paragraph([`${stageNames[stage]}: the first place is shared.`])
    return paragraph(
      words`${stageNames[stage]}: ${names.candidate(first.candidateId)} leads ${names.candidate(second.candidateId)} by ${formatPoints(margin)} points, ${formatPoints(marginPercent)} percent of the runner-up${closeCall ? '; a close call' : ''}.`,
    )
  })
}

function ledgerBlocks({ ledger, evaluation, names }: RecordFacts): (Block | null)[] {
  const open = evaluation.evidence.filter(({ status }) => status === 'proposed').length
  const rejected = evaluation.evidence.filter(({ status }) => status === 'rejected').length
  const rest = [
    ...(open > 0 ? [`${open} proposed and not decided yet`] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
  ]
  if (ledger.length === 0)
    return [paragraph(['No evidence was accepted: every score rests on opinion.'])]
  return [
    note([
      'What was found out about a score, and what the group made of it; effect is what that did to the total. Only people change a score.',
    ]),
    table(
      'Accepted evidence, oldest first',
      [
        text('Score of', 3.2),
        figures('Before', 1.2),
        figures('After', 1.5),
        figures('Effect', 1.1),
        text('Rests on', 2),
        text('Why, and who decided', 5),
      ],
      ledger.map(({ evidence, from, to, delta, effectOnTotal }) => [
        words`${names.candidate(evidence.candidateId)}, ${names.criterion(evidence.criterionId)}`,
        [from === null ? '–' : formatScore(from)],
        [to === null ? '–' : delta === 0 ? 'confirmed' : formatScore(to)],
        [formatSigned(effectOnTotal)],
        restsOn(evidence.level, testCodes(evaluation, evidence.successCriterionIds)),
        words`${said(evidence.reason)} ${decidedBy(evidence.decidedBy, evidence.at)}`,
      ]),
    ),
    rest.length > 0 ? note([`Besides these: ${rest.join(', ')}.`]) : null,
  ]
}

const restsOn = (level: string, tests: string): Words => [
  tests === '' ? level : `${level}, ${tests}`,
]

function decidedBy(who: string, at: string | null): Words {
  const by: Words =
    who.trim() === ''
      ? ['Decider not recorded']
      : words`Decided by ${who === 'group' ? 'the group' : said(who)}`
  return words`${by}${at === null ? '' : `, ${formatDay(at)}`}.`
}

/** "T2, T4" by the place of the tests in their trial. */
function testCodes({ trials }: RecordFacts['evaluation'], ids: readonly string[]): string {
  return trials
    .flatMap(({ successCriteria }) =>
      successCriteria.flatMap(({ id }, i) => (ids.includes(id) ? [`T${i + 1}`] : [])),
    )
    .join(', ')
}
