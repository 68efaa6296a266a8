import type { Evaluation } from '#shared/domain/evaluation'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import {
  CandidateId,
  CriterionId,
  EvaluationId,
  ParticipantId,
  PersonaId,
  RoundId,
} from '#shared/domain/ids'

interface Size {
  readonly people: number
  readonly candidates: number
  readonly criteria: number
  readonly revealed: boolean
}

/** A workshop of any size with invented, repeatable votes; by default as large as we promise to serve. */
export function largeEvaluation({
  people = 30,
  candidates = 20,
  criteria = 25,
  revealed = true,
}: Partial<Size> = {}): Evaluation {
  const empty = emptyEvaluation(
    EvaluationId.parse(revealed ? 'large' : 'blind'),
    '2026-03-12T09:00:00+01:00',
    'Platform for every team in the group, with everything that anybody asked for',
  )
  const next = random(7)
  const criterionIds = range(criteria).map((n) => CriterionId.parse(`crit${n + 1}`))
  const base = Math.floor(10_000 / criteria) / 100
  const points = Object.fromEntries(
    criterionIds.map((id, n) => [id, n === 0 ? round2(100 - base * (criteria - 1)) : base]),
  )
  const personas = ['Researchers', 'Engineers', 'Product', 'Governance'].map((name, n) => ({
    id: PersonaId.parse(`persona${n + 1}`),
    name,
    wants: '',
    frustrations: '',
    needs: '',
  }))
  const participants = range(people).map((n) => ({
    id: ParticipantId.parse(`person${n + 1}`),
    name: `${names[n % names.length]} ${String.fromCharCode(65 + (n % 26))}.`,
    role: 'Engineer',
    personaId: personas[n % personas.length]?.id ?? null,
    kind: 'voter' as const,
    leftAt: null,
  }))
  const options = range(candidates).map((n) => ({
    id: CandidateId.parse(`cand${n + 1}`),
    name: n === 3 ? 'A candidate with a very long name that goes on and on' : `Candidate ${n + 1}`,
    edition: 'Self-hosted',
    sourcing: 'open-source' as const,
    componentIds: [],
    useCaseIds: [],
    toolIds: [],
    slot: n,
    withdrawn: null,
    note: '',
  }))
  const roundId = RoundId.parse('r1')
  return {
    ...empty,
    personas,
    participants,
    candidates: options,
    criteria: criterionIds.map((id, n) => ({
      id,
      name: `Criterion ${n + 1}${n % 5 === 0 ? ' with rather a long name' : ''}`,
      question: '',
      group: ['Fit', 'Operations', 'Cost', 'Risk'][n % 4] ?? '',
      direction: 'benefit' as const,
      useCaseIds: [],
      anchors: {
        1: 'Does not do it',
        2: '',
        3: 'Does it with effort',
        4: '',
        5: 'Does it by itself',
      },
    })),
    weighting: {
      ...empty.weighting,
      revealedAt: '2026-03-12T10:00:00+01:00',
      agreed: points,
      locked: {
        at: '2026-03-12T10:11:00+01:00',
        before: 'scoring',
        agreedBy: participants.map(({ id }) => id),
        note: '',
      },
    },
    rounds: [
      {
        id: roundId,
        number: 1,
        kind: 'first',
        openedAt: '2026-03-12T10:22:00+01:00',
        revealedAt: revealed ? '2026-03-12T10:52:00+01:00' : null,
      },
    ],
    scorecards: participants.flatMap(({ id: participantId }) =>
      options.map(({ id: candidateId, slot }) => ({
        roundId,
        participantId,
        candidateId,
        votes: Object.fromEntries(
          criterionIds.map((id) => {
            const roll = next()
            const vote = 1 + Math.floor((roll * 3 + (slot % 5) / 2) % 5)
            return [id, roll > 0.98 ? null : vote]
          }),
        ),
        reasons: {},
      })),
    ),
  }
}

const names = ['Ana', 'Jonas', 'Mei', 'Samuel', 'Priya', 'Lukas', 'Ingrid', 'Omar', 'Sofia', 'Chen']

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n)
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}

/** Repeatable numbers in [0, 1). Lehmer's generator; good enough for invented votes. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
