/**
 * Opening a round of blind scoring, what it needs, and ending it with the reveal.
 */
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { type CriterionId, type PersonaId, RoundId } from '#shared/domain/ids'
import type { AskedCell, Criterion, Round } from '#shared/domain/judgement'
import { scoredCandidates } from '#shared/domain/screening'
import { openRound, voters } from '#shared/domain/scoring/rounds'

/** What the undo list calls the reveal. Taking it back would hide what the room has seen, so whoever undoes asks first. */
export const revealLabel = 'Reveal all scores'

/** The round in which everybody is scoring blind now, or null. Second votes are given openly. */
export function blindRound(evaluation: Evaluation): Round | null {
  const blind = evaluation.rounds.filter(({ kind }) => kind !== 'second')
  return openRound({ ...evaluation, rounds: blind })
}

/**
 * The round to add so that everybody can score: the first, or a review of what was scored before.
 *
 * @param cells what a review asks about; without them it asks about everything
 */
export function nextBlindRound(
  evaluation: Evaluation,
  openedAt: string,
  cells?: readonly AskedCell[],
): Round {
  const number = evaluation.rounds.reduce((max, round) => Math.max(max, round.number), 0) + 1
  const taken = new Set(evaluation.rounds.map(({ id }) => id))
  const kind = evaluation.rounds.some((round) => round.kind === 'first') ? 'review' : 'first'
  return {
    id: freeRoundId(number, taken),
    number,
    kind,
    openedAt,
    revealedAt: null,
    ...(cells && kind === 'review' ? { cells: [...cells] } : {}),
  }
}

/** An id such as `r2` that no round has yet. */
export function freeRoundId(number: number, taken: ReadonlySet<RoundId>): RoundId {
  const id = RoundId.parse(`r${number}`)
  return taken.has(id) ? freeRoundId(number + 1, taken) : id
}

/** Whether the scores 1, 3 and 5 say what they mean. Without that a criterion is not scored. */
export function isScorable({ anchors }: Pick<Criterion, 'anchors'>): boolean {
  return [anchors[1], anchors[3], anchors[5]].every((text) => text.trim() !== '')
}

/** Something that is missing before everybody can score everything. */
export type Obstacle =
  | { readonly kind: 'no-voters' }
  | { readonly kind: 'no-candidates' }
  | { readonly kind: 'no-criteria' }
  | { readonly kind: 'anchors'; readonly criterionIds: readonly CriterionId[] }
  | { readonly kind: 'weights-open' }
  | { readonly kind: 'personas-without-voter'; readonly personaIds: readonly PersonaId[] }

/** What is missing, what stops the round first. Empty when nothing is. */
export function scoringObstacles(evaluation: Evaluation): Obstacle[] {
  const present = voters(evaluation).filter(({ leftAt }) => leftAt === null)
  const withoutAnchors = evaluation.criteria.filter((criterion) => !isScorable(criterion))
  const { personasWithoutVoter } = coverage(evaluation)
  const found: (Obstacle | false)[] = [
    present.length === 0 && { kind: 'no-voters' },
    scoredCandidates(evaluation).length === 0 && { kind: 'no-candidates' },
    evaluation.criteria.length === 0 && { kind: 'no-criteria' },
    withoutAnchors.length > 0 && {
      kind: 'anchors',
      criterionIds: withoutAnchors.map(({ id }) => id),
    },
    evaluation.criteria.length > 0 &&
      evaluation.weighting.locked === null && { kind: 'weights-open' },
    personasWithoutVoter.length > 0 && {
      kind: 'personas-without-voter',
      personaIds: personasWithoutVoter,
    },
  ]
  return found.filter((obstacle) => obstacle !== false)
}

/** Whether there is somebody to score, something to be scored and something to score it by. */
export function canScore(evaluation: Evaluation): boolean {
  return (
    voters(evaluation).some(({ leftAt }) => leftAt === null) &&
    scoredCandidates(evaluation).length > 0 &&
    evaluation.criteria.some(isScorable)
  )
}
