import { useMemo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId, ParticipantId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import type { Points, WeightMethod, Weighting } from '#shared/domain/judgement'
import { voters } from '#shared/domain/scoring/rounds'
import { checkAgreed, suggestedPoints } from '#shared/domain/weighting/agreed'
import { groupWeights } from '#shared/domain/weighting/group'
import {
  changedAfterScores,
  scaledToHundred,
  withChangedWeights,
  withLockedWeights,
} from '#shared/domain/weighting/locked'
import { weightOpinion } from '#shared/domain/weighting/votes'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'

/** How far somebody is with their own weights. Never says what they gave. */
export interface WeightVoter {
  readonly id: ParticipantId
  readonly name: string
  readonly role: string
  readonly isDone: boolean
}

/** Everything that the page of weights shows and does. Nothing of an unrevealed vote is in it. */
export function useWeights() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()

  const shown = useMemo(() => {
    const { agreed } = evaluation.weighting
    return {
      voters: weightVoters(evaluation),
      votes: groupWeights(evaluation),
      check: checkAgreed(evaluation, agreed ?? {}),
      changedLate: changedAfterScores(evaluation),
    }
  }, [evaluation])

  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))
  const setWeighting = (label: string, fields: (now: Weighting) => Partial<Weighting>) =>
    become(label, (now) => ({ ...now, weighting: { ...now.weighting, ...fields(now.weighting) } }))

  return {
    evaluation,
    readOnly: readOnly !== null,
    ...shown,

    setMethod: (method: WeightMethod) =>
      setWeighting('Change how weights are given', () => ({ method })),
    /** Shows everybody's points, and proposes their means as the group's weights. */
    reveal: () => become('Reveal the weights', revealed),
    /** Lets the group set weights without anybody voting. */
    setDirectly: () => setWeighting('Set weights without a vote', () => ({ agreed: {} })),
    backToVoting: () => setWeighting('Vote on the weights', () => ({ agreed: null })),
    setAgreed: (id: CriterionId, name: string, points: number | null) =>
      setWeighting(`Set the weight of ${name}`, ({ agreed }) => {
        const rest = Object.entries(agreed ?? {}).filter(([key]) => key !== id)
        const own = points === null ? [] : [[id, points] as const]
        return { agreed: Object.fromEntries([...rest, ...own]) }
      }),
    startFromMeans: () =>
      become('Start from the means', (now) => ({
        ...now,
        weighting: { ...now.weighting, agreed: suggestedPoints(now) },
      })),
    setEqual: () =>
      become('Give equal weights', (now) => ({
        ...now,
        weighting: {
          ...now.weighting,
          agreed: scaledToHundred(Object.fromEntries(now.criteria.map(({ id }) => [id, 1]))),
        },
      })),
    scale: () =>
      setWeighting('Scale the weights to 100', ({ agreed }) => ({
        agreed: scaledToHundred(agreed ?? {}) ?? agreed,
      })),
    lock: (agreedBy: readonly ParticipantId[], note: string) =>
      become('Lock the weights', (now) =>
        withLockedWeights(now, { at: instantOf(new Date()), agreedBy, note }),
      ),
    change: (points: Points, byId: ParticipantId | null, reason: string) =>
      become('Change locked weights', (now) =>
        withChangedWeights(now, points, { at: instantOf(new Date()), byId, reason }),
      ),
  }
}

export type Weights = ReturnType<typeof useWeights>

/** Voters of whom something is still expected, or who gave their weights before they left. */
export function weightVoters(evaluation: Evaluation): WeightVoter[] {
  const votes = new Map(evaluation.weightVotes.map((vote) => [vote.participantId, vote]))
  const isDone = (id: ParticipantId) => {
    const vote = votes.get(id)
    return (
      vote !== undefined &&
      vote.submittedAt !== null &&
      weightOpinion(vote, evaluation.criteria).status === 'complete'
    )
  }
  return voters(evaluation)
    .filter(({ id, leftAt }) => leftAt === null || isDone(id))
    .map(({ id, name, role }) => ({ id, name, role, isDone: isDone(id) }))
}

/** What was not handed in is not shown, so it goes: it could not be finished blind any more. */
function revealed(now: Evaluation): Evaluation {
  const weightVotes = now.weightVotes.filter(({ submittedAt }) => submittedAt !== null)
  const weighting = { ...now.weighting, revealedAt: instantOf(new Date()) }
  const next = { ...now, weightVotes, weighting }
  const agreed = weighting.agreed ?? suggestedPoints(next)
  return { ...next, weighting: { ...weighting, agreed } }
}
