import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The worked sample's inputs and expected numbers, as the workshop was written down. */
export const scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../test/fixtures/scenario.json'), 'utf8'),
) as Scenario

type ByCandidate<T> = Readonly<Record<string, T>>

export interface Stage {
  readonly cells: ByCandidate<Readonly<Record<string, number>>>
  readonly totals: ByCandidate<number>
  readonly totalsShown: ByCandidate<string>
  readonly ranking: readonly string[]
  readonly winner: string
  readonly runnerUp: string
  readonly margin: number
  readonly marginPercentOfRunnerUp: number
}

interface Interval {
  readonly weightPercent: number
  readonly winnerStaysFromPercent: number
  readonly winnerStaysToPercent: number
}

interface Change {
  readonly criterion: string
  readonly from: number
  readonly needsAtLeast?: number
  readonly mustFallTo?: number
  readonly possible: boolean
}

export interface Sensitivity {
  readonly intervals: Readonly<Record<string, Interval>>
  readonly grid: {
    readonly combinations: number
    readonly wins: ByCandidate<number>
    readonly ties: number
    readonly winSharePercent: ByCandidate<number>
  }
  readonly whatWouldHaveToChange: {
    readonly raiseOneScoreOfChallenger: readonly Change[]
    readonly lowerOneScoreOfLeader: readonly Change[]
    readonly onePointFlips: readonly unknown[]
  }
  readonly sentence: string
}

interface Scenario {
  readonly criteria: readonly {
    readonly id: string
    readonly name: string
    readonly weight: number
  }[]
  readonly candidates: readonly { readonly id: string; readonly name: string }[]
  readonly participants: readonly { readonly id: string; readonly name: string }[]
  readonly title: string
  readonly weightVotes: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly weightsLocked: { readonly note: string }
  /** By candidate, criterion and person; null is "cannot judge". */
  readonly scoresRound1: ByCandidate<
    Readonly<Record<string, Readonly<Record<string, number | null>>>>
  >
  readonly consensus: readonly {
    readonly candidate: string
    readonly criterion: string
    readonly round2: Readonly<Record<string, number | null>>
    readonly agreed: number
    readonly why: string
    readonly dissent: readonly {
      readonly by: string
      readonly score: number
      readonly reason: string
    }[]
  }[]
  readonly discussionSkipped: readonly {
    readonly candidate: string
    readonly criterion: string
    readonly why: string
  }[]
  readonly expected: {
    readonly weights: {
      readonly meanOfVotes: Readonly<Record<string, number>>
      readonly rangeOfVotes: Readonly<Record<string, number>>
      readonly splitCriteria: readonly string[]
    }
    readonly counts: Readonly<Record<'split' | 'mixed' | 'agreed' | 'cells', number>>
    readonly discussionQueue: readonly {
      readonly candidate: string
      readonly criterion: string
      readonly effectOfSpreadOnTotal: number
    }[]
    readonly spread: readonly {
      readonly candidate: string
      readonly criterion: string
      readonly votes: number
      readonly mean: number
      readonly range: number
    }[]
    readonly evidenceLedger: readonly {
      readonly candidate: string
      readonly criterion: string
      readonly effectOnTotal: number
    }[]
    readonly trialVerdicts: ByCandidate<{
      readonly summary: Readonly<Record<'pass' | 'fail' | 'not-measured', number>>
    }>
    readonly afterRound1: Stage
    readonly afterConsensus: Stage
    readonly afterTrial: Stage
    readonly perPersonaRound1: Readonly<Record<string, { readonly totals: ByCandidate<number> }>>
    readonly perPersonRound1: Readonly<
      Record<string, { readonly withAgreedWeights: ByCandidate<number> }>
    >
    readonly sensitivityAfterConsensus: Sensitivity
    readonly sensitivityAfterTrial: Sensitivity
    readonly wrongAnswers: Readonly<Record<string, ByCandidate<number> | string>>
    readonly support: { readonly mean: number; readonly min: number; readonly blocks: number }
  }
}

/** The candidates that were scored: everybody but those knocked out. */
export const scored = scenario.expected.afterRound1.ranking

export const nameOf = (id: string): string =>
  [...scenario.candidates, ...scenario.criteria, ...scenario.participants].find(
    (one) => one.id === id,
  )?.name ?? id
