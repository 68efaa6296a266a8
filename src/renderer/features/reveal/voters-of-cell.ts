import type { Evaluation } from '#shared/domain/evaluation'
import type { ParticipantId } from '#shared/domain/ids'
import {
  type CastVote,
  cellKey,
  countingVotes,
  secondVotes,
  voters,
} from '#shared/domain/scoring/rounds'
import { nameKeys, nameLetters, roomNames } from '#shared/domain/short-names'
import type { Vote } from '#shared/domain/values'
import type { DiscussedCell } from './use-reveal.ts'

/** One voter at one cell. An undefined vote was not given, null is "cannot judge". */
export interface CellVoter {
  readonly id: ParticipantId
  readonly name: string
  /** What the room calls them. */
  readonly short: string
  readonly letters: string
  /** The key that picks them; null beyond 36 people. */
  readonly key: string | null
  readonly first: Vote | undefined
  readonly reason: string
  readonly second: Vote | undefined
  /** Left for good: their votes stand, and no second one is expected of them. */
  readonly left: boolean
}

/** Everybody whose vote counts, in their order; those who left without a vote here are not shown. */
export function votersOfCell(evaluation: Evaluation, cell: DiscussedCell): CellVoter[] {
  const people = voters(evaluation)
  const names = people.map(({ name }) => name)
  const [shorts, letters, keys] = [roomNames(names), nameLetters(names), nameKeys(names)]
  const { candidateId, criterionId } = cell.item
  const again = secondVotes(evaluation).get(cellKey(candidateId, criterionId))?.votes ?? []
  const by = (cast: readonly CastVote[]) => new Map(cast.map((one) => [one.participantId, one]))
  const [first, second] = [by(firstVotes(evaluation, cell)), by(again)]
  return people.flatMap(({ id, name, leftAt }, i) => {
    const own = first.get(id)
    const next = second.get(id)
    if (leftAt !== null && !own && !next) return []
    return [
      {
        id,
        name,
        short: shorts[i] ?? name,
        letters: letters[i] ?? '',
        key: keys[i] ?? null,
        first: own?.vote,
        reason: own?.reason ?? '',
        second: next?.vote,
        left: leftAt !== null,
      },
    ]
  })
}

/** The votes that count; where nobody gave a score, those who said that they cannot judge. */
function firstVotes(evaluation: Evaluation, { item }: DiscussedCell): readonly CastVote[] {
  if (item.spread) return item.spread.cast
  return countingVotes(evaluation).get(cellKey(item.candidateId, item.criterionId))?.votes ?? []
}
