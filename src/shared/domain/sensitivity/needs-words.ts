import { counted, formatPoints, roundTo } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { CandidateNeeds } from '#shared/domain/sensitivity/candidate-needs'

/**
 * What one candidate lacks, and how many single changes would do: "MLflow lacks 0.06 points. One
 * change alone is enough, of 6 scores of its own, 8 scores of Weights & Biases or 8 weights."
 */
export function needsSentence(needs: CandidateNeeds, nameOf: (id: CandidateId) => string): string {
  const { candidateId, leaderId, gap, raise, lower, weights } = needs
  const [name, leader] = [nameOf(candidateId), nameOf(leaderId)]
  const own = raise.filter(({ possible }) => possible).length
  const theirs = lower.filter(({ possible }) => possible).length
  const movable = weights.filter(({ needed }) => needed !== null).length
  if (gap === 0) return `${name} is level with ${leader}: the slightest change of a score decides.`
  const short = roundTo(gap, 2) === 0 ? 'less than 0.01 points' : `${formatPoints(gap)} points`
  if (own + theirs + movable === 0)
    return `${name} lacks ${short}, and no single score and no single weight can make up for that.`
  const ways = [
    ...(own > 0 ? [`${counted(own, 'score', 'scores')} of its own`] : []),
    ...(theirs > 0 ? [`${counted(theirs, 'score', 'scores')} of ${leader}`] : []),
    ...(movable > 0 ? [counted(movable, 'weight', 'weights')] : []),
  ]
  const last = ways.at(-1) ?? ''
  const list = ways.length > 1 ? `${ways.slice(0, -1).join(', ')} or ${last}` : last
  return `${name} lacks ${short}. One change alone is enough, of ${list}.`
}
