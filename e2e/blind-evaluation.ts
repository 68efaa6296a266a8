import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { CriterionId, EvaluationId } from '../src/shared/domain/ids.ts'
import { nextBlindRound } from '../src/shared/domain/scoring/blind-round.ts'
import { withCriterionRemoved } from '../src/shared/domain/restoring-criteria.ts'
import { scenarioEvaluation } from '../test/scenario.ts'

/** What people said in secret. Two of these differ in everything that nobody may see yet. */
export interface Secrets {
  /** A word that is in every reason. */
  readonly word: string
  /** The vote on the nth cell; null is "cannot judge". */
  readonly vote: (n: number) => 1 | 2 | 3 | 4 | 5 | null
  /** The points of the nth criterion. */
  readonly points: (n: number) => number
  readonly support: (n: number) => number
  /** Pressed on a score sheet during the walk. */
  readonly key: '1' | '5'
}

export const secrets: readonly [Secrets, Secrets] = [
  {
    word: 'zinnoberfuchs',
    vote: (n) => ([5, 4, 2, 1, 3] as const)[n % 5] ?? 3,
    points: (n) => 3.17 + ((n * 7) % 11),
    support: (n) => 1 + (n % 5),
    key: '1',
  },
  {
    word: 'quittendachs',
    vote: (n) => (n % 6 === 0 ? null : (([1, 1, 5, 5, 2, 4, 3] as const)[n % 7] ?? 3)),
    points: (n) => 41.93 - ((n * 5) % 13),
    support: (n) => 5 - (n % 4),
    key: '5',
  },
]

/**
 * The worked sample in the middle of everything blind: all scores but the last person's last
 * four, all weights, all support, and votes on a criterion that was removed since. Everything else
 * is the same whatever the secrets are.
 */
export function blindEvaluation({ word, vote, points, support }: Secrets): Evaluation {
  const sample = scenarioEvaluation()
  const first = sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null }))
  const voters = sample.participants.filter(({ kind }) => kind === 'voter')
  const cards = sample.scorecards.filter(({ roundId }) => roundId === first[0]?.id)
  const [model] = sample.criteria
  if (!model) throw new Error('The sample has criteria')
  const away = { ...model, id: CriterionId.parse('away'), name: 'Set aside while blind' }
  const criteria = [...sample.criteria, away]
  const whole: Evaluation = {
    ...sample,
    criteria,
    weighting: { ...sample.weighting, revealedAt: null, agreed: null, locked: null, changes: [] },
    weightVotes: voters.map(({ id }, person) => ({
      participantId: id,
      method: 'swing',
      given: Object.fromEntries(criteria.map(({ id: of }, n) => [of, points(n + person)])),
      submittedAt: '2026-03-12T10:00:00+01:00',
    })),
    rounds: first,
    scorecards: cards.map((card, of) => ({
      ...card,
      votes: Object.fromEntries(
        criteria
          .filter((_, n) => of < cards.length - 1 || n < 4)
          .map(({ id }, n) => [id, vote(of * 8 + n)]),
      ),
      reasons: Object.fromEntries(
        [...criteria.slice(0, 3), away].map(({ id }, n) => [
          id,
          `${word} because of ${vote(of * 8 + n)}`,
        ]),
      ),
    })),
    discussions: [],
    evidence: [],
    // So that Home says how far the scoring is, and not how a trial goes.
    trials: sample.trials.map((trial) => ({ ...trial, status: 'planned', results: [], log: [] })),
    agenda: sample.agenda.map((item) => ({ ...item, startedAt: null, endedAt: null })),
    decision: {
      ...sample.decision,
      status: 'proposed',
      support: Object.fromEntries(voters.map(({ id }, n) => [id, support(n)])),
      supportRevealedAt: null,
    },
  }
  return withCriterionRemoved(whole, away.id, {
    at: '2026-03-12T10:40:00+01:00',
    byId: null,
    reason: 'Counted twice',
  })
}

/**
 * The worked sample, decided, and in the middle of a review: everybody has scored everything once
 * more, and the room has not seen it. The votes of the workshop were shown, and are the same
 * whatever the secrets are.
 */
export function reviewEvaluation({ word, vote }: Secrets): Evaluation {
  const sample = scenarioEvaluation()
  const round = nextBlindRound(sample, '2026-09-01T10:00:00+02:00')
  const first = sample.rounds[0]?.id
  return {
    ...sample,
    id: EvaluationId.parse('review'),
    frame: { ...sample.frame, title: 'Once more after six months' },
    rounds: [...sample.rounds, round],
    scorecards: [
      ...sample.scorecards,
      ...sample.scorecards
        .filter(({ roundId }) => roundId === first)
        .map((card, of) => ({
          ...card,
          roundId: round.id,
          votes: Object.fromEntries(sample.criteria.map(({ id }, n) => [id, vote(of * 8 + n)])),
          reasons: Object.fromEntries(
            sample.criteria.slice(0, 3).map(({ id }, n) => [id, `${word} ${vote(of * 8 + n)}`]),
          ),
        })),
    ],
    decision: { ...sample.decision, status: 'accepted' },
  }
}
