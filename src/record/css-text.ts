/**
 * Any text as a CSS string. Everything but letters, digits and spaces becomes an escape, so that
 * nothing can end the string, the rule or the style element. Isolated, so that its direction
 * does not turn around what stands beside it.
 *
 * @param longest more characters than this end in "…", because a margin box is one line
 */
export function cssText(text: string, longest = 90): string {
  const signs = Array.from(text.replace(/\s+/g, ' ').trim())
  const short = signs.length > longest ? [...signs.slice(0, longest - 1), '…'] : signs
  const escaped = ['\u2068', ...short, '\u2069']
    .map((sign) =>
      /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
    )
    .join('')
  return `"${escaped}"`
}
