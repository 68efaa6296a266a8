/**
 * Small linear programmes: minimise c·x subject to A x ≤ b, x ≥ 0.
 *
 * Dense two-phase simplex with Bland's rule, which cannot cycle. Meant for a few dozen variables
 * and constraints.
 *
 * Source: Cormen et al., Introduction to Algorithms, 3rd ed. (2009), ch. 29.
 */
import { entry } from '#shared/domain/statistics'

export interface LinearProgramme {
  readonly minimise: readonly number[]
  readonly constraints: readonly { readonly row: readonly number[]; readonly atMost: number }[]
}

export type Solution =
  | { readonly status: 'optimal'; readonly x: readonly number[]; readonly value: number }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }

const epsilon = 1e-11

interface Tableau {
  /** Rows of B⁻¹A, right-hand side last; the objective is the last row. */
  readonly rows: number[][]
  /** Variable that is basic in each row. */
  readonly basis: number[]
}

export function solve({ minimise, constraints }: LinearProgramme): Solution {
  const n = minimise.length
  const m = constraints.length
  // Columns: n variables, m slacks, one artificial variable for phase one, right-hand side.
  const artificial = n + m
  const rows = constraints.map(({ row, atMost }, i) => [
    ...row,
    ...constraints.map((_, k) => (k === i ? 1 : 0)),
    -1,
    atMost,
  ])
  const objective = Array.from({ length: n + m + 2 }, (_, j) => (j === artificial ? 1 : 0))
  const tableau = { rows: [...rows, objective], basis: rows.map((_, i) => n + i) }
  const lowest = rows.reduce(
    (best, row, i) => (entry(row, n + m + 1) < entry(entry(rows, best), n + m + 1) ? i : best),
    0,
  )
  if (m > 0 && entry(entry(rows, lowest), n + m + 1) < 0) {
    pivot(tableau, lowest, artificial)
    run(tableau, artificial + 1)
    if (-lastOf(entry(tableau.rows, m)) > 1e-9) return { status: 'infeasible' }
    leaveBasis(tableau, artificial)
  }
  tableau.rows[m] = [...minimise, ...Array.from({ length: m + 2 }, () => 0)]
  tableau.basis.forEach((variable, i) => eliminate(tableau, m, i, variable))
  if (!run(tableau, artificial)) return { status: 'unbounded' }
  const x = minimise.map((_, j) => {
    const row = tableau.basis.indexOf(j)
    return row < 0 ? 0 : lastOf(entry(tableau.rows, row))
  })
  return { status: 'optimal', x, value: -lastOf(entry(tableau.rows, m)) }
}

const lastOf = (row: readonly number[]) => entry(row, row.length - 1)

/** Improves until nothing can be; only columns below `limit` may enter. False when unbounded. */
function run(tableau: Tableau, limit: number): boolean {
  const { rows, basis } = tableau
  const objective = rows.length - 1
  for (;;) {
    const column = entry(rows, objective).findIndex((cost, j) => j < limit && cost < -epsilon)
    if (column < 0) return true
    let leaving = -1
    let least = Infinity
    basis.forEach((variable, i) => {
      const slope = entry(entry(rows, i), column)
      if (slope <= epsilon) return
      const ratio = lastOf(entry(rows, i)) / slope
      const tied = Math.abs(ratio - least) <= epsilon
      if (ratio < least - epsilon || (tied && variable < entry(basis, leaving))) {
        least = ratio
        leaving = i
      }
    })
    if (leaving < 0) return false
    pivot(tableau, leaving, column)
  }
}

function pivot(tableau: Tableau, row: number, column: number): void {
  const divisor = entry(entry(tableau.rows, row), column)
  tableau.rows[row] = entry(tableau.rows, row).map((value) => value / divisor)
  tableau.basis[row] = column
  tableau.rows.forEach((_, i) => {
    if (i !== row) eliminate(tableau, i, row, column)
  })
}

/** Makes a column zero in one row by subtracting a multiple of another. */
function eliminate({ rows }: Tableau, target: number, row: number, column: number): void {
  const factor = entry(entry(rows, target), column)
  if (factor === 0) return
  const source = entry(rows, row)
  rows[target] = entry(rows, target).map((value, j) => value - factor * entry(source, j))
}

/** Takes a variable at zero out of the basis, by any column that can replace it. */
function leaveBasis(tableau: Tableau, variable: number): void {
  const row = tableau.basis.indexOf(variable)
  if (row < 0) return
  const column = entry(tableau.rows, row).findIndex(
    (value, j) => j < variable && Math.abs(value) > epsilon,
  )
  if (column >= 0) pivot(tableau, row, column)
}
