/**
 * A workbook as plain data: what stands in which cell, before anything is written.
 */

/** A formula in English notation without "=", with its value, so that viewers that do not compute show it. */
export interface FormulaCell {
  readonly kind: 'formula'
  readonly formula: string
  /** What the formula gives now; text where it gives text. */
  readonly value: number | string
  readonly decimals: number
}

export interface NumberCell {
  readonly kind: 'number'
  readonly value: number
  /** Shown; the value keeps its full precision. */
  readonly decimals: number
}

export interface HeadingCell {
  readonly kind: 'heading'
  readonly text: string
}

/** Text is always text, whatever it begins with. Null is a blank cell. */
export type WorkbookCell = string | number | null | HeadingCell | NumberCell | FormulaCell

export interface WorkbookSheet {
  /** At most 31 characters without []/\:*? */
  readonly name: string
  /** In characters, from the first column on. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly WorkbookCell[])[]
}

export const heading = (text: string): HeadingCell => ({ kind: 'heading', text })

/** A number with so many decimals shown; blank for null. */
export function number(value: number | null, decimals: number): NumberCell | null {
  return value === null ? null : { kind: 'number', value, decimals }
}

/** A formula with its present value; an empty text where it gives nothing. */
export function formula(text: string, value: number | string | null, decimals = 2): FormulaCell {
  return { kind: 'formula', formula: text, value: value ?? '', decimals }
}

/** The letters of a column, 0-based: A … Z, AA … */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCodePoint(65 + (index % 26))
}

/** Cells one below the other, as a reference that copying does not move: `Criteria!$B$2:$B$9`. Rows from 1. */
export function columnRange(sheet: string, column: number, from: number, to: number): string {
  const name = columnName(column)
  return `${sheet}!$${name}$${from}:$${name}$${to}`
}
