/**
 * The result of an evaluation in plain words, for a terminal.
 */
import { discussionListOf } from '#shared/domain/agreement/discussion-list'
import { spreads } from '#shared/domain/agreement/spread'
import { changesOf } from '#shared/domain/changes'
import { changeWords } from '#shared/domain/changes-words'
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLedger } from '#shared/domain/evidence'
import {
  capitalised,
  counted,
  formatPercent,
  formatPoints,
  formatSigned,
  formatWeightAligned,
  joinNames,
} from '#shared/domain/format'
import { rejectedEvidence } from '#shared/domain/scoring/cells'
import { stageResult } from '#shared/domain/scoring/result'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { excludedCandidates, openQuestions } from '#shared/domain/screening'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { resultWords } from '#shared/domain/sentence'
import { supportPoll } from '#shared/domain/support'
import { trialSummaries } from '#shared/domain/trials'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { type Names, namesOf } from '#shared/exchange/names'

/** A part of the answer; left out when it has no line. */
type Section = readonly [heading: string, lines: readonly string[]]

/**
 * The same as `toResults`, for people. No line holds a character that steers a terminal; nothing
 * that is still blind is in it. Ends with a line break.
 */
export function toResultsText(evaluation: Evaluation): string {
  const { frame } = evaluation
  const names = namesOf(evaluation)
  const blind = blindRounds(evaluation).map((text) => `${capitalised(text)}.`)
  const sections: readonly Section[] = [
    [frame.title || 'Evaluation without a title', [frame.organisation, frame.question]],
    ['', blind],
    ...(isRevealed(evaluation) ? resultSections(evaluation, names) : [notYet(blind)]),
    ['Weights in percent', weightLines(evaluation, names)],
    ['Changes', changesOf(evaluation).map((change) => changeWords(change, names))],
    ['Left out', leftOut(evaluation, names)],
    ['Open questions', questions(evaluation, names)],
    ...evaluation.trials.map((trial): Section => [
      `Trial: ${trial.title}`,
      trialSummaries(trial).map(
        ({ candidateId, counts, notMeasurable, mustFailed }) =>
          `${names.candidate(candidateId)}: ${counts.pass} passed, ${counts.fail} failed, ${counts['not-measured']} not measured${notMeasurable.length > 0 ? `, ${notMeasurable.length} could not be measured` : ''}${mustFailed.length > 0 ? `; failed musts: ${joinNames(mustFailed.map(names.measure))}` : ''}`,
      ),
    ]),
    ['Support', support(evaluation)],
    ['Gaps', gaps(evaluation, names)],
  ]
  const parts = sections
    .map(([heading, lines]) => [heading, lines.filter((line) => line.trim() !== '')] as const)
    .filter(([, lines], i) => i === 0 || lines.length > 0)
    .map(([heading, lines]) =>
      [...(heading ? [plain(heading)] : []), ...lines.map((line) => `  ${plain(line)}`)].join('\n'),
    )
  return `${parts.join('\n\n')}\n`
}

/**
 * Text of one line without anything that a terminal would act on: control characters, line
 * breaks, and marks that turn the direction of writing around.
 */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to take out
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' ').trimEnd()
}

const notYet = (blind: readonly string[]): Section => [
  '',
  blind.length > 0
    ? ['No score can be shown before the reveal.']
    : ['Nobody has been asked to score yet.'],
]

function resultSections(evaluation: Evaluation, names: Names): Section[] {
  const trial = stageResult(evaluation, 'trial')
  const how = sensitivity(trial.table)
  const { finding, following } = resultWords(evaluation, trial, how)
  const discussed = totals(stageResult(evaluation, 'discussed'))
  const first = totals(stageResult(evaluation, 'first'))
  const width = Math.max(9, ...trial.ranking.map((row) => names.candidate(row.candidateId).length))
  const ranking = trial.standings.map((row) => {
    const name = names.candidate(row.candidateId).padEnd(width)
    if (row.status === 'incomplete')
      return `–  ${name}  not ranked, no score on ${joinNames(row.missing.map(names.criterion))}`
    const before = [discussed, first].map((all) => (all.get(row.candidateId) ?? '–').padStart(15))
    return `${row.rank}  ${name}  ${formatPoints(row.total).padStart(5)}${before.join('')}`
  })
  const head = `   ${'Candidate'.padEnd(width)}  Total   before trial    first votes`
  return [
    ['Result', [finding, ...following]],
    ['Ranking on a scale of 1 to 5', ranking.length > 0 ? [head, ...ranking] : []],
    [
      'First in so many of the weight sets',
      how.weightSets.wins.map(
        ({ candidateId, percent, count }) =>
          `${names.candidate(candidateId)}: ${formatPercent(percent)} % (${count})`,
      ),
    ],
    [
      'To discuss',
      discussionListOf(spreads(evaluation)).map(
        ({ candidateId, criterionId, low, high, couldChangeWinner }) =>
          `${names.candidate(candidateId)}, ${names.criterion(criterionId)}: ${low} to ${high}${couldChangeWinner ? ', could change who comes first' : ''}`,
      ),
    ],
    ['Evidence ledger', ledger(evaluation, names)],
    ['Rejected evidence', rejected(evaluation, names)],
  ]
}

const totals = ({ ranking }: ReturnType<typeof stageResult>) =>
  new Map(ranking.map((row) => [row.candidateId, formatPoints(row.total)]))

const points = (score: number | null) => (score === null ? '–' : formatPoints(score))

function rejected(evaluation: Evaluation, names: Names): string[] {
  return rejectedEvidence(evaluation).map(
    ({ candidateId, criterionId, from, to, reason }) =>
      `${names.candidate(candidateId)}, ${names.criterion(criterionId)}: stays at ${points(from)}${to === null ? '' : `, ${points(to)} was proposed`}. ${reason}`,
  )
}

function ledger(evaluation: Evaluation, names: Names): string[] {
  return evidenceLedger(evaluation).map(({ evidence, from, to, effectOnTotal }) => {
    const cell = `${names.candidate(evidence.candidateId)}, ${names.criterion(evidence.criterionId)}`
    const what =
      evidence.to === null
        ? `${points(from)} confirmed`
        : `${points(from)} → ${points(to)}, total ${formatSigned(effectOnTotal)}`
    return `${cell}: ${what}. ${evidence.reason}`
  })
}

function weightLines(evaluation: Evaluation, names: Names): string[] {
  const { weights } = stageResult(evaluation, 'first')
  const source = {
    locked: 'Agreed and locked.',
    agreed: 'Agreed, not locked yet.',
    votes: 'Mean of the votes; not agreed yet.',
    equal: 'Equal, because no weight has been set.',
  }
  const rows = [...weights.shares].map(
    ([id, share]) => `${formatWeightAligned(share * 100).padStart(5)}  ${names.criterion(id)}`,
  )
  return rows.length > 0 ? [source[weights.source], ...rows] : []
}

function leftOut(evaluation: Evaluation, names: Names): string[] {
  return excludedCandidates(evaluation).flatMap(({ candidateId, failed, withdrawn }) => {
    const name = names.candidate(candidateId)
    return [
      ...failed.map(
        ({ mustHaveId, reason }) =>
          `${name}: fails “${names.mustHave(mustHaveId)}”. ${reason || 'No reason recorded.'}`,
      ),
      ...(withdrawn === null ? [] : [`${name}: withdrawn. ${withdrawn || 'No reason recorded.'}`]),
    ]
  })
}

function questions(evaluation: Evaluation, names: Names): string[] {
  return openQuestions(evaluation).map(({ candidateId, mustHaveId, settledBy }) => {
    const by = settledBy === null ? '' : ` To be settled by: ${names.measure(settledBy)}.`
    return `${names.candidate(candidateId)}: “${names.mustHave(mustHaveId)}” is unknown.${by}`
  })
}

function support(evaluation: Evaluation): string[] {
  const { result } = supportPoll(evaluation)
  if (!result) return []
  return [
    `Mean ${formatPoints(result.mean)} of 5, lowest ${result.min}, ${counted(result.blocks, 'block', 'blocks')}.`,
  ]
}

function gaps(evaluation: Evaluation, names: Names): string[] {
  const all = coverage(evaluation)
  const line = (words: string, found: readonly string[]) =>
    found.length > 0 ? [`${words}: ${found.join('; ')}`] : []
  return [
    ...line('Criteria that serve no use case', all.criteriaWithoutUseCase.map(names.criterion)),
    ...line('Use cases without a criterion', all.useCasesWithoutCriterion.map(names.useCase)),
    ...line(
      'Must use cases that no trial tests',
      all.mustUseCasesWithoutTrialCriterion.map(names.useCase),
    ),
    ...line('Personas without a voter', all.personasWithoutVoter.map(names.persona)),
  ]
}
