import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BlipId, SectorId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'
import type { BlipToPlace } from '#shared/domain/radar-layout'
import { numberedLayout } from '#shared/domain/radar-numbers'
import { campaign } from '../../../test/campaign.ts'

const sectorsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => SectorId.parse(`s${i}`))

/** As uneven as a radar can be: most blips may stand in few rings and sectors. */
const anyCrowd = fc.record({ sectors: fc.integer({ min: 3, max: 8 }) }).chain(({ sectors }) =>
  fc
    .array(
      fc.record({
        sector: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: sectors - 1 })),
        ring: fc.oneof(fc.constant(rings[0]), fc.constantFrom(...rings)),
        previousRing: fc.option(fc.constantFrom(...rings)),
      }),
      { minLength: 1, maxLength: 130, size: 'max' },
    )
    .map((rows) => ({
      sectors: sectorsOf(sectors),
      blips: rows.map(({ sector, ring, previousRing }, i): BlipToPlace => ({
        id: BlipId.parse(`b${i}`),
        name: `Tool ${i}`,
        sectorId: SectorId.parse(`s${sector}`),
        ring: ring ?? 'adopt',
        previousRing,
      })),
    })),
)

const { runs, seed } = campaign({ short: 60, full: 2_000 })

it(`no two dots touch, each is in its ring and sector, and none is on the names of the rings (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyCrowd, ({ blips, sectors }) => {
      const { bands, blipRadius, ...layout } = numberedLayout(blips, sectors)
      layout.blips.forEach(({ x, y, ring, sectorId }, i) => {
        for (const other of layout.blips.slice(i + 1))
          expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(2 * blipRadius + 2)
        const radius = Math.hypot(x, y)
        expect(radius).toBeGreaterThan(bands[ring].inner + blipRadius)
        expect(radius).toBeLessThan(bands[ring].outer - blipRadius)
        const turn = (Math.atan2(y, x) - Math.PI + 4 * Math.PI) % (2 * Math.PI)
        expect(Math.floor(turn / ((2 * Math.PI) / sectors.length))).toBe(sectors.indexOf(sectorId))
        expect(x < 0 && Math.abs(y) < 12 + blipRadius).toBe(false)
      })
    }),
    { numRuns: runs, seed },
  )
})

it('numbers run clockwise, from the outer row of a ring inwards, and the drawing is the same every time', () => {
  const sectors = sectorsOf(4)
  const blips = Array.from({ length: 12 }, (_, i): BlipToPlace => ({
    id: BlipId.parse(`b${i}`),
    name: `Tool ${i}`,
    sectorId: SectorId.parse('s1'),
    ring: 'adopt',
    previousRing: null,
  }))
  const layout = numberedLayout(blips, sectors)
  expect(numberedLayout(blips, sectors)).toEqual(layout)
  const radii = layout.blips.map(({ x, y }) => Math.round(Math.hypot(x, y)))
  expect(radii).toEqual(radii.toSorted((a, b) => b - a))
  expect(new Set(radii).size).toBeGreaterThan(1)
})
