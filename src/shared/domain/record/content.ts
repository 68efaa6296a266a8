/**
 * What the decision record is made of, before any layout: sections of sentences, lists, tables
 * and figures. The printed record and the Markdown export are two ways to set the same content.
 *
 * What people typed is kept apart from our own words (`said`), so that every output can show it
 * literally: isolated from the direction of the text around it, escaped, never as markup.
 */
import type { AgreementLevel } from '#shared/domain/agreement/spread'
import type { CandidateCoverage } from '#shared/domain/coverage'
import type { StackRow } from '#shared/domain/stack'
import type { Verdict } from '#shared/domain/trials'
import type { EvidenceLevel, Ring } from '#shared/domain/values'

/** A candidate with the slot of its colour, marker and pattern. */
export interface CandidateName {
  readonly name: string
  readonly slot: number
}

/** A sign that is drawn and always has a word as well. */
export type Sign =
  | Exclude<AgreementLevel, 'agreed'>
  | Verdict
  | 'must'
  | 'agreed-score'
  | Exclude<EvidenceLevel, 'opinion'>

/** What each sign is called, for the legend and for outputs without drawings. */
export const signNames: Readonly<Record<Sign, string>> = {
  split: 'split',
  mixed: 'mixed',
  pass: 'pass',
  fail: 'fail',
  'not-measured': 'not measured',
  'not-measurable': 'could not be measured',
  must: 'must',
  'agreed-score': 'agreed',
  documentation: 'documentation',
  demo: 'demo',
  trial: 'trial',
  production: 'production',
}

/** A piece of a sentence. A plain string is ours; `said` is what somebody typed. */
export type Span =
  | string
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'strong'; readonly words: Words }
  | { readonly kind: 'candidate'; readonly candidate: CandidateName }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'ring'; readonly ring: Ring }

/** A sentence, a label or the content of a table cell. */
export type Words = readonly Span[]

export interface Column {
  readonly label: Words
  /** Numbers stand at the end, so that their decimals are below each other. */
  readonly align: 'start' | 'end'
  /** How much room the column wants in comparison with the others. */
  readonly share?: number
}

/** Rows of cells, one per column. Never without a row. */
export interface Table {
  readonly kind: 'table'
  /** What the table shows, as a finding where there is one; its caption. */
  readonly caption: Words
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Words[])[]
  /** Rows at the end that sum the others up. */
  readonly totals: number
  /** Whether the first cell of a row names it. */
  readonly named: boolean
}

export type Block =
  | { readonly kind: 'words'; readonly words: Words }
  /** In smaller letters: a key, a method, a remark. */
  | { readonly kind: 'note'; readonly words: Words }
  /** The finding of a section, in the serif that is kept for results and decisions. */
  | { readonly kind: 'finding'; readonly words: Words }
  /** Somebody's words in full, and who said them. */
  | { readonly kind: 'quote'; readonly text: string; readonly by: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  /** Names with what belongs to them. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [Words, Words])[] }
  | Table
  | { readonly kind: 'figure'; readonly figure: Figure; readonly label: string }

/** A heading with what stands under it. Without blocks and sections: "not recorded". */
export interface Section {
  readonly id: SectionId
  readonly heading: Words
  readonly blocks: readonly Block[]
  /** One level deeper. */
  readonly sections: readonly Section[]
}

/** Names of the sections: of the committee pages, the proof, the appendix, and parts of these. */
export type SectionId =
  | 'decision'
  | 'how-sure'
  | 'who-decided'
  | 'dissent'
  | 'support'
  | 'trial-result'
  | 'consequences'
  | 'conditions'
  | 'actions'
  | 'review'
  | 'signed'
  | 'context'
  | 'options'
  | 'criteria'
  | 'scorecard'
  | 'ranking'
  | 'sensitivity'
  | 'trials'
  | 'sourcing'
  | 'radar'
  | 'outlook'
  | 'related'
  | 'method'
  | 'votes'
  | 'glossary'
  | 'signatures'
  | 'part'

export type Figure =
  | { readonly kind: 'ranking'; readonly bars: readonly RankingBar[] }
  | { readonly kind: 'intervals'; readonly intervals: readonly IntervalBar[] }
  | {
      readonly kind: 'stages'
      readonly stages: readonly string[]
      readonly lines: readonly StageLine[]
    }
  | { readonly kind: 'radar' }
  | {
      readonly kind: 'stack'
      readonly rows: readonly StackRow[]
      /** Candidates in the running, in shortlist order. */
      readonly columns: readonly (CandidateName & { readonly coverage: CandidateCoverage })[]
    }

export interface RankingBar extends CandidateName {
  /** Points on the scale, [1, 5], full precision. */
  readonly total: number
  /** Before the trial; null where no evidence changed anything. */
  readonly before: number | null
}

/** Weights in percent, [0, 100]. */
export interface IntervalBar {
  readonly criterion: string
  readonly weight: number
  readonly from: number
  readonly to: number
  readonly leader: CandidateName
  readonly below: CandidateName | null
  readonly above: CandidateName | null
}

export interface StageLine extends CandidateName {
  /** One per stage; null where it was not ranked. */
  readonly totals: readonly (number | null)[]
  readonly ranks: readonly (number | null)[]
}

export interface DecisionRecord {
  readonly title: string
  readonly organisation: string
  readonly question: string
  /** Printed at the foot of the first page. May be empty. */
  readonly disclaimer: string
  /** "Accepted on 9 April 2026", "Draft, nothing decided yet". */
  readonly status: string
  /** Two sentences. Either may be empty. */
  readonly statement: string
  readonly because: string
  /** Whether the appendix shows who voted what. */
  readonly votesShown: boolean
  /** How that was agreed, in brief: "as was agreed beforehand"; empty where it was not. */
  readonly votesAgreed: string
  /** What is still blind, as sentences. Empty when nothing is. */
  readonly blind: readonly string[]
  /** The two pages for who decides: ids `decision` to `signed`, each once, in this order. */
  readonly committee: readonly Section[]
  readonly proof: readonly Section[]
  readonly appendix: readonly Section[]
}

/** What stands where nobody has said anything. */
export const notRecorded = 'not recorded'
