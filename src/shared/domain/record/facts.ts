import { type CellSpread, spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  evidenceLedger,
  type LedgerRow,
  type ResultBasis,
  resultBasis,
} from '#shared/domain/evidence'
import { insideSentence } from '#shared/domain/format'
import type {
  CandidateId,
  CriterionId,
  ParticipantId,
  PersonaId,
  ToolId,
  UseCaseId,
} from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import {
  type CandidateName,
  notRecorded,
  type Span,
  type Words,
} from '#shared/domain/record/content'
import type { ToolInBrief } from '#shared/domain/record/tools'
import { candidateSpan, said, withNames } from '#shared/domain/record/words'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { type Sensitivity, sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { type ResultWords, resultWords } from '#shared/domain/sentence'
import { useCaseCodes } from '#shared/domain/use-cases'

/** Everything that the sections of a record are written from, computed once. */
export interface RecordFacts {
  readonly evaluation: Evaluation
  readonly names: RecordNames
  /** Tools of which something is known; empty where nobody looked them up. */
  readonly tools: ToolsInBrief
  /** Whether any votes may be seen. Before that no score of any kind may be printed. */
  readonly revealed: boolean
  /** What is still blind, as sentences: weights, rounds, the support poll. */
  readonly blind: readonly string[]
  /** Of these, the rounds. */
  readonly blindRounds: readonly string[]
  readonly results: Readonly<Record<Stage, StageResult>>
  /** The last stage: with evidence where there is some. */
  readonly result: StageResult
  readonly how: Sensitivity
  readonly sentence: ResultWords
  readonly spreads: readonly CellSpread[]
  /** Empty before the reveal. */
  readonly ledger: readonly LedgerRow[]
  readonly basis: ResultBasis | null
  /** Stages that differ from the one before: the first, and those where something was settled. */
  readonly stages: readonly Stage[]
}

/** Looks up how things are called. What is gone is said to be gone and never shown by its id. */
export interface RecordNames {
  readonly candidateName: (id: CandidateId) => CandidateName
  readonly candidate: (id: CandidateId | null) => Span
  readonly criterionName: (id: CriterionId) => string
  readonly criterion: (id: CriterionId | null) => Span
  readonly person: (id: ParticipantId | null) => Span
  readonly persona: (id: PersonaId | null) => Span
  /** "UC1". */
  readonly useCase: (id: UseCaseId) => string
  /** A sentence of ours in which names occur. */
  readonly sentence: (text: string) => Words
}

export type ToolsInBrief = ReadonlyMap<ToolId, ToolInBrief>

/** Computes the facts of one evaluation. @param tools what a catalogue knows of its tools */
export function recordFacts(evaluation: Evaluation, tools: ToolsInBrief = new Map()): RecordFacts {
  const revealed = isRevealed(evaluation)
  const results = {
    first: stageResult(evaluation, 'first'),
    discussed: stageResult(evaluation, 'discussed'),
    trial: stageResult(evaluation, 'trial'),
  }
  const how = sensitivity(results.trial.table)
  const settled = (stage: Stage, source: 'agreed' | 'evidence') =>
    results[stage].cells.some((cell) => cell.source === source) ? [stage] : []
  return {
    evaluation,
    names: namesOf(evaluation),
    tools,
    revealed,
    blind: blindSentences(evaluation),
    blindRounds: blindRounds(evaluation),
    results,
    result: results.trial,
    how,
    sentence: resultWords(evaluation, results.trial, how),
    spreads: revealed ? spreads(evaluation) : [],
    ledger: revealed ? evidenceLedger(evaluation) : [],
    basis: revealed ? resultBasis(evaluation, results.trial) : null,
    stages: revealed
      ? ['first', ...settled('discussed', 'agreed'), ...settled('trial', 'evidence')]
      : [],
  }
}

function blindSentences(evaluation: Evaluation): string[] {
  const { weighting, weightVotes, decision } = evaluation
  const weights = weighting.revealedAt === null && weightVotes.length > 0
  const support = decision.supportRevealedAt === null && Object.keys(decision.support).length > 0
  return [
    ...(weights ? ['The weights are still blind: nobody has seen who gave which points.'] : []),
    ...blindRounds(evaluation),
    ...(support ? ['The support poll is still blind.'] : []),
  ]
}

/** Rounds that somebody has opened or voted in and that are not revealed. */
function blindRounds({ rounds, scorecards }: Evaluation): string[] {
  const voted = new Set(scorecards.map(({ roundId }) => roundId))
  return rounds
    .filter(
      ({ id, openedAt, revealedAt }) => revealedAt === null && (openedAt !== null || voted.has(id)),
    )
    .map(({ number }) => `Round ${number} is still blind: nobody has seen its votes.`)
}

const gone = (what: string) => `a ${what} that is no longer listed`

function namesOf(evaluation: Evaluation): RecordNames {
  const { candidates, criteria, participants, personas, useCases } = evaluation
  const byId = new Map<string, CandidateName>(
    namedApart(candidates).map(({ id, name, slot }) => [
      id,
      { name: name || 'Unnamed candidate', slot },
    ]),
  )
  const lookUp = (
    list: readonly { readonly id: string; readonly name: string }[],
    what: string,
  ) => {
    const map = new Map(list.map(({ id, name }) => [id, name]))
    return (id: string | null): Span => {
      if (id === null) return notRecorded
      const name = map.get(id)
      return name === undefined ? gone(what) : said(name)
    }
  }
  const codes = useCaseCodes(useCases)
  const inSentences = [...namedApart(candidates), ...criteria]
    .flatMap(({ name }) => [name, insideSentence(name)])
    .filter((name, i, all) => all.indexOf(name) === i)
  return {
    candidateName: (id) => byId.get(id) ?? { name: gone('candidate'), slot: 0 },
    candidate: (id) => {
      if (id === null) return notRecorded
      const candidate = byId.get(id)
      return candidate ? candidateSpan(candidate) : gone('candidate')
    },
    criterionName: (id) => criteria.find((row) => row.id === id)?.name ?? gone('criterion'),
    criterion: lookUp(criteria, 'criterion'),
    person: lookUp(participants, 'person'),
    persona: lookUp(personas, 'persona'),
    useCase: (id) => codes.get(id) ?? gone('use case'),
    sentence: (text) => withNames(curlyQuotes(text), inSentences),
  }
}

/** In print a name stands between curly quotation marks. */
const curlyQuotes = (text: string) =>
  text.replace(/(weight of )"/g, '$1“').replace(/" (rose|fell) from/g, '” $1 from')
