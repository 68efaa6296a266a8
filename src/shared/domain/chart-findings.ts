/**
 * The titles of the charts: each says what its chart shows, in words for the room.
 */
import type { PersonaResult, PersonResult } from '#shared/domain/agreement/by-person'
import type { ResultBasis } from '#shared/domain/evidence'
import {
  capitalised,
  counted,
  countWord,
  formatWeight,
  insideSentence,
  joinNames,
  roundTo,
} from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { StageResult } from '#shared/domain/scoring/result'
import type { ValueCostPoint } from '#shared/domain/scoring/value-cost'
import { wholePercent } from '#shared/domain/sentence'
import type { WeightFlip } from '#shared/domain/sensitivity/intervals'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'

type NameOf = (id: CandidateId) => string

/** "Cost is closest: 2.8 points more and MLflow is first". */
export function intervalsFinding(
  flip: WeightFlip | null,
  shortNameOf: (id: CriterionId) => string,
  nameOf: NameOf,
): string {
  if (!flip) return 'No single weight changes who comes first'
  const { criterionId, change, newWinnerId } = flip
  const step = roundTo(change, 1) === 0 ? 'the slightest move' : weightStep(change)
  return `${shortNameOf(criterionId)} is closest: ${step} and ${nameOf(newWinnerId)} is first`
}

/** "Weights & Biases wins 85 of 100 weight sets". The one who wins most, whoever leads. */
export function weightSetsFinding({ wins, combinations }: WeightSets, nameOf: NameOf): string {
  const best = wins.reduce<(typeof wins)[number] | null>(
    (most, row) => (most === null || row.count > most.count ? row : most),
    null,
  )
  if (!best || best.count === 0) return 'Nobody wins alone in any weight set'
  if (best.count === combinations) return `${nameOf(best.candidateId)} wins in every weight set`
  return `${nameOf(best.candidateId)} wins ${wholePercent(best.percent)} of 100 weight sets`
}

/** "One point on one score is enough in 12 places". */
export function onePointFinding(places: number): string {
  if (places === 0) return 'No single score moved by one point changes the result'
  return `One point on one score is enough in ${counted(places, 'place', 'places')}`
}

/** "Only ML researchers put Weights & Biases first". Of the one who leads over all. */
export function opinionsFinding(
  opinions: readonly (
    | (Pick<PersonaResult, 'opinion'> & { readonly name: string })
    | (Pick<PersonResult, 'withAgreedWeights'> & { readonly name: string })
  )[],
  groups: 'personas' | 'people',
  leaderId: CandidateId,
  nameOf: NameOf,
): string {
  const first = opinions.map((row) => ({
    name: row.name,
    ids: ('opinion' in row ? row.opinion : row.withAgreedWeights).firstIds,
  }))
  const agreeing = first.filter(({ ids }) => ids.includes(leaderId))
  const leader = nameOf(leaderId)
  const one = groups === 'personas' ? 'persona' : 'person'
  if (first.length > 1 && agreeing.length === first.length)
    return `Every ${one} puts ${leader} first`
  if (agreeing.length === 0) return `No ${one} puts ${leader} first`
  const [only] = agreeing
  if (only && agreeing.length === 1) {
    const verb = groups === 'people' || !only.name.endsWith('s') ? 'puts' : 'put'
    return `Only ${groups === 'personas' ? insideSentence(only.name) : only.name} ${verb} ${leader} first`
  }
  return `${capitalised(countWord(agreeing.length))} of ${countWord(first.length)} ${groups} put ${leader} first`
}

/** "Ten of 16 scores of the first two rest on opinion". */
export function basisFinding({ scores, measured, byLevel }: ResultBasis): string {
  const opinion = byLevel.opinion
  if (opinion === scores) return 'Every score of the first two rests on opinion'
  if (measured === scores) return 'Every score of the first two rests on a measurement'
  if (opinion === 0) return 'No score of the first two rests on opinion alone'
  return `${capitalised(countWord(opinion))} of ${scores} scores of the first two ${opinion === 1 ? 'rests' : 'rest'} on opinion`
}

/** "MLflow beats everybody on value and on cost", or who is unbeaten. */
export function valueCostFinding(points: readonly ValueCostPoint[], nameOf: NameOf): string {
  const unbeaten = points.filter((point) => point.unbeaten)
  const [only] = unbeaten
  if (points.length === 0 || !only) return 'Value and cost cannot be compared yet'
  if (points.length === 1) return `${nameOf(only.candidateId)} has nobody to be compared with`
  if (unbeaten.length === 1) return `Nobody beats ${nameOf(only.candidateId)} on value or on cost`
  if (unbeaten.length > 3)
    return `${capitalised(countWord(unbeaten.length))} candidates are beaten by nobody on both value and cost`
  return `Nobody beats ${orNames(unbeaten.map(({ candidateId }) => nameOf(candidateId)))} on both value and cost`
}

const orNames = (names: readonly string[]) => joinNames(names).replace(/ and (?!.* and )/, ' or ')

/** "First place moved from MLflow to Weights & Biases and back". */
export function historyFinding(results: readonly StageResult[], nameOf: NameOf): string {
  const firsts = results.flatMap(({ firstIds }) => {
    const names = firstIds.map(nameOf)
    return names.length > 0 ? [joinNames(names)] : []
  })
  const turns = firsts.filter((name, i) => name !== firsts[i - 1])
  const [start = '', next = '', third] = turns
  if (turns.length === 0) return 'Nobody has come first yet'
  if (firsts.length === 1) return `${start} ${verb(results[0], 'comes', 'come')} first`
  if (turns.length === 1)
    return `${start} ${verb(results[0], 'comes', 'come')} first at every stage`
  if (third === start) return `First place moved from ${start} to ${next} and back`
  return `First place moved from ${start} to ${turns.slice(1).join(', then to ')}`
}

const verb = (result: StageResult | undefined, one: string, many: string) =>
  (result?.firstIds.length ?? 1) > 1 ? many : one

/** "2.8 points more", for a change of weight in percent points. */
export function weightStep(change: number): string {
  const size = roundTo(Math.abs(change), 1)
  return `${formatWeight(size)} ${size === 1 ? 'point' : 'points'} ${change < 0 ? 'less' : 'more'}`
}
