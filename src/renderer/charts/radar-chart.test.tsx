import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BlipId, SectorId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'
import type { Box } from '#shared/domain/radar-labels'
import { radarLayout } from '#shared/domain/radar-layout'
import { RadarChart, type RadarChartBlip } from './radar-chart.tsx'
import { sectorNames, viewOf } from './radar-places.ts'
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
        return { left, top: y - 13, width, height: lines.length * 18 - 2 }
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
