import { expect, it } from 'vitest'
import {
  afterScore,
  afterScoreAcross,
  type Cursor,
  moved,
  movedAcross,
  otherCandidate,
  otherCriterion,
  type SheetShape,
  startOf,
} from './cursor.ts'

/** A sheet of rows of criteria per candidate: `x` answered, `.` blank, `-` not asked; one criterion may be locked. */
function sheet(rows: readonly string[], locked = -1): SheetShape {
  return {
    candidates: rows.length,
    criteria: rows[0]?.length ?? 0,
    isScorable: ({ candidate, criterion }) =>
      criterion !== locked && rows[candidate]?.[criterion] !== '-',
    isBlank: ({ candidate, criterion }) => rows[candidate]?.[criterion] === '.',
  }
}
const at = (candidate: number, criterion: number): Cursor => ({ candidate, criterion })

it('begins at the first blank cell, and at the first cell when nothing is blank', () => {
  expect(startOf(sheet(['xx', 'x.']))).toEqual(at(1, 1))
  expect(startOf(sheet(['xx', 'xx']))).toEqual(at(0, 0))
  expect(startOf(sheet(['..', '..'], 0))).toEqual(at(0, 1))
})

it('goes down after a score, then to the next blank cell, then stays', () => {
  expect(afterScore(sheet(['x..', '...']), at(0, 0))).toEqual(at(0, 1))
  expect(afterScore(sheet(['x..', '...'], 1), at(0, 0))).toEqual(at(0, 2))
  expect(afterScore(sheet(['xxx', 'x..']), at(0, 2))).toEqual(at(1, 1))
  expect(afterScore(sheet(['x.x', 'xxx']), at(1, 2))).toEqual(at(0, 1))
  expect(afterScore(sheet(['xx', 'xx']), at(1, 1))).toEqual(at(1, 1))
})

it('moves within a candidate and around the candidates', () => {
  expect(moved(sheet(['...']), at(0, 0), -1)).toEqual(at(0, 0))
  expect(moved(sheet(['...'], 1), at(0, 2), -1)).toEqual(at(0, 0))
  expect(otherCandidate(sheet(['..', 'x.']), at(0, 1), 1)).toEqual(at(1, 1))
  expect(otherCandidate(sheet(['..', 'x.']), at(0, 0), -1)).toEqual(at(1, 1))
})

it('goes across the candidates of a criterion, then to the next criterion with a blank, then stays', () => {
  expect(afterScoreAcross(sheet(['x..', '...']), at(0, 0))).toEqual(at(1, 0))
  expect(afterScoreAcross(sheet(['xx.', 'x..']), at(1, 0))).toEqual(at(1, 1))
  expect(afterScoreAcross(sheet(['x..', 'x..'], 1), at(1, 0))).toEqual(at(0, 2))
  expect(afterScoreAcross(sheet(['.xx', 'xxx']), at(1, 2))).toEqual(at(0, 0))
  expect(afterScoreAcross(sheet(['xx', 'xx']), at(1, 1))).toEqual(at(1, 1))
})

it('moves within a criterion and around the criteria', () => {
  expect(movedAcross(sheet(['.', '.']), at(0, 0), -1)).toEqual(at(0, 0))
  expect(movedAcross(sheet(['.', '.']), at(0, 0), 1)).toEqual(at(1, 0))
  expect(otherCriterion(sheet(['x.', '..']), at(0, 1), 1)).toEqual(at(1, 0))
  expect(otherCriterion(sheet(['...'], 1), at(0, 0), 1)).toEqual(at(0, 2))
  expect(otherCriterion(sheet(['...'], 1), at(0, 0), -1)).toEqual(at(0, 2))
})

it('passes over what a review does not ask about', () => {
  const some = ['---', '-.-', '.--']
  expect(startOf(sheet(some))).toEqual(at(1, 1))
  expect(startOf(sheet(['--', 'xx']))).toEqual(at(1, 0))
  expect(afterScore(sheet(some), at(1, 1))).toEqual(at(2, 0))
  expect(otherCandidate(sheet(some), at(2, 0), 1)).toEqual(at(1, 1))
  expect(afterScoreAcross(sheet(some), at(1, 1))).toEqual(at(2, 0))
  expect(movedAcross(sheet(['.-', '--', 'x-']), at(0, 0), 1)).toEqual(at(2, 0))
  expect(otherCriterion(sheet(some), at(2, 0), 1)).toEqual(at(1, 1))
})
