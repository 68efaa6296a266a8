/**
 * Measures of the radar's drawing: centre (0, 0), radius 240 units, y points down, sectors
 * clockwise from the left (nine o'clock).
 */
import type { Ring } from '#shared/domain/values'

export const radarRadius = 240

/** Outer radius of every ring. */
export const ringRadii: Readonly<Record<Ring, number>> = {
  adopt: 86,
  trial: 141,
  assess: 191,
  hold: 240,
}

/** Inner radius of every ring; the very centre stays empty. */
export const innerRadii: Readonly<Record<Ring, number>> = {
  adopt: 18,
  trial: 86,
  assess: 141,
  hold: 191,
}

/** Between which radii every ring lies. */
export type RingBands = Readonly<Record<Ring, { readonly inner: number; readonly outer: number }>>

/** The rings as they are while there is room for names. */
export const usualBands: RingBands = {
  adopt: { inner: innerRadii.adopt, outer: ringRadii.adopt },
  trial: { inner: innerRadii.trial, outer: ringRadii.trial },
  assess: { inner: innerRadii.assess, outer: ringRadii.assess },
  hold: { inner: innerRadii.hold, outer: ringRadii.hold },
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Radius of the middle of a ring. */
export function middleOf(ring: Ring): number {
  return (innerRadii[ring] + ringRadii[ring]) / 2
}

/** The point at an angle (radians, clockwise from the right) and a radius. */
export function pointAt(angle: number, radius: number): Point {
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
}
