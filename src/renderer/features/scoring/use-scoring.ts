import { useMemo } from 'react'
import { instantOf } from '#shared/domain/instant'
import type { ParticipantId } from '#shared/domain/ids'
import {
  blindRound,
  canScore,
  nextBlindRound,
  revealLabel,
  scoringObstacles,
} from '#shared/domain/scoring/blind-round'
import { withRevealed } from '#shared/domain/review'
import type { AskedCell } from '#shared/domain/judgement'
import { roundProgress } from '#shared/domain/scoring/progress'
import { rehearsalIdOf } from '#shared/domain/rehearsal'
import { isRevealed, voters } from '#shared/domain/scoring/rounds'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useHost } from '../../host/host-context.tsx'
import { describeFailure } from '../../host/problems.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { askAgainItem } from '../../ui/ask-again.ts'
import { navigate, replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'

/** Somebody who scores, with counts only. */
export interface ScoringPerson {
  readonly id: ParticipantId
  readonly name: string
  readonly role: string
  readonly done: number
  readonly total: number
  readonly finished: boolean
  readonly left: boolean
}

/** What the scoring page shows and does. No vote passes through here. */
export function useScoring() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const route = useRoute()
  const host = useHost()
  const toast = useToast()
  const offerUndo = useUndoToast()
  const round = blindRound(evaluation)
  const shown = round ?? evaluation.rounds.findLast(({ kind }) => kind !== 'second') ?? null
  const progress = useMemo(
    () => (shown ? roundProgress(evaluation, shown.id) : null),
    [evaluation, shown],
  )
  const rehearsal = rehearsalIdOf(evaluation.id)
  const names = new Map(evaluation.participants.map((person) => [person.id, person]))
  const people: ScoringPerson[] = progress
    ? progress.voters.flatMap(({ participantId, done, total, finished, left }) => {
        const person = names.get(participantId)
        if (!person) return []
        return [
          { id: person.id, name: person.name, role: person.role, done, total, finished, left },
        ]
      })
    : voters(evaluation).map(({ id, name, role, leftAt }) => ({
        id,
        name,
        role,
        done: 0,
        total: 0,
        finished: false,
        left: leftAt !== null,
      }))
  const item = route.page === 'step' ? route.item : ''
  const firstOpen = people.find(({ finished, left }) => !finished && !left)
  const chosen = people.find(({ id }) => id === item) ?? firstOpen ?? people[0] ?? null

  return {
    readOnly,
    round,
    /** When the latest round was shown to the room, while none is open. */
    revealedAt: round ? null : (shown?.revealedAt ?? null),
    wasRevealed: isRevealed(evaluation),
    people,
    chosen,
    finished: progress?.finished ?? 0,
    expected: progress?.expected ?? 0,
    observers: evaluation.participants.filter(({ kind }) => kind === 'observer'),
    obstacles: scoringObstacles(evaluation),
    canScore: canScore(evaluation),
    criteria: evaluation.criteria,
    personas: evaluation.personas,
    hrefId: evaluation.id,
    choose: (id: ParticipantId) =>
      replaceRoute({ page: 'step', id: evaluation.id, step: 'scoring', item: id }),
    handTo: (participantId: ParticipantId) =>
      navigate({ page: 'private', id: evaluation.id, task: 'scores', participantId }),
    /** Marks somebody as left, or back: what they gave counts, and nothing more is waited for. */
    setLeft: async ({ id, name, left, done, total }: ScoringPerson) => {
      // The same person stays chosen, so that the same key takes it back.
      replaceRoute({ page: 'step', id: evaluation.id, step: 'scoring', item: id })
      await edit(left ? `${name} came back` : `${name} left`, (e) =>
        e.patch('participants', id, { leftAt: left ? null : instantOf(new Date()) }),
      )
      offerUndo(
        left
          ? `${name} is back`
          : `${name} left with ${done} of ${total} scores, which count. Nothing more is waited for.`,
      )
    },
    /** @param cells what a review asks about; without them everything */
    start: (cells?: readonly AskedCell[]) =>
      edit(cells ? 'Ask again about some scores' : 'Start blind scoring', (e) =>
        e.append('rounds', nextBlindRound(evaluation, instantOf(new Date()), cells)),
      ),
    /** The address asks for a review. */
    asksAgain: item === askAgainItem,
    reveal: async () => {
      if (!round) return
      await edit(revealLabel, (e) =>
        e.become((now) => withRevealed(now, round.id, instantOf(new Date()))),
      )
      navigate({ page: 'step', id: evaluation.id, step: 'reveal', item: '' })
    },
    /** To a copy with invented votes that is thrown away; null in a rehearsal. */
    rehearse:
      rehearsal === null
        ? null
        : () => navigate({ page: 'step', id: rehearsal, step: 'scoring', item: '' }),
    /** A page per person as a PDF. */
    printSheets: async () => {
      toast('Printing a score sheet for everybody')
      try {
        const file = await host.exports.save({ id: evaluation.id, kind: 'sheets' })
        if (!file) return
        toast(`Score sheets saved: ${file.name}`, {
          action: {
            label: 'Show in folder',
            run: () => void host.app.showInFolder({ file: file.handle }),
          },
        })
      } catch (error) {
        const { what, next } = describeFailure(error)
        toast(`${what}. ${next}`)
      }
    },
    goToReveal: () => navigate({ page: 'step', id: evaluation.id, step: 'reveal', item: '' }),
  }
}

export type Scoring = ReturnType<typeof useScoring>
