import type { EvaluationId } from '#shared/domain/ids'
import type { Session } from './session.ts'

/** What opening an evaluation brought to the host, for whoever sees it on the screen. */
export type Untold = Pick<Session, 'broughtBack' | 'refused'>

const left = new Map<EvaluationId, Untold>()

/** Keeps what a session without a screen has learnt, until the evaluation is opened next. */
export function leaveUntold(id: EvaluationId, { broughtBack, refused }: Untold): void {
  left.set(id, { broughtBack, refused })
}

/** What earlier sessions have left, and what this one adds. */
export function withUntold(id: EvaluationId, { broughtBack, refused }: Untold): Untold {
  const before = left.get(id)
  left.delete(id)
  return {
    broughtBack: (before?.broughtBack ?? 0) + broughtBack,
    refused: [...(before?.refused ?? []), ...refused],
  }
}
