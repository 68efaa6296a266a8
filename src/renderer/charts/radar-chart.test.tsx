import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BlipId, SectorId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'
import type { Box } from '#shared/domain/radar-labels'
import { radarLayout } from '#shared/domain/radar-layout'
import { RadarChart, type RadarChartBlip } from './radar-chart.tsx'
import { radarLegend } from './radar-legend.tsx'
import { sectorNames, viewOf } from './radar-places.ts'
import { type RadarPlan, radarPlan } from './radar-plan.ts'
import { textWidth } from './text-width.ts'

const sectorsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: SectorId.parse(`s${i}`),
    name: `Sector ${i + 1} of the ${'whole '.repeat(i % 3)}stack`,
  }))

const blipsOf = (count: number, sectors: number): RadarChartBlip[] =>
  Array.from({ length: count }, (_, i) => {
    const ring = rings[(i * 7) % 4] ?? 'hold'
    return {
      id: BlipId.parse(`b${i}`),
      number: i + 1,
      name: `Tool ${i + 1}${i % 4 === 0 ? ' with a longer name' : ''}`,
      sectorId: SectorId.parse(`s${(i * 3) % sectors}`),
      ring,
      previousRing: i % 3 === 0 ? (rings[(i * 5) % 4] ?? null) : ring,
      isNew: i % 5 === 0,
      description: `Tool ${i + 1}`,
    }
  })

const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

const boxesOf = (plan: RadarPlan): { readonly what: string; readonly box: Box }[] => [
  ...plan.names.map(({ lines, x, y, anchor }, i) => {
    const width = Math.max(...lines.map((line) => textWidth(line, 15)))
    const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
    return { what: `sector ${i}`, box: { left, top: y - 13, width, height: lines.length * 19 - 3 } }
  }),
  ...plan.pills.map(({ ring, x, y, width }) => ({
    what: ring,
    box: { left: x - width / 2, top: y - 9, width, height: 18 },
  })),
  ...plan.layout.blips.flatMap(({ id, x, y, label }) =>
    label
      ? [{ what: id, box: label.box }]
      : [{ what: id, box: { left: x - 12, top: y - 9, width: 24, height: 18 } }],
  ),
]

describe('a crowded radar', () => {
  it.each([3, 4, 5, 6, 7, 8])(
    'of 80 blips in %i sectors has numbers, and nothing in the way of a word',
    (count) => {
      const plan = radarPlan(blipsOf(80, count), sectorsOf(count))
      expect(plan.isNumbered).toBe(true)
      const boxes = boxesOf(plan)
      boxes.forEach(({ what, box }, i) => {
        for (const other of boxes.slice(i + 1))
          expect(overlap(box, other.box), `${what} and ${other.what}`).toBe(false)
        expect(box.left).toBeGreaterThanOrEqual(plan.view.left - 1e-6)
        expect(box.left + box.width).toBeLessThanOrEqual(plan.view.left + plan.view.width + 1e-6)
      })
    },
  )

  it('keeps names while they can be read, and has numbers from then on', () => {
    const sizes = [4, 12, 20, 40, 60, 80].map((many) => {
      const { isNumbered, view } = radarPlan(blipsOf(many, 4), sectorsOf(4))
      // Letters of 13.5 units, drawn 736 pixels wide at most.
      return [isNumbered, isNumbered || 13.5 * Math.min(1, 736 / view.width) >= 13]
    })
    expect(sizes[0]).toEqual([false, true])
    expect(sizes.at(-1)?.[0]).toBe(true)
    expect(sizes.every(([, legible]) => legible)).toBe(true)
  })

  it('says beside itself what the numbers are, each once and whole, where it stands alone', () => {
    const [blips, sectors] = [blipsOf(80, 6), sectorsOf(6)]
    const plan = radarPlan(blips, sectors)
    const legend = radarLegend(blips, sectors, plan.view.height)
    const lines = legend.columns.flat()
    const names = new Map<number, string>()
    for (const { number, text } of lines)
      if (number !== null) names.set(number, `${names.get(number) ?? ''} ${text}`.trim())
    expect([...names]).toEqual(
      blips
        .toSorted((a, b) => a.sectorId.localeCompare(b.sectorId) || a.number - b.number)
        .map(({ number, name }) => [number, name]),
    )
    const markup = renderToStaticMarkup(
      <RadarChart blips={blips} sectors={sectors} label="Radar" withLegend />,
    )
    expect(markup).toContain('>Tool 80 </text>')
    expect(
      renderToStaticMarkup(<RadarChart blips={blips} sectors={sectors} label="Radar" />),
    ).not.toContain('>Tool 80 </text>')
  })
})

describe('the radar', () => {
  it.each([3, 4, 5, 6, 7, 8])(
    'names %i sectors without covering a label or each other',
    (count) => {
      const sectors = sectorsOf(count)
      const layout = radarLayout(
        blipsOf(32, count),
        sectors.map(({ id }) => id),
        (text) => textWidth(text, 14),
      )
      const names = sectorNames(sectors, layout)
      expect(names).toHaveLength(count)
      const boxes = names.map(({ lines, x, y, anchor }): Box => {
        const width = Math.max(...lines.map((line) => textWidth(line, 15)))
        const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
        return { left, top: y - 13, width, height: lines.length * 19 - 3 }
      })
      const labels = layout.blips.map(({ label }) => label.box)
      boxes.forEach((box, i) => {
        for (const other of [...labels, ...boxes.slice(i + 1)])
          expect(overlap(box, other)).toBe(false)
      })
      const view = viewOf(layout, names)
      for (const box of [...boxes, ...labels]) {
        expect(box.left).toBeGreaterThanOrEqual(view.left - 1e-6)
        expect(box.left + box.width).toBeLessThanOrEqual(view.left + view.width + 1e-6)
      }
    },
  )

  it('draws in Node alone, every blip with its number and name, without ids', () => {
    const markup = renderToStaticMarkup(
      <RadarChart blips={blipsOf(12, 4)} sectors={sectorsOf(4)} label="Radar" />,
    )
    expect(markup).toMatch(/^<svg [^>]*role="img" aria-label="Radar"/)
    expect(markup).toContain('>12 </text>')
    expect(markup).toContain('Tool 12')
    expect(markup).not.toMatch(/ id=|url\(|class="[^t]|role="button"/)
  })
})
