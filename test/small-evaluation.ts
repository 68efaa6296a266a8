import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'

/** A vote as tests write it: null is "cannot judge", undefined is blank. */
export type GivenVote = number | null | undefined

/** What a small evaluation consists of. Ids are the names themselves. */
export interface Small {
  /** Agreed points by criterion; the criteria are its keys, in this order. */
  readonly weights: Readonly<Record<string, number>>
  /** Votes by candidate and criterion, one per voter v1, v2, …; the candidates are its keys. */
  readonly votes: Readonly<Record<string, Readonly<Record<string, readonly GivenVote[]>>>>
  /** Votes of the observer o1, which must never matter. By candidate and criterion. */
  readonly observed?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly revealed?: boolean
  /** Whether `weights` are agreed; without, nobody has said anything about weights. */
  readonly agreed?: boolean
}

const moment = '2026-01-05T09:00:00+01:00'

/** An evaluation with one round, its weights locked and its votes revealed unless told otherwise. */
export function smallEvaluation({
  weights,
  votes,
  observed = {},
  revealed = true,
  agreed = true,
}: Small): Evaluation {
  const criteria = Object.keys(weights)
  const candidates = Object.keys(votes)
  const people = Math.max(
    1,
    ...Object.values(votes).flatMap((row) => Object.values(row).map((given) => given.length)),
  )
  const voters = Array.from({ length: people }, (_, i) => `v${i + 1}`)
  const card = (participantId: string, candidateId: string, cells: Record<string, unknown>) => ({
    roundId: 'r1',
    participantId,
    candidateId,
    votes: cells,
    reasons: {},
  })
  const empty = emptyEvaluation(EvaluationId.parse('small'), moment, 'Small')
  return Evaluation.parse({
    ...empty,
    participants: [
      ...voters.map((id) => person(id, 'voter')),
      ...(Object.keys(observed).length > 0 ? [person('o1', 'observer')] : []),
    ],
    criteria: criteria.map((id) => ({
      id,
      name: id,
      question: '',
      group: '',
      direction: 'benefit',
      useCaseIds: [],
      anchors: { 1: 'worst', 2: '', 3: 'middle', 4: '', 5: 'best' },
    })),
    candidates: candidates.map((id, slot) => ({
      id,
      name: id,
      edition: '',
      sourcing: 'buy',
      componentIds: [],
      useCaseIds: [],
      toolIds: [],
      slot,
      withdrawn: null,
      note: '',
    })),
    weighting: {
      ...empty.weighting,
      agreed: agreed ? weights : null,
      locked: agreed ? { at: moment, before: 'scoring', agreedBy: [], note: '' } : null,
    },
    rounds: [
      {
        id: 'r1',
        number: 1,
        kind: 'first',
        openedAt: moment,
        revealedAt: revealed ? moment : null,
      },
    ],
    scorecards: [
      ...candidates.flatMap((candidate) =>
        voters.map((voter, i) => card(voter, candidate, ownVotes(votes[candidate] ?? {}, i))),
      ),
      ...Object.entries(observed).map(([candidate, cells]) => card('o1', candidate, cells)),
    ],
  })
}

function person(id: string, kind: 'voter' | 'observer') {
  return { id, name: id, role: '', personaId: null, kind, leftAt: null }
}

function ownVotes(row: Readonly<Record<string, readonly GivenVote[]>>, voter: number) {
  return Object.fromEntries(
    Object.entries(row).flatMap(([criterion, given]) => {
      const vote = given[voter]
      return vote === undefined ? [] : [[criterion, vote]]
    }),
  )
}
