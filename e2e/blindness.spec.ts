import { expect, test } from '@playwright/test'
import { secrets } from './blind-evaluation.ts'
import { type Surfaces, walk } from './blind-walk.ts'

test.describe.configure({ timeout: 360_000 })

test('nothing anywhere tells a blind vote, a reason, a weight or support', async () => {
  const [one, other] = await Promise.all(secrets.map(walk))
  if (!one || !other) throw new Error('Two walks')

  await test.step('the walk came by every surface', () => {
    for (const part of [
      'page reveal',
      'projector reveal',
      'palette at scoring',
      'palette at scoring, looking for innober',
      'undo after somebody scored',
      'label of undo',
      'restore points',
      'preview of a file on home',
      'files in the data folder',
      'palette over a sheet',
      'asking for the PIN of a sheet',
      'review, page reveal',
      'review, export json',
    ]) {
      expect([...one.keys()]).toContain(part)
    }
    expect(one.size).toBeGreaterThan(150)
    expect([...other.keys()]).toEqual([...one.keys()])
    expect(one.get('command line, results')).toContain('blind')
    expect(one.get('command line, exported md')).toContain('blind')
    expect(one.get('projector scoring')).toContain('of 40')
  })

  await test.step('nothing planted is on any', () => {
    const words = secrets.flatMap(({ word }) => [
      word,
      Buffer.from(word).toString('base64').slice(0, 12),
    ])
    for (const surfaces of [one, other]) {
      const found = namesWhere(surfaces, (_, text) => words.some((word) => text.includes(word)))
      expect(found).toEqual([])
    }
  })

  await test.step('no surface differs with the votes', () => {
    const differing = namesWhere(one, (name, text) => text !== other.get(name))
    expect(differing.map((name) => `${name}: ${difference(one, other, name)}`)).toEqual([])
  })
})

function namesWhere(surfaces: Surfaces, is: (name: string, text: string) => boolean): string[] {
  return [...surfaces].filter(([name, text]) => is(name, text)).map(([name]) => name)
}

/** The place where a surface differs, for whoever has to find the leak. */
function difference(one: Surfaces, other: Surfaces, name: string): string {
  const [a, b] = [one.get(name) ?? '', other.get(name) ?? '']
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `“${a.slice(Math.max(0, at - 60), at + 60)}” against “${b.slice(at, at + 60)}”`
}
