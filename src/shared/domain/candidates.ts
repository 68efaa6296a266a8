/**
 * Putting candidates on the shortlist and taking them off it for good.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, ComponentId, UseCaseId } from '#shared/domain/ids'
import type { Candidate, UseCase } from '#shared/domain/options'
import { roundsWithout } from '#shared/domain/scoring/rounds-without'
import { votesInShortWithout } from '#shared/domain/votes-in-short-edits'

/** The slot of the next candidate: no slot of a candidate on the list is ever given twice. */
export function nextSlot(candidates: readonly Pick<Candidate, 'slot'>[]): number {
  return candidates.reduce((max, { slot }) => Math.max(max, slot), -1) + 1
}

/** Use cases whose component the candidate fills: a first proposal of what it serves. */
export function useCasesServedBy(
  useCases: readonly UseCase[],
  componentIds: readonly ComponentId[],
): UseCaseId[] {
  return useCases
    .filter(({ componentId }) => componentId !== null && componentIds.includes(componentId))
    .map(({ id }) => id)
}

/** Name and edition as one line: "MLflow, Self-hosted". */
export function candidateTitle({ name, edition }: Pick<Candidate, 'name' | 'edition'>): string {
  return edition === '' ? name : `${name}, ${edition}`
}

/**
 * With some fields of one candidate changed. Its votes stay with it whatever it is called; where
 * there are any, the name under which they were given is kept beside a new one.
 */
export function withCandidateChanged(
  evaluation: Evaluation,
  id: CandidateId,
  fields: (now: Candidate) => Partial<Candidate>,
): Evaluation {
  const hasVotes = evaluation.scorecards.some(
    (card) => card.candidateId === id && Object.keys(card.votes).length > 0,
  )
  return {
    ...evaluation,
    candidates: evaluation.candidates.map((row) => {
      if (row.id !== id) return row
      const { scoredAs, ...changed } = { ...row, ...fields(row) }
      const before = scoredAs ?? candidateTitle(row)
      return hasVotes && before !== candidateTitle(changed)
        ? { ...changed, scoredAs: before }
        : changed
    }),
  }
}

/** Candidates that cannot be told from an earlier one: same name, same edition. */
export function indistinctCandidates(candidates: readonly Candidate[]): CandidateId[] {
  const seen = new Set<string>()
  return candidates
    .filter((candidate) => {
      const title = candidateTitle(candidate).trim().toLowerCase()
      if (seen.has(title)) return true
      seen.add(title)
      return false
    })
    .map(({ id }) => id)
}

/** Scores, agreed scores and lines of evidence that would go with a candidate. A count, no vote. */
export function scoresOf(evaluation: Evaluation, id: CandidateId): number {
  const isTheirs = (row: { readonly candidateId: CandidateId }) => row.candidateId === id
  return (
    evaluation.scorecards
      .filter(isTheirs)
      .reduce((sum, { votes }) => sum + Object.keys(votes).length, 0) +
    evaluation.discussions.filter(isTheirs).length +
    evaluation.evidence.filter(isTheirs).length
  )
}

/**
 * Without one candidate: its answers, scores and evidence go with it, and nothing names it any
 * more but the rankings of past weight changes, which are history. Take a candidate off the list
 * with a reason instead if the record should tell of it.
 */
export function withoutCandidate(evaluation: Evaluation, id: CandidateId): Evaluation {
  const isOther = (row: { readonly candidateId: CandidateId }) => row.candidateId !== id
  const other = (one: CandidateId | null) => (one === id ? null : one)
  const { decision } = evaluation
  return {
    ...evaluation,
    candidates: evaluation.candidates.filter((row) => row.id !== id),
    screening: evaluation.screening.filter(isOther),
    scorecards: evaluation.scorecards.filter(isOther),
    rounds: roundsWithout(evaluation, isOther),
    discussions: evaluation.discussions.filter(isOther),
    ...votesInShortWithout(evaluation, isOther, () => true),
    evidence: evaluation.evidence.filter(isOther),
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      candidateIds: trial.candidateIds.filter((one) => one !== id),
      results: trial.results.filter(isOther),
    })),
    blips: evaluation.blips.map((blip) => ({ ...blip, candidateId: other(blip.candidateId) })),
    decision: {
      ...decision,
      chosenId: other(decision.chosenId),
      dissent: decision.dissent.map((row) => ({ ...row, prefers: other(row.prefers) })),
    },
  }
}
