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
  weightsNeedReason,
  withChangedWeights,
  withLockedWeights,
} from '#shared/domain/weighting/locked'
import { handedInWeights } from '#shared/domain/weighting/handed-in'
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
      needsReason: weightsNeedReason(evaluation),
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
    means: () => suggestedPoints(evaluation),
    equal: () => scaledToHundred(Object.fromEntries(evaluation.criteria.map(({ id }) => [id, 1]))),
    /** All of them at once, for where none needs a reason. */
    setAll: (label: string, agreed: Points | null) => setWeighting(label, () => ({ agreed })),
    lock: (agreedBy: readonly ParticipantId[], note: string) =>
      become('Lock the weights', (now) =>
        withLockedWeights(now, {
          at: instantOf(new Date()),
          // Somebody may have been removed while the question stood open.
          agreedBy: agreedBy.filter((id) => now.participants.some((person) => person.id === id)),
          note,
        }),
      ),
    change: (points: Points, byId: ParticipantId | null, reason: string) =>
      become('Change the weights', (now) =>
        withChangedWeights(now, pointsHere(now, points), {
          at: instantOf(new Date()),
          byId,
          reason,
        }),
      ),
  }
}

export type Weights = ReturnType<typeof useWeights>

/** Without points of criteria that were removed while others were being changed. */
function pointsHere({ criteria }: Evaluation, points: Points): Points {
  return Object.fromEntries(
    criteria.flatMap(({ id }) => (points[id] === undefined ? [] : [[id, points[id]] as const])),
  )
}

/** Voters of whom something is still expected, or who gave their weights before they left. */
export function weightVoters(evaluation: Evaluation): WeightVoter[] {
  const done = handedInWeights(evaluation)
  return voters(evaluation)
    .filter(({ id, leftAt }) => leftAt === null || done.has(id))
    .map(({ id, name, role }) => ({ id, name, role, isDone: done.has(id) }))
}

/** What was not handed in is not shown, so it goes: it could not be finished blind any more. */
function revealed(now: Evaluation): Evaluation {
  const weightVotes = now.weightVotes.filter(({ submittedAt }) => submittedAt !== null)
  const weighting = { ...now.weighting, revealedAt: instantOf(new Date()) }
  const next = { ...now, weightVotes, weighting }
  const agreed = weighting.agreed ?? suggestedPoints(next)
  return { ...next, weighting: { ...weighting, agreed } }
}
