import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'

/** What stays of votes, without what spoke of a candidate or a criterion that goes. */
export function votesInShortWithout(
  { votesInShort }: Evaluation,
  ofCandidate: (row: { readonly candidateId: CandidateId }) => boolean,
  ofCriterion: (row: { readonly criterionId: CriterionId }) => boolean,
): Pick<Evaluation, 'votesInShort'> {
  if (!votesInShort) return {}
  const { cells, weights, personas, personaWeights } = votesInShort
  return {
    votesInShort: {
      ...votesInShort,
      cells: cells.filter((row) => ofCandidate(row) && ofCriterion(row)),
      weights: weights.filter(ofCriterion),
      personas: personas.map((row) => ({ ...row, totals: row.totals.filter(ofCandidate) })),
      // Nothing says what these totals would be without a criterion: other weights, no totals.
      personaWeights,
    },
  }
}
