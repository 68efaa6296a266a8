/**
 * Whom to ask first about a cell: those whose votes lie furthest apart say why, before others do.
 */
import { agreementLevel, spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord, joinNames } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { cellKey, secondVotes, voters } from '#shared/domain/scoring/rounds'
import { roomNames } from '#shared/domain/short-names'

/** More names than this at one end are counted. */
const mostNames = 3

/**
 * "Ask first: Lukas (2), then Ana (5)", the lowest vote first. Empty where nobody stands apart,
 * once the cell is settled or voted on again, and before the reveal.
 */
export function askFirst(
  evaluation: Evaluation,
  candidateId: CandidateId,
  criterionId: CriterionId,
): string {
  const isHere = (row: { candidateId: string; criterionId: string }) =>
    row.candidateId === candidateId && row.criterionId === criterionId
  const spread = spreads(evaluation).find(isHere)
  const outcome = evaluation.discussions.find(isHere)?.outcome ?? 'open'
  const again = secondVotes(evaluation).get(cellKey(candidateId, criterionId))?.votes ?? []
  if (!spread || outcome !== 'open' || again.length > 0) return ''
  if (agreementLevel(spread.range) === 'agreed' || spread.cast.length === 0) return ''
  const people = voters(evaluation)
  const names = roomNames(people.map(({ name }) => name))
  const whoSaid = (score: number) =>
    people.flatMap(({ id }, i) =>
      spread.cast.some(({ participantId, vote }) => participantId === id && vote === score)
        ? [names[i] ?? '']
        : [],
    )
  const end = (score: number) => `${fewNames(whoSaid(score))} (${score})`
  return `Ask first: ${end(spread.low)}, then ${end(spread.high)}`
}

function fewNames(names: readonly string[]): string {
  if (names.length <= mostNames) return joinNames(names)
  const shown = names.slice(0, mostNames - 1)
  return `${shown.join(', ')} and ${countWord(names.length - shown.length)} others`
}
