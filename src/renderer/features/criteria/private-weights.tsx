import type { ParticipantId } from '#shared/domain/ids'
export function PrivateWeights({ participantId }: { readonly participantId: ParticipantId }) {
  return <h1>{participantId}</h1>
}
