/** Which personas' results may leave the room where votes may not. */
import { type PersonaResult, resultsByPersona } from '#shared/domain/agreement/by-person'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ParticipantId } from '#shared/domain/ids'
import { countingVotes } from '#shared/domain/scoring/rounds'

/** A total of one person is that person's votes. */
const fewest = 2

/**
 * The results of `resultsByPersona` in which nobody's own votes can be found, and all others.
 *
 * A persona counts by those of its voters who gave a score. Where all that is held back is of one
 * person, the smallest of the others is held back, too: whoever takes the personas away from the
 * whole group would be left with that person's total. Where votes were taken out already, a
 * persona without totals is one that was held back then.
 */
export function toldPersonas(evaluation: Evaluation): {
  readonly told: readonly PersonaResult[]
  readonly heldBack: readonly PersonaResult[]
} {
  const scored = peopleWithScores(evaluation)
  const size = ({ members }: PersonaResult) =>
    scored === null ? members.length : members.filter((id) => scored.has(id)).length
  const all = resultsByPersona(evaluation)
  const held = new Set(
    all.filter((row) => (scored === null ? row.opinion.totals.size === 0 : size(row) < fewest)),
  )
  const people = [...held].reduce((sum, row) => sum + size(row), 0)
  const [next] = all.filter((row) => !held.has(row)).toSorted((a, b) => size(a) - size(b))
  if (scored !== null && held.size > 0 && people < fewest && next) held.add(next)
  return { told: all.filter((row) => !held.has(row)), heldBack: [...held] }
}

/** Null where the votes themselves are not there. */
function peopleWithScores(evaluation: Evaluation): ReadonlySet<ParticipantId> | null {
  const votes = countingVotes(evaluation)
  if (evaluation.votesInShort && votes.size === 0) return null
  return new Set(
    [...votes.values()].flatMap((cell) =>
      cell.votes.flatMap(({ participantId, vote }) => (vote === null ? [] : [participantId])),
    ),
  )
}
