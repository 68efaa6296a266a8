/**
 * How far people are, as the room may see it. The only part of the second window that looks at
 * blind votes, and all it takes from them is how many there are.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import { roundProgress } from '#shared/domain/scoring/progress'
import { blindRound } from '#shared/domain/scoring/blind-round'
import { voters } from '#shared/domain/scoring/rounds'
import { roomNames } from '#shared/domain/short-names'
import { handedInWeights } from '#shared/domain/weighting/handed-in'
import type { PersonProgress, ProjectorView } from '#shared/domain/projector/view'

type Progress = Extract<ProjectorView, { readonly kind: 'progress' }>

/** Who has scored how far in the blind round; null while there is none. */
export function scoringCounts(evaluation: Evaluation): Progress | null {
  const round = blindRound(evaluation)
  if (!round) return null
  const { voters: people, finished, expected } = roundProgress(evaluation, round.id)
  const names = namesOf(evaluation)
  return {
    kind: 'progress',
    title: finished === expected && expected > 0 ? 'Everybody is finished' : 'Scoring in progress',
    text: 'No score is shown to anybody until the reveal.',
    isCounted: true,
    people: people
      .filter(({ left, done }) => !left || done > 0)
      .map(({ participantId, done, total, left }) => ({
        name: names.get(participantId) ?? '',
        done,
        total,
        state: left ? 'left' : stateOf(done, total),
      })),
    foot: footOf(finished, expected),
  }
}

/**
 * Who has handed weights in; null once they are revealed or the group sets them without a vote.
 * How far somebody is with theirs stays with them.
 */
export function weightCounts(evaluation: Evaluation): Progress | null {
  const { weighting } = evaluation
  if (weighting.revealedAt !== null || weighting.agreed !== null) return null
  const handedIn = handedInWeights(evaluation)
  const names = namesOf(evaluation)
  const people = voters(evaluation)
    .filter(({ id, leftAt }) => leftAt === null || handedIn.has(id))
    .map(({ id }): PersonProgress => {
      const isDone = handedIn.has(id)
      return {
        name: names.get(id) ?? '',
        done: isDone ? 1 : 0,
        total: 1,
        state: isDone ? 'done' : 'not-begun',
      }
    })
  return {
    kind: 'progress',
    title: 'What matters how much?',
    text: 'Everybody gives weights alone. Nobody sees any until all are revealed together.',
    isCounted: false,
    people,
    foot: footOf(people.filter(({ state }) => state === 'done').length, people.length),
  }
}

function namesOf(evaluation: Evaluation) {
  const people = voters(evaluation)
  const names = roomNames(people.map(({ name }) => name))
  return new Map(people.map(({ id }, i) => [id, names[i] ?? '']))
}

function stateOf(done: number, total: number): PersonProgress['state'] {
  if (total > 0 && done >= total) return 'done'
  return done > 0 ? 'begun' : 'not-begun'
}

const footOf = (finished: number, expected: number) =>
  `${finished} of ${counted(expected, 'person', 'people')} finished`
