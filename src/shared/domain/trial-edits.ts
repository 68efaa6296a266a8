/**
 * Changing trials so that nothing is left pointing at what is gone.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, MustHaveId, SuccessCriterionId, TrialId } from '#shared/domain/ids'
import {
  type Attachment,
  type Evidence,
  maxAttachmentBytes,
  maxAttachmentsBytes,
  type SuccessCriterion,
  type Trial,
} from '#shared/domain/proof'
import type { TrialSuggestion } from '#shared/domain/trial-design'

/** A trial as it starts: planned, and nothing else said. */
export function newTrial(id: TrialId, title: string): Trial {
  return {
    id,
    title,
    hypothesis: '',
    scope: '',
    candidateIds: [],
    ownerId: null,
    start: null,
    end: null,
    timeboxDays: null,
    budget: { personDays: null, cash: null, currency: 'EUR' },
    stopRules: [],
    status: 'planned',
    successCriteria: [],
    results: [],
    log: [],
  }
}

/** A success criterion as it starts. "At most" is what most measures want: minutes, hours, cost. */
export function newSuccessCriterion(
  id: SuccessCriterionId,
  fields: Partial<SuccessCriterion> = {},
): SuccessCriterion {
  return {
    id,
    measure: '',
    operator: '<=',
    target: null,
    unit: '',
    must: false,
    useCaseId: null,
    criterionId: null,
    settles: null,
    ...fields,
  }
}

/**
 * A planned trial from what decides and rests on opinion: a test for each criterion, with its
 * first use case, and every candidate that one of them speaks of. A test is called like its
 * criterion, passes with more or with less as the criterion has it, and is a must where a single
 * score decides. Targets and units are left to people.
 */
export function trialFrom(
  evaluation: Evaluation,
  suggestions: readonly TrialSuggestion[],
  id: TrialId,
  newId: () => SuccessCriterionId,
): Trial {
  const wanted = new Set(suggestions.flatMap(({ candidateIds }) => candidateIds))
  const candidates = evaluation.candidates.filter((row) => wanted.has(row.id))
  return {
    ...newTrial(id, `Trial: ${candidates.map(({ name }) => name).join(' and ')}`),
    candidateIds: candidates.map((row) => row.id),
    successCriteria: suggestions.map(({ criterionId, useCaseIds, decides }) => {
      const criterion = evaluation.criteria.find((row) => row.id === criterionId)
      return newSuccessCriterion(newId(), {
        criterionId,
        useCaseId: useCaseIds[0] ?? null,
        measure: criterion?.name ?? '',
        operator: criterion?.direction === 'benefit' ? '>=' : '<=',
        must: decides,
      })
    }),
  }
}

/** With one trial changed. An id that is not there changes nothing. */
export const withTrial = (
  evaluation: Evaluation,
  id: TrialId,
  change: (trial: Trial) => Trial,
): Evaluation => ({
  ...evaluation,
  trials: evaluation.trials.map((trial) => (trial.id === id ? change(trial) : trial)),
})

/** Nothing points at these tests any more. Lines of the ledger stay: they are what people decided. */
function withoutTests(evaluation: Evaluation, gone: ReadonlySet<SuccessCriterionId>): Evaluation {
  return {
    ...evaluation,
    screening: evaluation.screening.map((row) =>
      row.settledBy !== null && gone.has(row.settledBy) ? { ...row, settledBy: null } : row,
    ),
    evidence: evaluation.evidence.map((row) =>
      row.successCriterionIds.some((id) => gone.has(id))
        ? withTestsOnly(row, (id) => !gone.has(id))
        : row,
    ),
  }
}

/** A line of the ledger that refers to no other tests than these. */
export function withTestsOnly(row: Evidence, stays: (id: SuccessCriterionId) => boolean): Evidence {
  const { decidedOn } = row
  return {
    ...row,
    successCriterionIds: row.successCriterionIds.filter(stays),
    ...(decidedOn && {
      decidedOn: decidedOn.filter(({ successCriterionId }) => stays(successCriterionId)),
    }),
  }
}

/** Without a trial, its tests and its results. Evidence that was decided from it stays in the ledger. */
export function withoutTrial(evaluation: Evaluation, id: TrialId): Evaluation {
  const trial = evaluation.trials.find((row) => row.id === id)
  if (!trial) return evaluation
  const cleaned = withoutTests(evaluation, new Set(trial.successCriteria.map((row) => row.id)))
  return {
    ...cleaned,
    trials: cleaned.trials.filter((row) => row.id !== id),
    ...withoutAttachments(cleaned, (row) => row.trialId === id),
    evidence: cleaned.evidence.map((row) => (row.trialId === id ? { ...row, trialId: null } : row)),
  }
}

/** Without one test of a trial and its results. */
export function withoutSuccessCriterion(
  evaluation: Evaluation,
  trialId: TrialId,
  id: SuccessCriterionId,
): Evaluation {
  return withTrial(withoutTests(evaluation, new Set([id])), trialId, (trial) => ({
    ...trial,
    successCriteria: trial.successCriteria.filter((row) => row.id !== id),
    results: trial.results.filter((row) => row.successCriterionId !== id),
  }))
}

/**
 * With a candidate in a trial or out of it. Its results go with it; an unknown must-have that a
 * test settles is settled by it for the candidates of the trial.
 */
export function withTrialCandidate(
  evaluation: Evaluation,
  trialId: TrialId,
  candidateId: CandidateId,
  takesPart: boolean,
): Evaluation {
  const next = withTrial(evaluation, trialId, (trial) => ({
    ...trial,
    candidateIds: evaluation.candidates
      .map(({ id }) => id)
      .filter((id) => (id === candidateId ? takesPart : trial.candidateIds.includes(id))),
    results: takesPart
      ? trial.results
      : trial.results.filter((row) => row.candidateId !== candidateId),
  }))
  return withSettledAnswers(next, trialId)
}

/** With a test that settles a must-have whose answer is unknown, or none. */
export function withSettledMustHave(
  evaluation: Evaluation,
  trialId: TrialId,
  id: SuccessCriterionId,
  settles: MustHaveId | null,
): Evaluation {
  const next = withTrial(evaluation, trialId, (trial) => ({
    ...trial,
    successCriteria: trial.successCriteria.map((row) =>
      row.id === id ? { ...row, settles } : row,
    ),
  }))
  return withSettledAnswers(next, trialId)
}

/** Points every unknown answer of the trial's candidates at the test that settles it, and no other. */
function withSettledAnswers(evaluation: Evaluation, trialId: TrialId): Evaluation {
  const trial = evaluation.trials.find(({ id }) => id === trialId)
  if (!trial) return evaluation
  const own = new Set(trial.successCriteria.map(({ id }) => id))
  const settling = (row: Evaluation['screening'][number]) =>
    row.answer === 'unknown' && trial.candidateIds.includes(row.candidateId)
      ? trial.successCriteria.find(({ settles }) => settles === row.mustHaveId)?.id
      : undefined
  return {
    ...evaluation,
    screening: evaluation.screening.map((row) => {
      const kept = row.settledBy !== null && own.has(row.settledBy) ? null : row.settledBy
      const settledBy = settling(row) ?? kept
      return settledBy === row.settledBy ? row : { ...row, settledBy }
    }),
  }
}

/** Monday to Friday from one day to another, both counted; 0 if the end is before the start. Days as YYYY-MM-DD. */
export function workingDays(start: string, end: string): number {
  const day = 86_400_000
  const [from, to] = [Date.parse(`${start}T00:00:00Z`), Date.parse(`${end}T00:00:00Z`)]
  if (!(from <= to)) return 0
  const all = Math.round((to - from) / day) + 1
  const weeks = Math.floor(all / 7)
  const first = new Date(from).getUTCDay()
  const rest = Array.from({ length: all % 7 }, (_, i) => (first + i) % 7)
  return weeks * 5 + rest.filter((weekday) => weekday !== 0 && weekday !== 6).length
}

/** Without a line of the log of a trial, and without what is attached to it. */
export function withoutLogLine(
  evaluation: Evaluation,
  trialId: TrialId,
  lineId: string,
): Evaluation {
  return withTrial(
    {
      ...evaluation,
      ...withoutAttachments(evaluation, (row) => row.trialId === trialId && row.lineId === lineId),
    },
    trialId,
    (trial) => ({ ...trial, log: trial.log.filter(({ id }) => id !== lineId) }),
  )
}

function withoutAttachments(
  { attachments }: Evaluation,
  goes: (row: Attachment) => boolean,
): Pick<Evaluation, 'attachments'> {
  return attachments ? { attachments: attachments.filter((row) => !goes(row)) } : {}
}

/**
 * Why a file cannot be attached, in words; null where it can.
 *
 * @param bytes its size
 */
export function attachmentObstacle(
  { attachments = [] }: Pick<Evaluation, 'attachments'>,
  bytes: number,
): string | null {
  const mb = (limit: number) => `${limit / 1024 / 1024} MB`
  if (bytes === 0) return 'This file is empty'
  if (bytes > maxAttachmentBytes)
    return `One attachment has at most ${mb(maxAttachmentBytes)}; keep a link or a smaller picture`
  const used = attachments.reduce((sum, row) => sum + attachedBytes(row), 0)
  return used + bytes > maxAttachmentsBytes
    ? `All attachments together have at most ${mb(maxAttachmentsBytes)}`
    : null
}

/** The size of what is attached, in bytes. */
export function attachedBytes({ base64 }: Attachment): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return (base64.length / 4) * 3 - padding
}
