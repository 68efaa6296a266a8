import { type EvaluationId, ParticipantId } from '#shared/domain/ids'
import { hrefOf } from '../../ui/routes.ts'

/** One candidate at a time, one criterion at a time, or everything as a table, as on paper. */
export type SheetView = 'candidate' | 'criterion' | 'table'

/** What one private screen leaves for the next, in the browser's own entry: no vote, only who was here. */
interface HandOverState {
  readonly handedOverBy: ParticipantId | null
  /** How the one before looked at the sheet: who types in paper types in more than one. */
  readonly view: SheetView
}

/** What the screen before left. */
export function readHandOver(): HandOverState {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null) return { handedOverBy: null, view: 'candidate' }
  const { handedOverBy, view } = state as Partial<Record<string, unknown>>
  const by = ParticipantId.safeParse(handedOverBy)
  return {
    handedOverBy: by.success ? by.data : null,
    view: view === 'table' || view === 'criterion' ? view : 'candidate',
  }
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
