import type { ParticipantId } from '#shared/domain/ids'
export function PrivateScores({ participantId }: { readonly participantId: ParticipantId }) {
  return <h1>{participantId}</h1>
}
