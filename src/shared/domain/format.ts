/**
 * How numbers, days and lists are written, on screens, in the record and in every export alike.
 *
 * Everything is computed in full precision; only these functions round. A number is rounded to
 * the nearest decimal, halves away from zero, and what is a half but for the noise of binary
 * fractions counts as a half. Nothing is ever shown as minus zero.
 */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * The number rounded to so many decimals, as a number. Never -0.
 *
 * @throws {RangeError} if the value is not finite, because no screen may show NaN
 */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number can be rounded')
  const factor = 10 ** decimals
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-7)) / factor
  return rounded === 0 ? 0 : rounded
}

const fixed = (value: number, decimals: number) => roundTo(value, decimals).toFixed(decimals)

/** Points on the scale, or parts of them: always two decimals, "3.89". */
export function formatPoints(value: number): string {
  return fixed(value, 2)
}

/** A share or percentage without its sign: always two decimals, "84.55". */
export function formatPercent(value: number): string {
  return fixed(value, 2)
}

/** A weight in percent without its sign: at most one decimal, "20" or "12.8". */
export function formatWeight(value: number): string {
  return String(roundTo(value, 1))
}

/** A weight in percent for a column: always one decimal, "20.0". */
export function formatWeightAligned(value: number): string {
  return fixed(value, 1)
}

/** A change in points with its sign, two decimals: "+0.15", "−0.10" (a real minus), "0.00". */
export function formatSigned(value: number): string {
  const rounded = roundTo(value, 2)
  if (rounded === 0) return '0.00'
  return (rounded > 0 ? '+' : '−') + Math.abs(rounded).toFixed(2)
}

/** A measurement as somebody typed it, with at most four decimals: "9.5", "0.6", "318". */
export function formatMeasure(value: number): string {
  return String(roundTo(value, 4))
}

/** A vote or score: whole ones without decimals, others with two. Null is "cannot judge": "?". */
export function formatScore(value: number | null): string {
  if (value === null) return '?'
  return Number.isInteger(value) ? String(value) : formatPoints(value)
}

/** A calendar day in words: "9 April 2026". */
export function formatDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`
}

/** A calendar day in fewer letters: "9 Apr 2026". */
export function formatShortDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  return `${Number(date)} ${(months[Number(month) - 1] ?? '').slice(0, 3)} ${year}`
}

/** The clock time of a moment, as it was on the laptop that recorded it: "10:11". */
export function formatTime(instant: string): string {
  return instant.slice(11, 16)
}

/** Names as a sentence has them: "Ana", "Ana and Mei", "Ana, Mei and Lukas". Empty for none. */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/**
 * The same for lists that may be long: from five names on the first three, and how many others.
 * "Ana, Mei, Lukas and 17 others".
 */
export function joinFewNames(names: readonly string[]): string {
  if (names.length <= 4) return joinNames(names)
  return joinNames([...names.slice(0, 3), `${names.length - 3} others`])
}

const numberWords = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** A count as running text has it: "six" up to twelve, digits beyond, "no" for none. */
export function countWord(count: number): string {
  return numberWords[count] ?? String(count)
}

/** A count with its noun: "1 person", "6 people". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** With a capital at the front, for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * A name as it stands inside a sentence: "Total cost" becomes "total cost", while "CI", "API
 * quality" and "MLflow" stay as they are.
 */
export function insideSentence(name: string): string {
  const [first = '', second = ''] = name
  const word = name.split(' ', 1)[0] ?? ''
  const looksOrdinary = word.slice(1) === word.slice(1).toLowerCase() && second !== ''
  return looksOrdinary ? first.toLowerCase() + name.slice(1) : name
}

const openers = new Set(
  (
    'a all an and any as at because both but by each either every everybody few for from his her if in it its ' +
    'less many more most much neither no nobody none not nothing of on one only our over she he some that the ' +
    'their there these they this those three to two under we what when where which while who with without you your'
  ).split(' '),
)

/**
 * A sentence that somebody typed, to be read on after a word of ours: "It passed" becomes "it
 * passed". Only a word that is no name loses its capital: "Jonas tested it", "Kubernetes is
 * there" and "I doubt it" stay as they were typed.
 */
export function readOn(sentence: string): string {
  const [word = ''] = /^[A-Za-z]+/.exec(sentence) ?? []
  return openers.has(word.toLowerCase()) && word.slice(1) === word.slice(1).toLowerCase()
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}

/**
 * Parts of a total, each rounded to two decimals so that they add up to the total as shown.
 *
 * Largest remainder: every part is rounded down, and the missing hundredths go to the parts that
 * lost most, the first of equals first. Each stays within 0.01 of its exact value.
 *
 * @param parts in points; their sum is the total
 * @returns rounded parts, in the given order
 */
export function partsAddingUp(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  const whole = parts.map((part) => Math.floor(part * 100 + 1e-7))
  const order = parts
    .map((part, i) => ({ i, lost: part * 100 - (whole[i] ?? 0) }))
    .toSorted((a, b) => (Math.abs(a.lost - b.lost) > 1e-7 ? b.lost - a.lost : a.i - b.i))
  const missing =
    Math.round(roundTo(total, 2) * 100) - whole.reduce((sum, hundredths) => sum + hundredths, 0)
  const lucky = new Set(order.slice(0, missing).map(({ i }) => i))
  return whole.map((hundredths, i) => {
    const rounded = (hundredths + (lucky.has(i) ? 1 : 0)) / 100
    return rounded === 0 ? 0 : rounded
  })
}
