/**
 * Widths of text in Inter without a browser, so that a drawing is the same on screen, in the
 * record and in a test. From the font's own advance widths; a sign that is not listed counts as
 * a wide one, so an estimate is rather too wide than too narrow.
 */

/** Advance widths in em of the regular cut, by signs that share one. */
const widths: readonly (readonly [number, string])[] = [
  [0.27, "ijl'|.,:;!I "],
  [0.37, 'frt()[]-“”"/'],
  [0.56, 'ckvxyzsJ'],
  [0.61, 'abdeghnopquL1237FE?'],
  [0.65, '045689TSPRBKXYZ$+=<>'],
  [0.73, 'ACDGHNUVw&'],
  [0.77, 'OQ'],
  [0.89, 'mM%'],
  [1, 'W@'],
]
const bySign = new Map(widths.flatMap(([width, signs]) => signs.split('').map((s) => [s, width])))
const wide = 0.75
/** From here on signs are as wide as they are high: Chinese, Japanese, Korean, emoji. */
const squareFrom = 0x1100

/** Width of a text in the units of the font size. Bold text is about 5 percent wider. */
export function textWidth(text: string, fontSize: number): number {
  const ems = Array.from(text).reduce((sum, sign) => sum + widthOf(sign), 0)
  return ems * fontSize
}

function widthOf(sign: string): number {
  const known = bySign.get(sign)
  if (known !== undefined) return known
  const isSquare = (sign.codePointAt(0) ?? 0) >= squareFrom && !punctuation.test(sign)
  return isSquare ? 1 : wide
}
const punctuation = /[\u2000-\u206f]/

/** The text, or its beginning with "…" where the whole does not fit. Reads no further than that. */
export function fittedText(text: string, room: number, fontSize: number): string {
  let start = ''
  let fitting = ''
  let ems = 0
  for (const sign of text) {
    ems += widthOf(sign)
    start += sign
    if (ems * fontSize > room) return `${(fitting || Array.from(start)[0] || '').trimEnd()}…`
    if ((ems + widthOf('…')) * fontSize <= room) fitting = start
  }
  return text
}
