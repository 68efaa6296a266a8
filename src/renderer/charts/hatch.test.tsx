import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Area, Hatch, hatchLines } from './hatch.tsx'

const area: Area = { x: 10, y: 20, width: 47, height: 13 }

const points = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )

describe('hatches', () => {
  it('never leave their area, whatever the pattern', () => {
    for (const pattern of [
      'rising',
      'grid',
      'horizontal',
      'falling',
      'vertical',
      'cross',
    ] as const) {
      const all = points(hatchLines(pattern, area, 5))
      expect(all.length).toBeGreaterThan(3)
      for (const [x, y] of all) {
        expect(x).toBeGreaterThanOrEqual(10)
        expect(x).toBeLessThanOrEqual(57)
        expect(y).toBeGreaterThanOrEqual(20)
        expect(y).toBeLessThanOrEqual(33)
      }
    }
  })

  it('run through from one area into the next', () => {
    const left = points(hatchLines('rising', { ...area, width: 20 }, 5))
    const right = points(hatchLines('rising', { ...area, x: 30, width: 27 }, 5))
    const ends = left.filter(([x]) => x === 30).map(([, y]) => y)
    const starts = right.filter(([x]) => x === 30).map(([, y]) => y)
    expect(ends.length).toBeGreaterThan(0)
    expect(starts).toEqual(ends)
  })

  it('print without a pattern, a clip path or an id', () => {
    const markup = Array.from({ length: 10 }, (_, slot) =>
      renderToStaticMarkup(
        <svg>
          <Hatch slot={slot} {...area} />
        </svg>,
      ),
    )
    expect(new Set(markup).size).toBe(10)
    for (const one of markup) expect(one).not.toMatch(/<pattern|clip|id=/)
  })
})
