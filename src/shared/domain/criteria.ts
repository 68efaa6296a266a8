/**
 * The list of criteria: groups, order, what is missing, and removing one.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { groupedBy } from '#shared/domain/grouping'
import type { CriterionId, RoundId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import { movedBy } from '#shared/domain/ordering'
import { roundsWithout } from '#shared/domain/scoring/rounds-without'
import { votesInShortWithout } from '#shared/domain/votes-in-short-edits'

export interface CriterionGroup {
  /** Empty for criteria without a group. */
  readonly name: string
  readonly criteria: readonly Criterion[]
}

/** Criteria by group, groups in the order in which they first come. */
export function criterionGroups(criteria: readonly Criterion[]): CriterionGroup[] {
  return [...groupedBy(criteria, ({ group }) => group)].map(([name, members]) => ({
    name,
    criteria: members,
  }))
}

/** The criteria of each group side by side, so that every page shows them in one order. */
export function inGroupOrder(criteria: readonly Criterion[]): Criterion[] {
  return criterionGroups(criteria).flatMap((group) => group.criteria)
}

/**
 * One place up (-1) or down (1): within its group, and from the edge of its group together with
 * the whole group.
 */
export function withCriterionMoved(
  criteria: readonly Criterion[],
  id: CriterionId,
  step: 1 | -1,
): Criterion[] {
  const groups = criterionGroups(criteria)
  const group = groups.find((one) => one.criteria.some((criterion) => criterion.id === id))
  if (!group) return [...criteria]
  const edge = step === -1 ? group.criteria[0] : group.criteria.at(-1)
  if (edge?.id !== id) {
    const moved = movedBy(group.criteria, id, step)
    return groups.flatMap((one) => (one === group ? moved : one.criteria))
  }
  const named = groups.map((one) => ({ ...one, id: one.name }))
  return movedBy(named, group.name, step).flatMap((one) => one.criteria)
}

const neededAnchors = [1, 3, 5] as const

/** Which of the scores 1, 3 and 5 do not say yet what they mean. */
export function missingAnchors({ anchors }: Pick<Criterion, 'anchors'>): (1 | 3 | 5)[] {
  return neededAnchors.filter((score) => anchors[score].trim() === '')
}

/** Scores, agreed scores and lines of evidence that would go with a criterion. A count, no vote. */
export function scoresOnCriterion(evaluation: Evaluation, id: CriterionId): number {
  return (
    evaluation.scorecards.filter(({ votes }) => votes[id] !== undefined).length +
    evaluation.discussions.filter(({ criterionId }) => criterionId === id).length +
    evaluation.evidence.filter(({ criterionId }) => criterionId === id).length
  )
}

/**
 * Without one criterion: its votes, points, discussions and evidence go with it, and no trial
 * tests it any more. Agreed points of the others stay as they are, so that locked weights no
 * longer sum to 100: see `withoutLockedCriterion`.
 *
 * @param blindVotes `stay`: votes and weights that nobody has seen yet are left where they are, for
 *   a criterion that can be put back
 */
export function withoutCriterion(
  evaluation: Evaluation,
  id: CriterionId,
  blindVotes: 'go' | 'stay' = 'go',
): Evaluation {
  const without = <T>(record: Readonly<Record<string, T>>): Record<CriterionId, T> =>
    // Leaving out an entry leaves keys that were criterion ids before.
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== id)) as Record<
      CriterionId,
      T
    >
  const { weighting } = evaluation
  const agreed = weighting.agreed && without(weighting.agreed)
  const seen = new Set(
    evaluation.rounds.filter((round) => round.revealedAt !== null).map((round) => round.id),
  )
  const areWeightsLeft = blindVotes === 'stay' && weighting.revealedAt === null
  const isLeft = (round: RoundId) => blindVotes === 'stay' && !seen.has(round)
  return {
    ...evaluation,
    criteria: evaluation.criteria.filter((row) => row.id !== id),
    weighting: {
      ...weighting,
      agreed: agreed && Object.keys(agreed).length > 0 ? agreed : null,
    },
    weightVotes: areWeightsLeft
      ? evaluation.weightVotes
      : evaluation.weightVotes.map((row) => ({ ...row, given: without(row.given) })),
    scorecards: evaluation.scorecards.map((row) =>
      isLeft(row.roundId)
        ? row
        : { ...row, votes: without(row.votes), reasons: without(row.reasons) },
    ),
    rounds: roundsWithout(evaluation, ({ criterionId }) => criterionId !== id),
    discussions: evaluation.discussions.filter(({ criterionId }) => criterionId !== id),
    ...votesInShortWithout(
      evaluation,
      () => true,
      (row) => row.criterionId !== id,
    ),
    evidence: evaluation.evidence.filter(({ criterionId }) => criterionId !== id),
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      successCriteria: trial.successCriteria.map((row) =>
        row.criterionId === id ? { ...row, criterionId: null } : row,
      ),
    })),
  }
}
