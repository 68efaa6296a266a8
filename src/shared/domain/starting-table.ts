/** Beginning from a table that somebody has already: criteria, candidates, weights, perhaps scores. */
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import { type Beginning, startBlank } from '#shared/domain/starting'
import type { StartMatrix } from '#shared/domain/start-matrix'
import { hasVotes } from '#shared/domain/table-votes'

/**
 * With the criteria, candidates and weights of a table. Weights become points that sum to 100,
 * not locked: the group has yet to agree.
 *
 * @param voter who gave the numbers; null to leave them out. As votes they are revealed, as
 *   everybody who has the table has seen them. Where a vote was made of another number, that
 *   number is its reason
 */
export function startFromTable(
  matrix: StartMatrix,
  voter: string | null,
  beginning: Beginning,
): Evaluation {
  const blank = startBlank(beginning)
  const criterionId = (i: number) => CriterionId.parse(`c${i + 1}`)
  const candidateId = (i: number) => CandidateId.parse(`t${i + 1}`)
  const sum = matrix.criteria.reduce((total, { weight }) => total + (weight ?? 0), 0)
  const base: Evaluation = {
    ...blank,
    candidates: matrix.candidates.map((name, i) => ({
      id: candidateId(i),
      name,
      edition: '',
      sourcing: 'open-source',
      componentIds: [],
      useCaseIds: [],
      toolIds: [],
      slot: i,
      withdrawn: null,
      note: '',
    })),
    criteria: matrix.criteria.map(({ name }, i) => ({
      id: criterionId(i),
      name,
      question: '',
      group: '',
      direction: 'benefit',
      useCaseIds: [],
      anchors: { 1: '', 2: '', 3: '', 4: '', 5: '' },
    })),
    weighting: {
      ...blank.weighting,
      agreed:
        sum > 0
          ? Object.fromEntries(
              matrix.criteria.map(({ weight }, i) => [criterionId(i), ((weight ?? 0) / sum) * 100]),
            )
          : null,
    },
  }
  if (voter === null || !hasVotes(matrix)) return base
  const [participantId, roundId] = [ParticipantId.parse('p1'), RoundId.parse('r1')]
  const at = beginning.createdAt
  return {
    ...base,
    participants: [
      { id: participantId, name: voter, role: '', personaId: null, kind: 'voter', leftAt: null },
    ],
    rounds: [{ id: roundId, number: 1, kind: 'first', openedAt: at, revealedAt: at }],
    scorecards: matrix.candidates.map((_, i) => ({
      roundId,
      participantId,
      candidateId: candidateId(i),
      votes: Object.fromEntries(
        matrix.criteria.flatMap(({ scores }, k) => {
          const score = scores[i] ?? null
          return score === null ? [] : [[criterionId(k), score]]
        }),
      ),
      reasons: Object.fromEntries(
        matrix.criteria.flatMap(({ scores, original }, k) => {
          const before = original?.[i] ?? null
          return before === null || before === scores[i]
            ? []
            : [[criterionId(k), `${before} in the table`]]
        }),
      ),
    })),
  }
}
