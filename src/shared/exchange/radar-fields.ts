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

/** Descriptions of other programs may be HTML; here text is text. */
export function plainText(text: string | null): string | null {
  if (text === null) return null
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' }
  return textOf(
    text
      .replaceAll(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
      .replaceAll(/&(lt|gt|amp);/g, (_, name: string) => signs[name] ?? ''),
  )
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}

/** For readers that take descriptions for HTML or Markdown. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
