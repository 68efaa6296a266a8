/**
 * Text inside of Markdown that stays text: no markup, no link, no HTML, no list or heading.
 */

/** Signs that mean something wherever they stand in a line; "&" only where it begins an entity. */
const anywhere = /[\\`*_[\]<>|~$]|&(?=#?\w+;)/g

/** One line of text as `spanText`, for the beginning of a line. */
export function inlineText(text: string): string {
  return lineStart(spanText(text).trim())
}

/**
 * A piece of a line. Line breaks and other control characters become a space; whatever a Markdown
 * reader would act on inside of a line is escaped, so that it shows what was typed.
 */
export function spanText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are the ones to take out
      .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
      .replaceAll(anywhere, String.raw`\$&`)
      // A bare address would become a link.
      .replaceAll(/\b(https?|ftp|mailto|xmpp):/gi, String.raw`$1\:`)
      .replaceAll(/\bwww\./gi, String.raw`www\.`)
      .replaceAll(/!(?=\\\[)/g, String.raw`\!`)
  )
}

/** Text of several lines as paragraphs, one per line that is not blank. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => inlineText(line))
    .filter((line) => line !== '')
    .join('\n\n')
}

/** Escapes signs that mean something only where a line begins: headings, lists, rules. */
export function lineStart(line: string): string {
  return line
    .replace(/^([+-])(?=\s|$)/, String.raw`\$1`)
    .replace(/^-(?=[-\s]*$)/, String.raw`\-`)
    .replace(/^=(?=[=\s]*$)/, String.raw`\=`)
    .replace(/^#(?=#{0,5}(?:\s|$))/, String.raw`\#`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`)
}

/**
 * A text as a value of YAML front matter: always in double quotes, so that it is neither a number,
 * nor a date, nor a mark of any kind.
 */
export function yamlText(text: string): string {
  // JSON's strings are YAML's double-quoted ones; it escapes all but a few line breaks.
  return JSON.stringify(text)
    .replaceAll('\u0085', String.raw`\u0085`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
    .replaceAll('\u007F', String.raw`\u007f`)
}
