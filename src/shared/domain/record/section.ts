/** Building sections. */
import type { Block, Column, Section, SectionId, Table, Words } from '#shared/domain/record/content'

/** A section; what is empty or missing is left out, and "not recorded" stands where nothing is left. */
export function section(
  id: SectionId,
  heading: Words | string,
  blocks: readonly (Block | null)[],
  sections: readonly Section[] = [],
): Section {
  return {
    id,
    heading: typeof heading === 'string' ? [heading] : heading,
    blocks: blocks.filter((block) => block !== null),
    sections,
  }
}

/** A part of a section, with a heading of its own. */
export function part(heading: Words | string, blocks: readonly (Block | null)[]): Section {
  return section('part', heading, blocks)
}

export function paragraph(...content: readonly Words[]): Block | null {
  const all = content.flat()
  return all.length === 0 ? null : { kind: 'words', words: all }
}

export function note(...content: readonly Words[]): Block | null {
  const all = content.flat()
  return all.length === 0 ? null : { kind: 'note', words: all }
}

/** A list, or nothing where there is no item. */
export function list(items: readonly Words[]): Block | null {
  return items.length === 0 ? null : { kind: 'list', items }
}

/** Names with what belongs to them, or nothing where there are none. */
export function pairs(all: readonly (readonly [Words | string, Words])[]): Block | null {
  if (all.length === 0) return null
  return {
    kind: 'pairs',
    pairs: all.map(([name, value]) => [typeof name === 'string' ? [name] : name, value]),
  }
}

/** A table, or nothing where it has no row. */
export function table(
  caption: Words | string,
  columns: readonly Column[],
  rows: readonly (readonly Words[])[],
  { totals = 0, named = true }: { readonly totals?: number; readonly named?: boolean } = {},
): Table | null {
  if (rows.length === 0) return null
  return {
    kind: 'table',
    caption: typeof caption === 'string' ? [caption] : caption,
    columns,
    rows,
    totals,
    named,
  }
}

/** A column of words. */
export function text(label: Words | string, share = 1): Column {
  return { label: typeof label === 'string' ? [label] : label, align: 'start', share }
}

/** A column of numbers. */
export function figures(label: Words | string, share = 0): Column {
  return { label: typeof label === 'string' ? [label] : label, align: 'end', share }
}

/** A list in pieces of at most so many. */
export function inPieces<T>(all: readonly T[], most: number): T[][] {
  const pieces = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / Math.max(1, pieces))
  return Array.from({ length: pieces }, (_, i) => all.slice(i * size, (i + 1) * size))
}
