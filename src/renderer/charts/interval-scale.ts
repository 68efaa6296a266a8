/** The weights that a row of interval bars shows, in percent: all of them, or those around the agreed one. */
export type IntervalScale =
  | { readonly kind: 'whole' }
  /** `span` points on either side of each row's own agreed weight, which is in the middle. */
  | { readonly kind: 'near'; readonly span: number }

interface Row {
  readonly weight: number
  readonly from: number
  readonly to: number
  readonly below: unknown
  readonly above: unknown
}

/** Where a weight lies on the scale of a row: 0 at its left end, 1 at its right end, not held to them. */
export function placeOnScale(scale: IntervalScale, agreed: number, weight: number): number {
  if (scale.kind === 'whole') return weight / 100
  return (weight - agreed + scale.span) / (2 * scale.span)
}

/** The weight at a place of the scale, held to [0, 100]. */
export function weightAt(scale: IntervalScale, agreed: number, place: number): number {
  const weight = scale.kind === 'whole' ? place * 100 : agreed - scale.span + place * 2 * scale.span
  return Math.min(100, Math.max(0, weight))
}

/** Distance from the agreed weight to the nearest flip, in points; infinite where there is none. */
export function distanceToFlip({ weight, from, to, below, above }: Row): number {
  return Math.min(
    below === null ? Infinity : weight - from,
    above === null ? Infinity : to - weight,
  )
}

const spans: readonly number[] = [2, 5, 10, 20, 40]

/** A close-up that shows where most rows flip: the smallest round span that reaches the middle one. */
export function nearScale(rows: readonly Row[]): IntervalScale {
  const distances = rows
    .map(distanceToFlip)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
  const middle = distances[Math.floor(distances.length / 2)] ?? 10
  return { kind: 'near', span: spans.find((span) => span >= middle * 1.3) ?? 40 }
}

/** Ticks of the scale: where they are, and what they say. */
export function scaleTicks(
  scale: IntervalScale,
): readonly { readonly place: number; readonly label: string }[] {
  if (scale.kind === 'whole')
    return [0, 25, 50, 75, 100].map((weight) => ({
      place: weight / 100,
      label: weight === 100 ? '100 %' : String(weight),
    }))
  const { span } = scale
  return [-1, -0.5, 0, 0.5, 1].map((part) => ({
    place: (part + 1) / 2,
    label: part === 0 ? 'agreed' : `${part < 0 ? '−' : '+'}${Math.abs(part) * span}`,
  }))
}
