/**
 * Where blips that moved were before: in their old ring and their sector, near their own ray, so
 * that the trail between the two runs clear of other blips and trails where there is room.
 */
import { middleOf, type Point, pointAt } from '#shared/domain/radar-geometry'
import type { Ring } from '#shared/domain/values'

/** A blip with its angle, and the ring it left; null when it has not moved. */
export interface MovedBlip extends Point {
  readonly angle: number
  readonly previousRing: Ring | null
  /** Angles between which its sector lies. */
  readonly sector: readonly [number, number]
}

/** Turns away from the blip's own ray that are tried, in radians, the smallest first. */
const turns = [0, 0.12, -0.12, 0.24, -0.24, 0.36, -0.36, 0.5, -0.5, 0.65, -0.65]
const clearance = 7

/** Old places in the order of the blips; null for those that have not moved. */
export function oldPlaces(blips: readonly MovedBlip[], blipRadius: number): (Point | null)[] {
  const trails: Point[] = []
  return blips.map((blip) => {
    const { previousRing, sector, angle } = blip
    if (previousRing === null) return null
    const others = [...blips.filter((other) => other !== blip), ...trails]
    const rays = turns
      .map((turn) => angle + turn)
      .filter((ray) => ray > sector[0] + 0.05 && ray < sector[1] - 0.05)
    const tried = (rays.length > 0 ? rays : [angle]).map((ray) => {
      const point = pointAt(ray, middleOf(previousRing))
      const room = Math.min(...others.map((other) => distanceTo(other, blip, point)))
      return { point, room }
    })
    const clear = tried.find(({ room }) => room > blipRadius + clearance)
    const { point } = clear ?? tried.reduce((best, next) => (next.room > best.room ? next : best))
    trails.push(...along(blip, point))
    return point
  })
}

/** Points along a trail, for later ones to keep away from. */
function along(from: Point, to: Point): Point[] {
  return [0.25, 0.5, 0.75, 1].map((part) => ({
    x: from.x + part * (to.x - from.x),
    y: from.y + part * (to.y - from.y),
  }))
}

/** Distance of a point from the segment between two others. */
function distanceTo(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const square = dx * dx + dy * dy
  const nearest = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square
  const part = Math.min(1, Math.max(0, nearest))
  return Math.hypot(point.x - a.x - part * dx, point.y - a.y - part * dy)
}
