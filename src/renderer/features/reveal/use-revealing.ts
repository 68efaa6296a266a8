import { instantOf } from '#shared/domain/instant'
import { withRevealed } from '#shared/domain/review'
import { blindRound, revealLabel } from '#shared/domain/scoring/blind-round'
import { roundProgress } from '#shared/domain/scoring/progress'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { navigate } from '../../ui/routes.ts'

/** The round that waits to be revealed, and who is not finished. Counts only. */
export function useRevealing() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const round = blindRound(evaluation)
  const progress = round ? roundProgress(evaluation, round.id) : null
  const names = new Map(evaluation.participants.map(({ id, name }) => [id, name]))
  return {
    readOnly,
    round,
    revealed: isRevealed(evaluation),
    finished: progress?.finished ?? 0,
    expected: progress?.expected ?? 0,
    unfinished: (progress?.voters ?? [])
      .filter(({ finished, left }) => !finished && !left)
      .map(({ participantId, done, total }) => ({
        name: names.get(participantId) ?? '',
        done,
        total,
      })),
    reveal: async () => {
      if (!round) return
      await edit(revealLabel, (e) =>
        e.become((now) => withRevealed(now, round.id, instantOf(new Date()))),
      )
    },
    goToScoring: () => navigate({ page: 'step', id: evaluation.id, step: 'scoring', item: '' }),
  }
}

export type Revealing = ReturnType<typeof useRevealing>
