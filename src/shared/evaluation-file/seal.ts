import type { Evaluation } from '#shared/domain/evaluation'
import { fromBase64, toBase64 } from '#shared/evaluation-file/base64'
import { troubleInJson } from '#shared/evaluation-file/json-scan'

/**
 * The votes that nobody may see yet, wrapped so that a file opened in an editor shows neither
 * who voted nor what. It keeps an honest room honest; it is not encryption.
 */
interface Hidden {
  readonly scorecards: Evaluation['scorecards']
  readonly weightVotes: Evaluation['weightVotes']
  readonly support: Evaluation['decision']['support']
}

export type SealedEvaluation = Evaluation & { readonly sealedVotes?: string }

/** Wraps the votes of everything that has not been revealed. Nothing to hide: unchanged. */
export function seal(evaluation: Evaluation): SealedEvaluation {
  const blind = new Set(
    evaluation.rounds.filter(({ revealedAt }) => revealedAt === null).map(({ id }) => id),
  )
  const isBlind = ({ roundId }: Evaluation['scorecards'][number]) => blind.has(roundId)
  const hidden: Hidden = {
    scorecards: evaluation.scorecards.filter(isBlind),
    weightVotes: evaluation.weighting.revealedAt === null ? evaluation.weightVotes : [],
    support: evaluation.decision.supportRevealedAt === null ? evaluation.decision.support : {},
  }
  const count =
    hidden.scorecards.length + hidden.weightVotes.length + Object.keys(hidden.support).length
  if (count === 0) return evaluation
  return {
    ...evaluation,
    scorecards: evaluation.scorecards.filter((card) => !isBlind(card)),
    weightVotes: hidden.weightVotes.length > 0 ? [] : evaluation.weightVotes,
    decision: {
      ...evaluation.decision,
      support: evaluation.decision.supportRevealedAt === null ? {} : evaluation.decision.support,
    },
    sealedVotes: toBase64(JSON.stringify(hidden)),
  }
}

/**
 * Puts sealed votes back. Works on unchecked content, because what is inside the seal is
 * checked together with the rest.
 *
 * @throws {RangeError} if the seal is damaged
 */
export function unseal(content: Record<string, unknown>): Record<string, unknown> {
  const { sealedVotes, ...rest } = content
  if (sealedVotes === undefined) return content
  const text = typeof sealedVotes === 'string' ? fromBase64(sealedVotes) : ''
  const trouble = troubleInJson(text)
  if (trouble) throw new RangeError(`The sealed votes are damaged: ${trouble.reason}`)
  const hidden: unknown = JSON.parse(text)
  if (!isRecord(hidden)) throw new RangeError('The sealed votes are damaged')
  const decision = isRecord(rest['decision']) ? rest['decision'] : {}
  return {
    ...rest,
    scorecards: [...list(rest['scorecards']), ...list(hidden['scorecards'])],
    weightVotes: [...list(rest['weightVotes']), ...list(hidden['weightVotes'])],
    decision: {
      ...decision,
      support: { ...record(decision['support']), ...record(hidden['support']) },
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
