import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedBy } from '#shared/domain/grouping'
import { BlipId, SectorId } from '#shared/domain/ids'
import { blipState, numberedBlips, rings } from '#shared/domain/radar'
import { innerRadii, middleOf, ringRadii } from '#shared/domain/radar-geometry'
import type { Box } from '#shared/domain/radar-labels'
import { type BlipToPlace, radarLayout } from '#shared/domain/radar-layout'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sectorsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => SectorId.parse(`s${i}`))

const anyRadar = fc.record({ sectors: fc.integer({ min: 3, max: 8 }) }).chain(({ sectors }) =>
  fc.record({
    sectors: fc.constant(sectorsOf(sectors)),
    blips: fc
      .array(
        fc.record({
          sector: fc.integer({ min: 0, max: sectors - 1 }),
          ring: fc.constantFrom(...rings),
          previousRing: fc.option(fc.constantFrom(...rings)),
          name: fc.constantFrom('DVC', 'Weights & Biases', 'SageMaker managed MLflow', 'Kubeflow'),
        }),
        { maxLength: 40 },
      )
      .map((rows) =>
        rows.map(({ sector, ...row }, i): BlipToPlace => ({
          ...row,
          id: BlipId.parse(`b${i}`),
          sectorId: SectorId.parse(`s${sector}`),
        })),
      ),
  }),
)

const apart = (a: Box, b: Box) =>
  a.left >= b.left + b.width - 1e-9 ||
  b.left >= a.left + a.width - 1e-9 ||
  a.top >= b.top + b.height - 1e-9 ||
  b.top >= a.top + a.height - 1e-9

const square = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  width: 2 * radius,
  height: 2 * radius,
})

describe('for any radar', () => {
  it('no two labels overlap, and none beside the radar covers a blip', () => {
    fc.assert(
      fc.property(anyRadar, ({ blips, sectors }) => {
        const layout = radarLayout(blips, sectors)
        layout.blips.forEach(({ label }, i) => {
          for (const other of layout.blips.slice(i + 1))
            expect(apart(label.box, other.label.box)).toBe(true)
          layout.blips.forEach((other) => {
            expect(apart(label.box, square(other.x, other.y, layout.blipRadius * 0.7))).toBe(true)
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  it('no label beside its blip lies on the trail of one', () => {
    fc.assert(
      fc.property(anyRadar, ({ blips, sectors }) => {
        const layout = radarLayout(blips, sectors)
        const trails = layout.blips.flatMap(({ x, y, previous }) =>
          [0, 0.25, 0.5, 0.75, 1].map((part) => ({
            x: x + part * ((previous?.x ?? x) - x),
            y: y + part * ((previous?.y ?? y) - y),
          })),
        )
        const beside = layout.blips.filter(({ label }) => !label.leader)
        for (const { label } of beside)
          expect(trails.every(({ x, y }) => apart(label.box, square(x, y, 0.1)))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('every blip is in its ring and in its sector', () => {
    fc.assert(
      fc.property(anyRadar, ({ blips, sectors }) => {
        for (const { x, y, ring, sectorId } of radarLayout(blips, sectors).blips) {
          const radius = Math.hypot(x, y)
          expect(radius).toBeGreaterThan(innerRadii[ring])
          expect(radius).toBeLessThan(ringRadii[ring])
          const turn = (Math.atan2(y, x) - Math.PI + 4 * Math.PI) % (2 * Math.PI)
          expect(Math.floor(turn / ((2 * Math.PI) / sectors.length))).toBe(
            sectors.indexOf(sectorId),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('what came inwards stands no further in than what went outwards, unless its ring is crowded', () => {
    fc.assert(
      fc.property(anyRadar, ({ blips, sectors }) => {
        const { blips: drawn } = radarLayout(blips, sectors)
        const groups = [...groupedBy(drawn, ({ sectorId, ring }) => `${sectorId} ${ring}`).values()]
        for (const group of groups.filter(({ length }) => length <= 2)) {
          const radius = (side: 1 | -1) =>
            group
              .filter(
                ({ ring, previousRing }) =>
                  previousRing !== null &&
                  Math.sign(ringRadii[previousRing] - ringRadii[ring]) === side,
              )
              .map(({ x, y }) => Math.hypot(x, y))
          for (const cameIn of radius(1))
            for (const wentOut of radius(-1)) expect(cameIn).toBeGreaterThanOrEqual(wentOut - 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is drawn the same way twice', () => {
    fc.assert(
      fc.property(anyRadar, ({ blips, sectors }) => {
        expect(radarLayout(blips, sectors)).toEqual(radarLayout(blips, sectors))
      }),
      { numRuns: 20 },
    )
  })
})

describe('the sample', () => {
  const sample = scenarioEvaluation()
  const blips = numberedBlips(sample).flatMap(({ blip }): BlipToPlace[] => {
    const { ring, previousRing } = blipState(blip)
    return ring ? [{ ...blip, ring, previousRing }] : []
  })
  const layout = radarLayout(
    blips,
    sample.radar.sectors.map(({ id }) => id),
  )

  it('has room for every label beside its blip', () => {
    expect(layout.blips.filter(({ label }) => label.leader)).toEqual([])
    expect(layout.blipRadius).toBe(11)
  })

  it('shows an old place only for what moved, in the old ring', () => {
    const moved = layout.blips.filter(({ previous }) => previous)
    expect(moved.map(({ name }) => name)).toEqual(['MLflow', 'Weights & Biases', 'Evidently'])
    for (const { previous, previousRing } of moved) {
      const radius = Math.hypot(previous?.x ?? NaN, previous?.y ?? NaN)
      expect(radius).toBeGreaterThan(innerRadii[previousRing ?? 'hold'])
      expect(radius).toBeLessThan(ringRadii[previousRing ?? 'adopt'])
    }
  })

  it('stands near the edge that it came over, and in the middle where it has not moved', () => {
    const sides = layout.blips.map(({ name, x, y, ring }) => {
      const fromMiddle = Math.hypot(x, y) - middleOf(ring)
      return [name, Math.abs(fromMiddle) < 0.5 ? 'middle' : fromMiddle > 0 ? 'outer' : 'inner']
    })
    expect(sides.filter(([, side]) => side !== 'middle')).toEqual([
      ['MLflow', 'outer'],
      ['Weights & Biases', 'inner'],
      ['Evidently', 'outer'],
    ])
  })

  it('leads to labels outside where a ring is crowded', () => {
    const crowd = Array.from({ length: 24 }, (_, i) => ({
      id: BlipId.parse(`b${i}`),
      name: `A tool with a long name ${i}`,
      sectorId: SectorId.parse('s0'),
      ring: 'adopt' as const,
      previousRing: null,
    }))
    const crowded = radarLayout(crowd, sectorsOf(8))
    expect(crowded.blipRadius).toBeLessThan(11)
    expect(crowded.blips.some(({ label }) => label.leader)).toBe(true)
  })
})

it('refuses a blip of no sector', () => {
  const lost = { id: BlipId.parse('b'), name: 'x', ring: 'hold', previousRing: null } as const
  expect(() => radarLayout([{ ...lost, sectorId: SectorId.parse('gone') }], sectorsOf(4))).toThrow(
    RangeError,
  )
})
