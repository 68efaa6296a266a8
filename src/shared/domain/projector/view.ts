/**
 * What the second window shows.
 *
 * A view is plain data, made from what the room may know and from counts. The window draws views
 * and nothing else, so that a blind vote cannot be on it.
 */
import type { AgreementLevel } from '#shared/domain/agreement/spread'
import type { BlipId, SectorId } from '#shared/domain/ids'
import type { StepId } from '#shared/domain/steps'
import type { Verdict } from '#shared/domain/trials'
import type { LifecycleStage, Ring } from '#shared/domain/values'

/** Where the facilitator is: the step on the laptop, and what is selected there. */
export interface Attention {
  readonly step: StepId
  /** In the step's own words; empty for nothing. What makes no sense counts as nothing. */
  readonly item: string
}

export interface RoomCandidate {
  readonly id: string
  readonly name: string
  readonly slot: number
}

/** Something on the loops of the lifecycle. */
export interface StageItem {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly look: 'filled' | 'half' | 'outlined' | 'dashed'
}

/** How far somebody is. A count, never a vote. */
export interface PersonProgress {
  readonly name: string
  readonly done: number
  readonly total: number
  readonly state: 'done' | 'begun' | 'not-begun' | 'left'
}

export interface RoomVote {
  readonly id: string
  /** As the room says it: "Ana". */
  readonly name: string
  /** Two letters, for where there is no room for the name. */
  readonly letters: string
  /** 1 to 5. */
  readonly vote: number
  /** Still a first vote where others have given second ones; else left out. */
  readonly isFirst?: true
}

export type ProjectorView =
  /** Nothing to see yet, or nothing but words. */
  | { readonly kind: 'words'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'frame'
      readonly title: string
      readonly organisation: string
      readonly question: string
      /** Names of the components that are decided. */
      readonly scope: readonly string[]
      /** "6 people vote, 1 looks on. Ana decides." */
      readonly people: string
    }
  | {
      readonly kind: 'loops'
      readonly title: string
      readonly stages: Readonly<Record<LifecycleStage, readonly StageItem[]>>
      /** What an empty stage says. */
      readonly gap: string
      readonly chosen: {
        readonly id: string
        /** "UC3", or empty. */
        readonly code: string
        readonly name: string
        readonly text: string
        readonly facts: readonly string[]
      } | null
    }
  | {
      readonly kind: 'shortlist'
      readonly title: string
      readonly running: readonly (RoomCandidate & {
        readonly edition: string
        /** Must-haves that nobody can answer yet. */
        readonly open: number
      })[]
      readonly out: readonly (RoomCandidate & {
        readonly edition: string
        readonly reasons: readonly string[]
      })[]
    }
  | {
      readonly kind: 'criteria'
      readonly title: string
      /** Weights in points of 100 where the group has set them. */
      readonly criteria: readonly {
        readonly id: string
        readonly name: string
        readonly weight: number | null
      }[]
    }
  | {
      readonly kind: 'criterion'
      readonly name: string
      readonly question: string
      readonly weight: number | null
      readonly anchors: readonly { readonly score: number; readonly text: string }[]
      /** Where one cell is scored together by show of hands, which counts for nothing. */
      readonly together: {
        readonly candidate: RoomCandidate
        /** How many hands for each score, from 1 on; null until the facilitator shows them. */
        readonly hands: readonly number[] | null
      } | null
    }
  | {
      readonly kind: 'weights'
      readonly title: string
      readonly rows: readonly {
        readonly id: string
        readonly name: string
        /** Nobody could vote on it: it was added later. */
        readonly isLate: boolean
        /** Everybody's points, without names. */
        readonly points: readonly number[]
        readonly mean: number | null
        readonly low: number
        readonly high: number
        readonly split: boolean
        readonly agreed: number | null
      }[]
      /** "Locked at 10:11 by six people", or what is still to do. */
      readonly foot: string
    }
  | {
      readonly kind: 'progress'
      readonly title: string
      readonly text: string
      /** What is counted: "of 40", or nothing where it is done or not. */
      readonly isCounted: boolean
      readonly people: readonly PersonProgress[]
      readonly foot: string
    }
  | {
      readonly kind: 'cell'
      readonly candidate: RoomCandidate
      readonly criterion: string
      readonly anchors: Readonly<Record<1 | 3 | 5, string>>
      /** Everybody's second vote where they gave one, else their first. */
      readonly votes: readonly RoomVote[]
      readonly level: AgreementLevel
      /** "First votes, six people"; "Second votes, five people; first vote of Mei". */
      readonly about: string
      /** "Cell 1 of 5". */
      readonly place: string
      /** "Agreed: 4", or empty. */
      readonly agreed: string
      /** "Ask first: Lukas (2), then Ana (5)", or empty. */
      readonly ask: string
      /** Who stays apart, with the reason. */
      readonly dissent: readonly { readonly name: string; readonly score: number }[]
    }
  | {
      readonly kind: 'results'
      readonly finding: string
      readonly following: readonly string[]
      /** Best first; a candidate without a total has none. */
      readonly ranking: readonly (RoomCandidate & {
        readonly rank: number | null
        readonly total: number | null
      })[]
      /** "After discussion". */
      readonly stage: string
    }
  | {
      readonly kind: 'trial'
      readonly title: string
      readonly hypothesis: string
      readonly status: string
      readonly candidates: readonly (RoomCandidate & {
        readonly outcome: 'passed' | 'failed' | 'open'
      })[]
      readonly rows: readonly {
        readonly id: string
        /** "Time to reproduce a run at most 30 min". */
        readonly text: string
        readonly must: boolean
        /** In the order of the candidates. */
        readonly verdicts: readonly { readonly verdict: Verdict; readonly value: string }[]
      }[]
    }
  | {
      readonly kind: 'radar'
      readonly title: string
      readonly sectors: readonly { readonly id: SectorId; readonly name: string }[]
      readonly blips: readonly {
        readonly id: BlipId
        readonly number: number
        readonly name: string
        readonly sectorId: SectorId
        readonly ring: Ring
        readonly previousRing: Ring | null
        readonly isNew: boolean
        readonly description: string
      }[]
      readonly chosenId: BlipId | null
      /** Of the chosen blip, or empty. */
      readonly about: string
    }
  | {
      readonly kind: 'decision'
      readonly candidate: RoomCandidate | null
      readonly statement: string
      readonly because: string
      readonly facts: readonly string[]
      readonly dissent: readonly { readonly name: string; readonly text: string }[]
    }
