/** Leaving a cell out of the discussion: where nothing is lost by it, and the reason for it. */
import type { CellSpread } from '#shared/domain/agreement/spread'

/** Whether whoever comes first does so at every vote on the cell. */
export function cannotChangeResult(spread: CellSpread | null): boolean {
  // Where nobody is scored completely, nobody can tell.
  return spread !== null && spread.firstAtLow.length > 0 && !spread.couldChangeWinner
}

/** The reason that is offered for leaving a cell out; empty where it could change the result. */
export function usualSkipReason(spread: CellSpread | null): string {
  if (spread === null || !cannotChangeResult(spread)) return ''
  const changesNothing = 'no vote in the range changes who comes first. Mean kept.'
  if (spread.level === 'split') return `Split, but ${changesNothing}`
  if (spread.level === 'mixed') return `Mixed, but ${changesNothing}`
  return spread.range === 0
    ? 'Everybody gave the same score. Mean kept.'
    : `Agreed within one point, and ${changesNothing}`
}
