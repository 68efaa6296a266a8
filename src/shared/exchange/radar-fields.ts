/**
 * Fields of radars that others wrote.
 */
import { textOf } from '#shared/exchange/tools/items'

/** A day, or the first of a month, anywhere in a text; null if there is none. */
export function dayIn(text: string): string | null {
  const [, year, month, day = '01'] = /(\d{4})[-._](\d{2})(?:[-._](\d{2}))?/.exec(text) ?? []
  const found = `${year}-${month}-${day}`
  return year && !Number.isNaN(Date.parse(found)) && new Date(found).toISOString().startsWith(found)
    ? found
    : null
}

/** Descriptions of other programs may be HTML; here text is text, in one line. */
export function plainText(written: unknown): string | null {
  return textWithout(/<\/?[A-Za-z][^<>]{0,300}>|&(?:lt|gt|amp);/g, written)
}

/**
 * The same of Markdown, which may have HTML in it: without the backslashes that keep signs from
 * being markup. What they stand before is no tag either. Other marks stay as they are.
 */
export function plainMarkdown(written: unknown): string | null {
  return textWithout(/\\[!-/:-@[-`{-~]|<\/?[A-Za-z][^<>]{0,300}>|&(?:lt|gt|amp);/g, written)
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** All at once, so that what comes to light is not taken for markup in its turn. */
function textWithout(markup: RegExp, written: unknown): string | null {
  if (typeof written !== 'string') return textOf(written)
  return textOf(
    written.replaceAll(markup, (mark) =>
      mark.startsWith('\\') ? mark.slice(1) : (entities[mark] ?? ' '),
    ),
  )
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

/** For readers that take descriptions for HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
