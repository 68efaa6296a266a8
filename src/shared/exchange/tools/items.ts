/**
 * Tools as they come in from outside: read from a file or a list, not yet matched with anything.
 */
import { z } from 'zod'
import { Maturity } from '#shared/domain/tool'

/** Longer than any real file; a size is looked at before anything is read. */
export const largestImport = 50 * 1024 * 1024
/** More entries than any landscape has. */
export const mostItems = 20_000
const longestText = 100_000

export const ImportedItem = z.object({
  /** Tells it from all others of its file: category, subcategory and name. */
  key: z.string(),
  name: z.string(),
  /** "Category / Subcategory", as in the file; the first is where it is listed. */
  categories: z.array(z.string()),
  homepage: z.string().nullable(),
  repository: z.string().nullable(),
  description: z.string(),
  /** As written in the file. */
  licence: z.string().nullable(),
  maturity: Maturity.nullable(),
  /** Where it stands in the file, in words: "line 12" or a path. */
  place: z.string(),
})
export type ImportedItem = z.infer<typeof ImportedItem>

/** Something that was left out or changed on the way in, for whoever wants to know. */
export const ImportNote = z.object({ place: z.string(), reason: z.string() })
export type ImportNote = z.infer<typeof ImportNote>

export const ImportedItems = z.object({
  kind: z.enum(['landscape', 'list']),
  /** Categories of the file, in its order, empty ones included. */
  categories: z.array(z.string()),
  items: z.array(ImportedItem),
  notes: z.array(ImportNote),
  /** What its licence asks to be said; empty if nothing. */
  attribution: z.string(),
})
export type ImportedItems = z.infer<typeof ImportedItems>

/** A file that cannot be taken in: where, why, and what to do about it. Nothing was changed. */
export interface ImportRefusal {
  readonly place: string
  readonly reason: string
  readonly nextStep: string
}

export type ReadItems =
  | { readonly ok: true; readonly found: ImportedItems }
  | { readonly ok: false; readonly refusal: ImportRefusal }

export const refused = (place: string, reason: string, nextStep: string): ReadItems => ({
  ok: false,
  refusal: { place, reason, nextStep },
})

/** A text of a file in one line, without what nobody can see. Null for nothing, and for no text. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
    .slice(0, longestText)
    // oxlint-disable-next-line no-control-regex -- control signs are what is taken out
    .replaceAll(/[\u0000-\u001F\u007F\s]+/g, ' ')
    .trim()
  return text === '' ? null : text
}

/** An address of the web; null for anything else, for example a mail address or a script. */
export function addressOf(value: unknown): string | null {
  const text = textOf(value)
  return text !== null && text.length <= 2_000 && /^https?:\/\/[^\s"'<>]+$/i.test(text)
    ? text
    : null
}

const maturities: Readonly<Record<string, Maturity>> = {
  graduated: 'graduated',
  graduation: 'graduated',
  incubating: 'incubating',
  incubation: 'incubating',
  incubator: 'incubating',
  sandbox: 'sandbox',
  emeritus: 'emeritus',
  archived: 'archived',
  archive: 'archived',
}

/** How far along, in any of the spellings that are in use; null for none and for an unknown one. */
export function maturityOf(value: unknown): Maturity | null {
  return maturities[textOf(value)?.toLowerCase() ?? ''] ?? null
}
