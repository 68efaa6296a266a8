import type { Evaluation } from '#shared/domain/evaluation'
import type { Change } from '#shared/evaluation-file/change-set'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import type { TableName } from '#shared/evaluation-file/rows'
import { fieldsOf } from './changed-fields.ts'

/** A change that does not fit what the evaluation has become meanwhile. Its message is for the user. */
export class NotTogether extends Error {
  override name = 'NotTogether'
}

/**
 * Refuses a change that refers to what is gone: whoever opened a list or a dialog before another
 * window removed something in it. The evaluation would still open here, and nowhere else.
 *
 * @param before what the evaluation was; asked for only where there is something to compare
 * @throws {NotTogether} when it contradicts itself more than before
 */
export function checkTogether(label: string, after: Evaluation, before: () => Evaluation): void {
  if (!contradictsMore(after, before)) return
  throw new NotTogether(
    `“${label}” was not done: what it belongs to was removed or changed meanwhile, here or in another window.`,
  )
}

/** @param before asked for only where there is something to compare */
export function contradictsMore(after: Evaluation, before: () => Evaluation): boolean {
  const found = contradictionsOf(after).length
  return found > 0 && found > contradictionsOf(before()).length
}

/**
 * The next evaluation, or in words why there is none: a page offers only what can be done, so what
 * is refused all the same has become impossible since it was drawn.
 *
 * @throws {NotTogether} with what the domain says
 */
export function nextOf(now: Evaluation, next: (now: Evaluation) => Evaluation): Evaluation {
  try {
    return next(now)
  } catch (error) {
    if (error instanceof RangeError) throw new NotTogether(`Nothing was changed. ${error.message}.`)
    throw error
  }
}

/** Whether a change could be one of those at all: what is typed, mostly, cannot. */
export function mayContradict({ table, before, after }: Change): boolean {
  if (after === null) return referredTo.has(table)
  const changed = before === null ? Object.keys(after) : fieldsOf({ before, after })
  return changed !== 'all' && changed.some((field) => referring.has(field) && after[field] !== null)
}

const referredTo: ReadonlySet<TableName> = new Set<TableName>([
  'candidates',
  'criteria',
  'mustHaves',
  'participants',
  'personas',
  'rounds',
  'trials',
  'useCases',
])

/** Fields of any row that name another one, or hold what others name, or must sum up with others. */
const referring: ReadonlySet<string> = new Set([
  'actions',
  'agreed',
  'answers',
  'byId',
  'candidateId',
  'candidateIds',
  'cells',
  'chosenId',
  'criterionId',
  'decidedOn',
  'dissent',
  'earlierPolls',
  'facilitatorId',
  'given',
  'locked',
  'log',
  'mustHaveId',
  'ownerId',
  'panelChanges',
  'participantId',
  'personaId',
  'reasons',
  'recordedBy',
  'removedCriteria',
  'replaced',
  'results',
  'roundId',
  'sectorId',
  'sectors',
  'settledBy',
  'signatures',
  'signedBy',
  'successCriteria',
  'successCriterionIds',
  'support',
  'trialId',
  'useCaseIds',
  'votes',
  'votesInShort',
])
