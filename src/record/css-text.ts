import { fittedText } from '../renderer/charts/text-width.ts'

/**
 * Any text as a CSS string. Everything but letters, digits and spaces becomes an escape, so that
 * nothing can end the string, the rule or the style element. Isolated, so that its direction
 * does not turn around what stands beside it.
 *
 * @param room in mm at 8.4 pt; what is wider ends in "…"
 */
export function cssText(text: string, room: number): string {
  const line = fittedText(text.replace(/\s+/g, ' ').trim(), room / 0.3528, 8.6)
  const escaped = ['\u2068', ...Array.from(line), '\u2069']
    .map((sign) =>
      /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
    )
    .join('')
  return `"${escaped}"`
}
