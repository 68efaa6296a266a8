/** Proof: how the ranking came about, from the blind votes over the discussion to the trial. */
import { isOnEarlierResult } from '#shared/domain/evidence'
import {
  counted,
  formatDay,
  formatPoints,
  formatScore,
  formatSigned,
  formatTime,
} from '#shared/domain/format'
import type { Evidence } from '#shared/domain/proof'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { rankingsAround } from '#shared/domain/record/ranking-order'
import { figures, note, paragraph, part, section, table, text } from '#shared/domain/record/section'
import { joined, said, strong, words } from '#shared/domain/record/words'
import { panelChangesTold, panelChangeWords } from '#shared/domain/changing-panel'
import { peopleNotes } from '#shared/domain/panel-notes'
import { type Review, reviewsOf } from '#shared/domain/review'
import { rejectedEvidence, type Stage } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { marginPercentText } from '#shared/domain/sentence'

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
      ...panelPart(facts),
      ...reviewsOf(facts.evaluation).map((review) => reviewPart(review, facts)),
    ],
  )
}

/** Who voted, where that was not the same throughout. No part at all where it was. */
function panelPart({ evaluation, names }: RecordFacts): Section[] {
  const lines = [
    ...peopleNotes(evaluation).map((line) => paragraph([said(line)])),
    ...panelChangesTold(evaluation).map((change) => {
      const { name, happened } = panelChangeWords(evaluation, change)
      const { at, byId, reason } = change
      return paragraph(
        words`${strong(said(name))} ${happened}. On ${formatDay(at)} at ${formatTime(at)} by ${names.person(byId)}. Reason: ${said(reason)}${rankingsAround(change, names)}`,
      )
    }),
  ]
  return lines.length === 0 ? [] : [part('Who voted', lines)]
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
      words`${stageNames[stage]}: ${names.candidate(first.candidateId)} leads ${names.candidate(second.candidateId)} by ${formatPoints(margin)} points, ${marginPercentText(marginPercent, 2)} percent of the runner-up${closeCall ? '; a close call' : ''}.`,
    )
  })
}

function ledgerBlocks(facts: RecordFacts): (Block | null)[] {
  const open = facts.evaluation.evidence.filter(({ status }) => status === 'proposed').length
  return [
    ...acceptedBlocks(facts),
    rejectedTable(facts),
    open > 0 ? note([`Besides these: ${open} proposed and not decided yet.`]) : null,
  ]
}

function acceptedBlocks({ ledger, evaluation, names }: RecordFacts): (Block | null)[] {
  if (ledger.length === 0)
    return [
      paragraph([
        rejectedEvidence(evaluation).length > 0
          ? 'No evidence was accepted. What was found out and rejected stands below, with the reason.'
          : 'No evidence was accepted: every score rests on opinion.',
      ]),
    ]
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
        decidedWords(evidence, evaluation),
      ]),
    ),
  ]
}

/** What was found out and did not convince the group: it changed no score. */
function rejectedTable({ evaluation, names }: RecordFacts): Block | null {
  return table(
    'Rejected evidence, oldest first',
    [
      text('Score of', 3.2),
      figures('Score then', 1.2),
      figures('Proposed', 1.5),
      text('Rests on', 2),
      text('Why it was rejected, and who decided', 6),
    ],
    rejectedEvidence(evaluation).map((line) => [
      words`${names.candidate(line.candidateId)}, ${names.criterion(line.criterionId)}`,
      [line.from === null ? '–' : formatScore(line.from)],
      [line.to === null ? '–' : formatScore(line.to)],
      restsOn(line.level, testCodes(evaluation, line.successCriterionIds)),
      decidedWords(line, evaluation),
    ]),
  )
}

/** What a review asked again, and what it was before. */
function reviewPart({ at, everything, cells, before }: Review, { names }: RecordFacts): Section {
  const ranking = stageResult(before, 'trial').ranking.map(({ candidateId, total }) => [
    names.candidate(candidateId),
    ` ${formatPoints(total)}`,
  ])
  const moved = cells.filter((cell) => cell.before !== cell.after)
  return part(`Asked again on ${formatDay(at)}`, [
    paragraph(
      words`${everything ? 'Everything was' : `${counted(cells.length, 'score was', 'scores were')}`} scored again, blind; ${String(moved.length)} changed. Before it the ranking was ${joined(ranking, ', ')}.`,
    ),
    table(
      'Scores before and after the review',
      [text('Score of', 4), text('Why', 4), figures('Before', 1.2), figures('After', 1.2)],
      (everything ? moved : cells).map(({ candidateId, criterionId, why, before: was, after }) => [
        words`${names.candidate(candidateId)}, ${names.criterion(criterionId)}`,
        why === '' ? ['–'] : [said(why)],
        [was === null ? '–' : formatScore(was)],
        [after === null ? '–' : formatScore(after)],
      ]),
    ),
  ])
}

const restsOn = (level: string, tests: string): Words => [
  tests === '' ? level : `${level}, ${tests}`,
]

function decidedWords(line: Evidence, evaluation: RecordFacts['evaluation']): Words {
  const since = isOnEarlierResult(evaluation, line)
    ? ' Decided on an earlier result, which was corrected since.'
    : ''
  return words`${said(line.reason)} ${decidedBy(line.decidedBy, line.at)}${since}`
}

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
