/**
 * Who signed the decision, when, and which words. A signature stands for the text that its owner
 * saw: where the choice, the statement or the because were changed since, it says so.
 */
import type { Decision, Signature } from '#shared/domain/decision'
import { decisionGaps, decisionGapTexts } from '#shared/domain/decision-gaps'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay } from '#shared/domain/format'
import type { ParticipantId } from '#shared/domain/ids'

/** What a signature is given to. */
export type SignedText = Pick<Signature, 'chosen' | 'statement' | 'because'>

/** The text as it stands now. */
export function textToSign({ decision, candidates }: Evaluation): SignedText {
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  return {
    chosen: chosen ? [chosen.name, chosen.edition].filter((part) => part !== '').join(', ') : '',
    statement: decision.statement,
    because: decision.because,
  }
}

/** How a signature stands to the text of today. */
export interface SignatureState {
  readonly participantId: ParticipantId
  readonly of: 'this-text' | 'earlier-text' | 'not-recorded'
  /** The day, as it was on the laptop; null where an older file did not keep it. */
  readonly day: string | null
  /** What was signed; null where it was not kept. */
  readonly signed: Signature | null
}

/** Everybody who signed, in the order of the file. */
export function signatureStates(evaluation: Evaluation): SignatureState[] {
  const { signedBy, signatures = [] } = evaluation.decision
  const now = textToSign(evaluation)
  return signedBy.map((participantId): SignatureState => {
    const signed = signatures.find((row) => row.participantId === participantId) ?? null
    if (!signed) return { participantId, of: 'not-recorded', day: null, signed }
    const isSame =
      signed.chosen === now.chosen &&
      signed.statement === now.statement &&
      signed.because === now.because
    return {
      participantId,
      of: isSame ? 'this-text' : 'earlier-text',
      day: signed.at.slice(0, 10),
      signed,
    }
  })
}

/** When it was signed, as it stands beside a name: "9 April 2026", "day not recorded". */
export function signatureWords({ of, day }: Pick<SignatureState, 'of' | 'day'>): string {
  if (day === null) return 'day not recorded'
  return of === 'earlier-text' ? `signed an earlier text, ${formatDay(day)}` : formatDay(day)
}

/** What is missing before anybody can sign, in words; null when nothing is. */
export function cannotSign(decision: Decision): string | null {
  const gaps = decisionGaps(decision)
  return gaps.length === 0 ? null : gaps.map((gap) => decisionGapTexts[gap]).join(', ')
}

/**
 * The decision signed by these people now. Who has signed this very text before keeps the moment.
 *
 * @param at an instant
 */
export function withSignatures(
  evaluation: Evaluation,
  people: readonly ParticipantId[],
  at: string,
): Pick<Decision, 'signedBy' | 'signatures'> {
  const { signedBy, signatures = [] } = evaluation.decision
  const kept = new Set(
    signatureStates(evaluation)
      .filter((state) => state.of === 'this-text')
      .map(({ participantId }) => participantId),
  )
  const signing = people.filter((id) => !kept.has(id))
  const text = textToSign(evaluation)
  return {
    signedBy: evaluation.participants
      .map(({ id }) => id)
      .filter((id) => signedBy.includes(id) || people.includes(id)),
    signatures: [
      ...signatures.filter(({ participantId }) => !signing.includes(participantId)),
      ...signing.map((participantId) => ({ participantId, at, ...text })),
    ],
  }
}

/** The decision without the signature of one person. */
export function withoutSignature(
  { signedBy, signatures }: Decision,
  id: ParticipantId,
): Partial<Decision> {
  return {
    signedBy: signedBy.filter((one) => one !== id),
    ...(signatures && { signatures: signatures.filter((row) => row.participantId !== id) }),
  }
}
