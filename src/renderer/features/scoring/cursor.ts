/** Where somebody is on their score sheet, and where each key takes them. */

/** Positions of a candidate and a criterion, 0-based. */
export interface Cursor {
  readonly candidate: number
  readonly criterion: number
}

/** What the moves need to know of a sheet. */
export interface SheetShape {
  readonly candidates: number
  readonly criteria: number
  /** Whether the cell can be scored at all, and is asked for. */
  readonly isScorable: (cursor: Cursor) => boolean
  readonly isBlank: (cursor: Cursor) => boolean
}

const range = (length: number) => Array.from({ length }, (_, i) => i)

/** The first cell without an answer, from a candidate on and then from the beginning; null when there is none. */
export function firstBlank(shape: SheetShape, from = 0): Cursor | null {
  const order = [...range(shape.candidates).slice(from), ...range(from)]
  for (const candidate of order) {
    const criterion = blankIn(shape, candidate)
    if (criterion !== undefined) return { candidate, criterion }
  }
  return null
}

/** Where to begin: the first blank cell, else the first cell. */
export function startOf(shape: SheetShape): Cursor {
  const blank = firstBlank(shape)
  if (blank) return blank
  const candidate = range(shape.candidates).find((i) => scorableIn(shape, i) !== undefined) ?? 0
  return { candidate, criterion: scorableIn(shape, candidate) ?? 0 }
}

/**
 * Where a score leads: the next criterion of the candidate; after the last one the next blank
 * cell of another candidate, or one that was left out. Stays when nothing is blank.
 */
export function afterScore(shape: SheetShape, at: Cursor): Cursor {
  const below = moved(shape, at, 1)
  if (below.criterion !== at.criterion) return below
  return firstBlank(shape, (at.candidate + 1) % Math.max(1, shape.candidates)) ?? at
}

/** One criterion up (-1) or down (1), over those that cannot be scored; stays at the ends. */
export function moved(shape: SheetShape, at: Cursor, step: 1 | -1): Cursor {
  let criterion = at.criterion + step
  while (criterion >= 0 && criterion < shape.criteria) {
    if (shape.isScorable({ ...at, criterion })) return { ...at, criterion }
    criterion += step
  }
  return at
}

/** The next (1) or previous (-1) candidate that can be scored, around the end, at its first blank cell. */
export function otherCandidate(shape: SheetShape, at: Cursor, step: 1 | -1): Cursor {
  const open = range(shape.candidates).filter((i) => scorableIn(shape, i) !== undefined)
  const place = open.indexOf(at.candidate)
  const candidate = open[(place + step + open.length) % Math.max(1, open.length)]
  return candidate === undefined ? at : inCandidate(shape, candidate)
}

/** The first blank cell of a candidate, else its first cell. */
export function inCandidate(shape: SheetShape, candidate: number): Cursor {
  return { candidate, criterion: blankIn(shape, candidate) ?? scorableIn(shape, candidate) ?? 0 }
}

function blankIn(shape: SheetShape, candidate: number): number | undefined {
  return range(shape.criteria).find(
    (criterion) =>
      shape.isScorable({ candidate, criterion }) && shape.isBlank({ candidate, criterion }),
  )
}

function scorableIn(shape: SheetShape, candidate: number): number | undefined {
  return range(shape.criteria).find((criterion) => shape.isScorable({ candidate, criterion }))
}

/** One criterion for all candidates: the same moves, the other way round. */

/** Where a score leads: the next candidate; after the last one the next criterion with a blank cell. */
export function afterScoreAcross(shape: SheetShape, at: Cursor): Cursor {
  const next = movedAcross(shape, at, 1)
  if (next.candidate !== at.candidate) return next
  const order = [...range(shape.criteria).slice(at.criterion + 1), ...range(at.criterion + 1)]
  const criterion = order.find((one) => firstBlankAcross(shape, one) !== undefined)
  return criterion === undefined ? at : inCriterion(shape, criterion)
}

/** One candidate up (-1) or down (1), over those that cannot be scored; stays at the ends. */
export function movedAcross(shape: SheetShape, at: Cursor, step: 1 | -1): Cursor {
  let candidate = at.candidate + step
  while (candidate >= 0 && candidate < shape.candidates) {
    if (shape.isScorable({ ...at, candidate })) return { ...at, candidate }
    candidate += step
  }
  return at
}

/** The next (1) or previous (-1) criterion that can be scored, around the end, at its first blank cell. */
export function otherCriterion(shape: SheetShape, at: Cursor, step: 1 | -1): Cursor {
  const scorable = range(shape.criteria).filter((i) => scorableAcross(shape, i) !== undefined)
  const place = scorable.indexOf(at.criterion)
  const criterion = scorable[(place + step + scorable.length) % Math.max(1, scorable.length)]
  return criterion === undefined ? at : inCriterion(shape, criterion)
}

/** The first blank cell of a criterion, else its first cell. */
export function inCriterion(shape: SheetShape, criterion: number): Cursor {
  const candidate = firstBlankAcross(shape, criterion) ?? scorableAcross(shape, criterion)
  return { candidate: candidate ?? 0, criterion }
}

function firstBlankAcross(shape: SheetShape, criterion: number): number | undefined {
  return range(shape.candidates).find(
    (candidate) =>
      shape.isScorable({ candidate, criterion }) && shape.isBlank({ candidate, criterion }),
  )
}

function scorableAcross(shape: SheetShape, criterion: number): number | undefined {
  return range(shape.candidates).find((candidate) => shape.isScorable({ candidate, criterion }))
}
