/** What trials showed, in a few words and as tables. */
import { capitalised, countWord, formatDay, formatMeasure } from '#shared/domain/format'
import type { SuccessCriterion, Trial } from '#shared/domain/proof'
import type { Block, Section, Table, Words } from '#shared/domain/record/content'
import type { RecordFacts, RecordNames } from '#shared/domain/record/facts'
import { figures, list, note, section, table, text } from '#shared/domain/record/section'
import { joined, said, signSpan, words } from '#shared/domain/record/words'
import { type TrialSummary, trialSummaries } from '#shared/domain/trials'

/** More candidates or tests than this are summed up on the committee pages; the proof has them all. */
const mostCandidates = 3
const mostTests = 8

/** The trial for the committee: the last one with results as a table, others in a line each. */
export function trialResultSection({ evaluation, names }: RecordFacts): Section {
  const withResults = evaluation.trials.filter(({ results }) => results.length > 0)
  const last = withResults.at(-1)
  if (!last) {
    const planned = evaluation.trials.length
    return section('trial-result', 'The trial', [
      planned === 0
        ? null
        : list(evaluation.trials.map(({ title }) => words`${said(title)}: no result yet.`)),
    ])
  }
  const summaries = trialSummaries(last)
  const small = summaries.length <= mostCandidates && last.successCriteria.length <= mostTests
  const others = withResults.slice(0, -1)
  return section('trial-result', words`The trial: ${outcomesInShort(summaries, names)}`, [
    small
      ? trialTable(last, names)
      : list(summaries.map((row) => words`${outcomeWords(row, names)}.`)),
    changedTargets(last),
    ...others.map((trial) =>
      note(words`${said(trial.title)}: ${outcomesInShort(trialSummaries(trial), names)}.`),
    ),
  ])
}

/** How everybody did, or with many how many passed. */
export function outcomesInShort(summaries: readonly TrialSummary[], names: RecordNames): Words {
  if (summaries.length === 0) return ['no candidate took part']
  if (summaries.length <= mostCandidates)
    return joined(
      summaries.map((row) => outcomeWords(row, names)),
      ', ',
    )
  const passed = summaries.filter(({ outcome }) => outcome === 'passed').length
  const failed = summaries.filter(({ outcome }) => outcome === 'failed').length
  return [`${passed} of ${summaries.length} candidates passed, ${failed} failed`]
}

/** "MLflow passed all six", "Weights & Biases failed two musts". */
export function outcomeWords(
  {
    candidateId,
    outcome,
    counts,
    verdicts,
    mustFailed,
    mustNotMeasured,
    notMeasurable,
  }: TrialSummary,
  names: RecordNames,
): Words {
  const name = names.candidate(candidateId)
  const musts = (count: number) => `${countWord(count)} ${count === 1 ? 'must' : 'musts'}`
  switch (outcome) {
    case 'failed':
      return words`${name} failed ${musts(mustFailed.length)}`
    case 'passed':
      return counts.pass === verdicts.size
        ? words`${name} passed all ${countWord(verdicts.size)}`
        : words`${name} passed every must, ${countWord(counts.pass)} of ${countWord(verdicts.size)} in all`
    case 'open':
      return mustNotMeasured.length > 0
        ? words`${name} has ${musts(mustNotMeasured.length)} ${
            mustNotMeasured.every((id) => notMeasurable.includes(id))
              ? 'that could not be measured'
              : 'not measured'
          }`
        : words`${name} was tested without a must`
  }
}

/** Tests in rows, candidates in pairs of columns: what was measured, and the verdict. */
export function trialTable(trial: Trial, names: RecordNames): Table | null {
  const summaries = trialSummaries(trial)
  return table(
    words`${said(trial.title)}: measurements and verdicts`,
    [
      text(when(trial) || 'Measure', 7.6),
      figures('Target', 2.3),
      ...summaries.flatMap(({ candidateId }) => [
        figures([names.candidate(candidateId)], 2),
        text('Verdict', 2.8),
      ]),
    ],
    trial.successCriteria.map((criterion) => [
      criterion.must
        ? words`${said(criterion.measure)} ${signSpan('must')}`
        : [said(criterion.measure)],
      [targetText(criterion)],
      ...summaries.flatMap(({ candidateId, verdicts }): Words[] => {
        const result = trial.results.find(
          (row) => row.candidateId === candidateId && row.successCriterionId === criterion.id,
        )
        return [
          [result?.value == null ? '' : withUnit(formatMeasure(result.value), criterion.unit)],
          [signSpan(verdicts.get(criterion.id) ?? 'not-measured')],
        ]
      }),
    ]),
  )
}

/** What is said wherever somebody reads a target that was another one when it was measured. */
export const targetChanged = 'target changed after it was measured'

/** "T1 Minutes to restore: target changed after it was measured, from ≤ 30 min on 3 April 2026: …". */
export function targetChanges(trial: Trial): Words[] {
  return trial.successCriteria.flatMap(({ measure, earlierTargets = [] }, i) =>
    earlierTargets.map(
      ({ day, reason, ...before }) =>
        words`T${String(i + 1)} ${said(measure)}: ${targetChanged}; until ${formatDay(day)} it was ${said(targetText(before))}. ${said(reason)}`,
    ),
  )
}

/** The same in one line, for the committee. */
function changedTargets({ successCriteria }: Trial): Block | null {
  const moved = successCriteria.filter(({ earlierTargets = [] }) => earlierTargets.length > 0)
  if (moved.length === 0) return null
  const measures = moved.map(({ measure }): Words => [said(measure)])
  return note(words`${capitalised(targetChanged)}: ${joined(measures, '; ')}.`)
}

const operators = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '=': '=' }

/** "≤ 30 min"; "no target" where there is none. */
export function targetText({
  operator,
  target,
  unit,
}: Pick<SuccessCriterion, 'operator' | 'target' | 'unit'>): string {
  return target === null
    ? 'no target'
    : `${operators[operator]} ${withUnit(formatMeasure(target), unit)}`
}

/** A measurement with its unit behind it. */
export function withUnit(value: string, unit: string): string {
  return unit.trim() === '' ? value : `${value} ${unit.trim()}`
}

/** "16 March to 1 April 2026, 13 working days"; empty where nothing is known. */
export function when({ start, end, timeboxDays }: Trial): string {
  const sameYear = start?.slice(0, 4) === end?.slice(0, 4)
  const from = start === null ? '' : formatDay(start)
  const to = end === null ? '' : formatDay(end)
  const span =
    from && to
      ? `${sameYear ? from.slice(0, -5) : from} to ${to}`
      : from
        ? `from ${from}`
        : to && `until ${to}`
  const days =
    timeboxDays === null
      ? ''
      : `${formatMeasure(timeboxDays)} working ${timeboxDays === 1 ? 'day' : 'days'}`
  return capitalised([span, days].filter((piece) => piece !== '').join(', '))
}
