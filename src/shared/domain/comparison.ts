/** Two evaluations side by side: this time and last time, or an evaluation and its snapshot. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { formatDay } from '#shared/domain/format'
import { blipState } from '#shared/domain/radar'
import { latestStage } from '#shared/domain/scoring/stages'
import { stageResult } from '#shared/domain/scoring/result'
import { scoredCandidates } from '#shared/domain/screening'
import type { Ring } from '#shared/domain/values'
import { currentWeights } from '#shared/domain/weighting/current'

/** Null on the side where there is no such thing. */
interface Pair<T> {
  readonly name: string
  readonly before: T | null
  readonly after: T | null
}

export interface Comparison {
  /** Weights in percent. In the order of this time, then those that are gone. */
  readonly criteria: readonly Pair<number>[]
  /** Totals and ranks at the latest stage of each. Best of this time first. */
  readonly ranking: readonly Pair<{ readonly total: number; readonly rank: number }>[]
  /** Scores of the latest stage that are not the same, and exist on both sides. */
  readonly scores: readonly {
    readonly candidate: string
    readonly criterion: string
    readonly before: number
    readonly after: number
  }[]
  /** What was decided, where it is not the same. */
  readonly decision: readonly Pair<string>[]
  /** Blips that moved, came or left. */
  readonly radar: readonly Pair<Ring>[]
}

/** Things are the same when their ids are, or else their names, whatever the case. */
export function compareEvaluations(before: Evaluation, after: Evaluation): Comparison {
  return {
    criteria: paired(weightsOf(before), weightsOf(after)),
    ranking: paired(placesOf(before), placesOf(after)).toSorted(
      (a, b) => (a.after?.rank ?? Infinity) - (b.after?.rank ?? Infinity),
    ),
    scores: scoreChanges(before, after),
    decision: [...decisionWords(after)]
      .map(([name, now]) => ({ name, before: decisionWords(before).get(name) ?? null, after: now }))
      .filter((row) => row.before !== row.after),
    radar: paired(ringsOf(before), ringsOf(after)).filter((row) => row.before !== row.after),
  }
}

interface Item<T> {
  readonly id: string
  readonly name: string
  readonly value: T
}

function paired<T>(before: readonly Item<T>[], after: readonly Item<T>[]): Pair<T>[] {
  const partnerOf = partners(before, after)
  const found = new Set<Item<T>>()
  const rows = after.map((item) => {
    const partner = partnerOf(item)
    if (partner) found.add(partner)
    return { name: item.name, before: partner?.value ?? null, after: item.value }
  })
  const gone = before.filter((item) => !found.has(item))
  return [...rows, ...gone.map(({ name, value }) => ({ name, before: value, after: null }))]
}

/** Each item of last time belongs to one of this time at most. */
function partners<T extends Pick<Item<unknown>, 'id' | 'name'>>(
  before: readonly T[],
  after: readonly Pick<T, 'id' | 'name'>[],
): (item: Pick<T, 'id' | 'name'>) => T | null {
  const plain = (name: string) => name.trim().toLowerCase()
  const ids = new Set(after.map(({ id }) => id))
  return (item) =>
    before.find(({ id }) => id === item.id) ??
    before.find(({ id, name }) => !ids.has(id) && plain(name) === plain(item.name)) ??
    null
}

function weightsOf(evaluation: Evaluation): Item<number>[] {
  const { shares } = currentWeights(evaluation)
  return evaluation.criteria.map(({ id, name }) => ({
    id,
    name,
    value: (shares.get(id) ?? 0) * 100,
  }))
}

function placesOf(evaluation: Evaluation): Item<{ total: number; rank: number }>[] {
  const stage = latestStage(evaluation)
  if (stage === null) return []
  return stageResult(evaluation, stage).ranking.map(({ candidateId, total, rank }) => ({
    id: candidateId,
    name: evaluation.candidates.find(({ id }) => id === candidateId)?.name ?? candidateId,
    value: { total, rank },
  }))
}

function ringsOf({ blips }: Evaluation): Item<Ring>[] {
  return blips.flatMap((blip) => {
    const { ring } = blipState(blip)
    return ring === null ? [] : [{ id: blip.id, name: blip.name, value: ring }]
  })
}

function scoreChanges(before: Evaluation, after: Evaluation): Comparison['scores'] {
  const [then, now] = [latestStage(before), latestStage(after)]
  if (then === null || now === null) return []
  const old = stageResult(before, then).cells
  const candidateOf = partners(scoredCandidates(before), scoredCandidates(after))
  const criterionOf = partners(before.criteria, after.criteria)
  return stageResult(after, now).cells.flatMap(({ candidateId, criterionId, score }) => {
    const candidate = after.candidates.find(({ id }) => id === candidateId)
    const criterion = after.criteria.find(({ id }) => id === criterionId)
    if (!candidate || !criterion || score === null) return []
    const [oldCandidate, oldCriterion] = [candidateOf(candidate), criterionOf(criterion)]
    const was = old.find(
      (cell) => cell.candidateId === oldCandidate?.id && cell.criterionId === oldCriterion?.id,
    )?.score
    if (was === null || was === undefined || Math.abs(was - score) < 0.005) return []
    return [{ candidate: candidate.name, criterion: criterion.name, before: was, after: score }]
  })
}

/** What was decided, in words; null where nothing was said. */
function decisionWords(evaluation: Evaluation): ReadonlyMap<string, string | null> {
  const { decision, candidates } = evaluation
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  const open = decision.actions.filter(({ done }) => !done).length
  return new Map([
    ['Chosen', chosen?.name ?? null],
    ['Decided on', decision.date && formatDay(decision.date)],
    ['Review by', decision.reviewDate && formatDay(decision.reviewDate)],
    ['Open actions', decision.actions.length === 0 ? null : String(open)],
  ])
}

/**
 * An evaluation as it is now, to be kept beside the one that goes on: complete, review date and
 * actions included, for who wants to know what was agreed that day. It reminds nobody; see
 * `Frame.origin`.
 *
 * @param day YYYY-MM-DD
 */
export function snapshotOf(evaluation: Evaluation, id: EvaluationId, day: string): Evaluation {
  const { frame } = evaluation
  return {
    ...evaluation,
    id,
    frame: {
      ...frame,
      title: `${frame.title}, as of ${formatDay(day)}`,
      origin: { evaluationId: evaluation.id, title: frame.title, asOf: day },
    },
  }
}

/** As an evaluation of its own, which reminds of its review and its actions. */
export function withoutSnapshotDay(evaluation: Evaluation): Evaluation {
  const { frame } = evaluation
  if (!frame.origin) return evaluation
  const { evaluationId, title } = frame.origin
  return { ...evaluation, frame: { ...frame, origin: { evaluationId, title } } }
}
