import { z } from 'zod'
import { Decision, SourcingCheck } from '#shared/domain/decision'
import type { Evaluation } from '#shared/domain/evaluation'
import { AgendaItem, Frame, ParkedItem, Participant, Persona, StepNote } from '#shared/domain/frame'
import { EvaluationId } from '#shared/domain/ids'
import {
  Criterion,
  Discussion,
  Round,
  Scorecard,
  Weighting,
  WeightVote,
} from '#shared/domain/judgement'
import { Candidate, MustHave, Screening, StackEntry, UseCase } from '#shared/domain/options'
import { Attachment, Blip, Evidence, Radar, Trial } from '#shared/domain/proof'
import { PanelChange } from '#shared/domain/panel-changes'
import { RemovedCriterion } from '#shared/domain/removed-criteria'
import { Instant } from '#shared/domain/values'
import { VotesInShort } from '#shared/domain/votes-in-short'

/**
 * An evaluation as rows of tables: the shape in which it is edited, journalled and undone.
 *
 * Three kinds of tables: `sheets` holds the five single objects and what identifies the
 * evaluation; ordered tables hold lists, whose order is each row's `position`; the rest are
 * sets of rows with a key of their own.
 */

/** What an evaluation has once: its identity, what stays of votes, and fields of its top level that we do not know. */
const Identity = z.object({
  id: z.literal('evaluation'),
  evaluationId: EvaluationId,
  createdAt: Instant,
  votesInShort: VotesInShort.optional(),
  removedCriteria: z.array(RemovedCriterion).optional(),
  panelChanges: z.array(PanelChange).optional(),
})

export const Sheet = z.discriminatedUnion('id', [
  Identity,
  Frame,
  Weighting,
  Radar,
  SourcingCheck,
  Decision,
])
export type Sheet = z.infer<typeof Sheet>

/** Rows of ordered lists add the position that an array gives for free. Any finite number. */
const Position = z.object({ position: z.number() })
export type Positioned<T> = T & { readonly position: number }

const positioned = <T extends z.ZodType>(schema: T) => z.intersection(schema, Position)

/** The schema and the key fields of every table. The order is that of the file. */
export const tables = {
  sheets: { row: Sheet, key: ['id'], ordered: false },
  personas: { row: positioned(Persona), key: ['id'], ordered: true },
  participants: { row: positioned(Participant), key: ['id'], ordered: true },
  agenda: { row: positioned(AgendaItem), key: ['id'], ordered: true },
  parkingLot: { row: positioned(ParkedItem), key: ['id'], ordered: true },
  notes: { row: StepNote, key: ['step'], ordered: false },
  useCases: { row: positioned(UseCase), key: ['id'], ordered: true },
  stack: { row: positioned(StackEntry), key: ['componentId'], ordered: true },
  candidates: { row: positioned(Candidate), key: ['id'], ordered: true },
  mustHaves: { row: positioned(MustHave), key: ['id'], ordered: true },
  screening: { row: Screening, key: ['candidateId', 'mustHaveId'], ordered: false },
  criteria: { row: positioned(Criterion), key: ['id'], ordered: true },
  weightVotes: { row: WeightVote, key: ['participantId'], ordered: false },
  rounds: { row: positioned(Round), key: ['id'], ordered: true },
  scorecards: {
    row: Scorecard,
    key: ['roundId', 'participantId', 'candidateId'],
    ordered: false,
  },
  discussions: { row: positioned(Discussion), key: ['candidateId', 'criterionId'], ordered: true },
  trials: { row: positioned(Trial), key: ['id'], ordered: true },
  attachments: { row: Attachment, key: ['id'], ordered: false },
  evidence: { row: positioned(Evidence), key: ['id'], ordered: true },
  blips: { row: positioned(Blip), key: ['id'], ordered: true },
} as const satisfies Record<string, { row: z.ZodType; key: readonly string[]; ordered: boolean }>

export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as readonly TableName[]

/** The row of each table. */
export type Rows = { [T in TableName]: z.infer<(typeof tables)[T]['row']> }

/** All rows of an evaluation. */
export type Tables = { readonly [T in TableName]: readonly Rows[T][] }

/** One field, or the fields of a compound key in the order of the table. */
export type RowKey = string | readonly string[]

/** The key of a row, read from the row itself. */
export function keyOf<T extends TableName>(table: T, row: Rows[T]): RowKey {
  const fields = tables[table].key.map((field) => String((row as Record<string, unknown>)[field]))
  return fields.length === 1 ? (fields[0] ?? '') : fields
}

/** A key as one text, for maps. Two keys are equal exactly when their texts are. */
export function keyText(key: RowKey): string {
  return typeof key === 'string' ? key : JSON.stringify(key)
}

/** Tables that an evaluation does not mention while they are empty. */
const mayBeLeftOut: ReadonlySet<TableName> = new Set(['attachments'])

const sheetIds = ['frame', 'weighting', 'radar', 'sourcing', 'decision'] as const

/**
 * Takes an evaluation apart. `toEvaluation` puts it together again, unknown fields included, and
 * `toTables` what that has put together: positions are those that the rows had.
 */
export function toTables(evaluation: Evaluation): Tables {
  const known = new Set<string>([...tableNames, ...sheetIds, 'id', 'createdAt', 'positions'])
  const unknown = Object.fromEntries(
    Object.entries(evaluation).filter(([name]) => !known.has(name)),
  )
  const identity = {
    ...unknown,
    id: 'evaluation' as const,
    evaluationId: evaluation.id,
    createdAt: evaluation.createdAt,
  }
  const lists = tableNames
    .filter((name) => name !== 'sheets')
    .map((name) => {
      const rows: readonly object[] = evaluation[name] ?? []
      return [name, tables[name].ordered ? asPositioned(name, rows, evaluation.positions) : rows]
    })
  // Each list of an evaluation has the rows of the table with its name.
  return {
    ...Object.fromEntries(lists),
    sheets: [identity, ...sheetIds.map((id) => evaluation[id])],
  } as Tables
}

/** The order of a list is what counts: positions that would give another one are those of another list. */
function asPositioned(
  name: TableName,
  rows: readonly object[],
  positions: Evaluation['positions'] = {},
): readonly object[] {
  const given = Object.hasOwn(positions, name) ? (positions[name] ?? []) : []
  const placed = rows.map((row, i) => ({ ...row, position: given[i] ?? i }))
  const isInOrder =
    given.length === rows.length &&
    placed.every((row, i) => {
      const before = placed[i - 1]
      // Rows of the list of that name, each with a position now.
      return !before || inRowOrder(placeOf(name, before as never), placeOf(name, row as never)) < 0
    })
  return isInOrder ? placed : rows.map((row, position) => ({ ...row, position }))
}

/**
 * Puts an evaluation together from its rows: ordered lists by position and then by key, sets
 * by key, so that the same rows give the same evaluation in whatever order they come.
 *
 * @throws {RangeError} if one of the sheets is missing
 */
export function toEvaluation(all: Tables): Evaluation {
  const sheet = (id: Sheet['id']) => {
    const found = all.sheets.find((row) => row.id === id)
    if (!found) throw new RangeError(`The ${id} sheet is missing`)
    return found
  }
  const { id: _, evaluationId, ...identity } = sheet('evaluation') as z.infer<typeof Identity>
  const lists = tableNames
    .filter((name) => name !== 'sheets')
    .map((name) => [name, inOrder(name, all[name])] as const)
    .filter(([name, { rows }]) => !mayBeLeftOut.has(name) || rows.length > 0)
  const positions = lists.flatMap(([name, { at }]) => (at ? [[name, at]] : []))
  // Sheets and lists together are all the fields of an evaluation.
  return {
    ...identity,
    id: evaluationId,
    ...Object.fromEntries(sheetIds.map((id) => [id, sheet(id)])),
    ...Object.fromEntries(lists.map(([name, { rows }]) => [name, rows])),
    ...(positions.length > 0 && { positions: Object.fromEntries(positions) }),
  } as Evaluation
}

/** A table as a list. */
interface Ordered {
  readonly rows: readonly object[]
  /** The position of each row where they are not simply 0, 1, 2 and so on; otherwise null. */
  readonly at: readonly number[] | null
}

const ordered = new WeakMap<readonly object[], Ordered>()

/** A row as it stands in its list, and where that is. */
interface Placed {
  readonly row: object
  readonly at: number
  readonly key: string
}

/** Of rows that were seen before: a change touches one of hundreds, and most lists stay as they are. */
const placed = new WeakMap<object, Placed>()

/**
 * The rows of a table as the list of an evaluation; the same rows give the very same list, and the
 * same row the very same entry.
 */
function inOrder(name: TableName, rows: readonly Rows[TableName][]): Ordered {
  const known = ordered.get(rows)
  if (known) return known
  const list = rows.map((row) => placeOf(name, row)).sort(inRowOrder)
  const hasGaps = tables[name].ordered && list.some(({ at }, i) => at !== i)
  const found = {
    rows: list.map(({ row }) => row),
    at: hasGaps ? list.map(({ at }) => at) : null,
  }
  ordered.set(rows, found)
  return found
}

function inRowOrder(a: Placed, b: Placed): number {
  return a.at - b.at || byText(a.key, b.key)
}

function placeOf(name: TableName, row: Rows[TableName]): Placed {
  const known = placed.get(row)
  if (known) return known
  const place = {
    row: tables[name].ordered ? withoutPosition(row) : row,
    at: position(row),
    key: keyText(keyOf(name, row)),
  }
  placed.set(row, place)
  return place
}

function position(row: object): number {
  return 'position' in row && typeof row.position === 'number' ? row.position : 0
}

function withoutPosition(row: object): object {
  const { position: _, ...rest } = row as { position?: number }
  return rest
}

/** Code unit order: the same on every machine and in every locale. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
