import { type EvaluationId, ParticipantId } from '#shared/domain/ids'
import { hrefOf } from '../../ui/routes.ts'

/** What one private screen leaves for the next, in the browser's own entry: no vote, only who was here. */
interface HandOverState {
  readonly handedOverBy: ParticipantId | null
  /** Whether sheets of paper are being typed in. */
  readonly grid: boolean
}

/** What the screen before left. */
export function readHandOver(): HandOverState {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null) return { handedOverBy: null, grid: false }
  const { handedOverBy, grid } = state as Partial<Record<string, unknown>>
  const by = ParticipantId.safeParse(handedOverBy)
  return { handedOverBy: by.success ? by.data : null, grid: grid === true }
}

/**
 * Goes to somebody's name screen, in place of the present one: going back in the browser's
 * history leads to the facilitator's page and never to another person's.
 */
export function handOverTo(
  id: EvaluationId,
  participantId: ParticipantId,
  state: HandOverState,
): void {
  history.replaceState(state, '', hrefOf({ page: 'private', id, task: 'scores', participantId }))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
