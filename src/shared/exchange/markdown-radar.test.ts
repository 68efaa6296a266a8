import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SectorId } from '#shared/domain/ids'
import { blipState } from '#shared/domain/radar'
import { withImportedRadar } from '#shared/domain/radar-import'
import { asWritten, mappedRadar } from '#shared/domain/radar-mapping'
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { isOfRadar, readRadar } from '#shared/exchange/read-radar'
import { toMarkdownFiles } from '#shared/exchange/write-markdown-radar'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const fixtures = join(import.meta.dirname, '../../../test/fixtures/radars')
const folder = readdirSync(join(fixtures, 'aoe'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: path.slice(fixtures.length + 1), text: readFileSync(path, 'utf8') }))

const found = (...sources: readonly RadarSource[]) => {
  const read = readRadar(sources)
  if (!read.ok) throw new Error(`${read.place}: ${read.reason}`)
  return read.radar
}
const row = (name: string, radar = found(...folder)) => {
  const one = radar.rows.find((entry) => entry.name === name)
  if (!one) throw new Error(`No ${name}`)
  return one
}

describe('a folder of the generator', () => {
  it('has the names of its config, and the day of the last edition', () => {
    const { sectors, day } = found(...folder)
    expect(sectors).toEqual(['Data & Pipelines', 'Tracking'])
    expect(day).toBe('2025-05-12')
  })

  it('goes by file names: what an edition leaves out is as on the one before', () => {
    expect(row('Flyte')).toMatchObject({
      ring: 'trial',
      sector: 'Data & Pipelines',
      reason: 'Runs two of our nightly trainings.',
      isNew: false,
      past: [
        {
          day: '2024-11-04',
          ring: 'assess',
          reason: 'Steps in containers. Somebody has seen it elsewhere.',
        },
      ],
    })
    expect(row('Feast')).toMatchObject({ isNew: true, past: [] })
  })

  it('keeps an entry that the last edition did not mention, as not moved since', () => {
    const empty = {
      ...sample,
      blips: [],
      radar: { id: 'radar' as const, date: null, sectors: [] },
    }
    let ids = 0
    const taken = withImportedRadar(empty, mappedRadar(found(...folder), asWritten), {
      day: '2025-05-12',
      newRadar: false,
      toolIdOf: () => null,
      newId: () => `new-${++ids}`,
    })
    const words = taken.blips.map((blip) => [blip.name, blipState(blip).words])
    expect(words.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      ['Feast', 'New'],
      ['Flyte', '↑ in, from Assess'],
      ['neptune.ai', 'No change'],
    ])
    const neptune = taken.blips.find(({ name }) => name === 'neptune.ai')
    expect(neptune?.history.map(({ day }) => day)).toEqual(['2024-11-04', '2025-05-12'])
  })

  it('is not refused for one bad file, which is named; pages beside the editions are none', () => {
    const { notes, rows } = found(...folder)
    expect(rows).toHaveLength(3)
    expect(notes).toEqual([expect.stringMatching(/broken\.md, line \d was left out: /)])
  })

  it('is refused with the first reason where nothing of it can be read', () => {
    const bad = { path: 'radar/2025-01-01/a.md', text: 'no front matter' }
    expect(readRadar([bad])).toMatchObject({ ok: false, place: bad.path })
  })

  it('notes a name that two files have, and entries in no ring or quadrant', () => {
    const page = (name: string, front: string) => ({
      path: `radar/2025-01-01/${name}.md`,
      text: `---\n${front}\n---\nText.\n`,
    })
    const { rows, notes } = found(
      page('a', 'title: A\nring: hold\nquadrant: S'),
      page('b', 'title: a\nring: trial\nquadrant: S'),
      page('c', 'title: C\nquadrant: S'),
      page('d', 'title: D\nring: hold'),
    )
    expect(rows.map(({ name }) => name)).toEqual(['A'])
    expect(notes.map((note) => note.split(' was left out: ')[1])).toEqual([
      'a is on it twice.',
      'it is in no ring.',
      'it is in no quadrant.',
    ])
  })

  it('is read without what programs keep in it', () => {
    expect(['x/radar/2025-01-01/a.md', 'x/config.json'].every(isOfRadar)).toBe(true)
    expect(
      ['x/.git/a.md', 'x/node_modules/y/README.md', 'x/data.json', '__MACOSX/a.md'].some(isOfRadar),
    ).toBe(false)
  })
})

describe('files for the generator', () => {
  const files = toMarkdownFiles(sample, '2026-05-18')
  const config = JSON.parse(files.find(({ path }) => path === 'config.json')?.text ?? '') as {
    readonly quadrants: readonly { readonly id: string; readonly title: string }[]
    readonly rings: readonly { readonly id: string; readonly radius: number }[]
  }
  const fronts = files
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text }) => ({
      path,
      ring: /^ring: (.*)$/m.exec(text)?.[1],
      quadrant: /^quadrant: (.*)$/m.exec(text)?.[1],
    }))

  it('name in every page a quadrant and a ring that are ids of the config', () => {
    expect(config.quadrants.map(({ title }) => title)).toEqual(
      sample.radar.sectors.map(({ name }) => name),
    )
    const ids = config.quadrants.map(({ id }) => id)
    expect(ids.every((id) => /^[a-z0-9-]+$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
    expect(fronts.length).toBeGreaterThan(10)
    expect(fronts.filter(({ quadrant }) => !ids.includes(quadrant ?? ''))).toEqual([])
    expect(config.rings.map(({ id }) => id)).toEqual(['adopt', 'trial', 'assess', 'hold'])
    expect(config.rings.map(({ radius }) => radius)).toEqual([0.5, 0.69, 0.85, 1])
  })

  it('are in one folder for each day on which something was said', () => {
    const paths = fronts.map(({ path }) => path)
    expect(paths).toContain('radar/2026-03-12/mlflow.md')
    expect(paths).toContain('radar/2026-04-09/mlflow.md')
    const days = new Set(paths.map((path) => path.split('/')[1]))
    expect(days).toEqual(new Set(['2026-03-12', '2026-04-09']))
  })

  it('have no page for what a later radar only carried over', () => {
    const later = {
      ...sample,
      radar: { ...sample.radar, date: '2026-10-01' },
      blips: sample.blips.map((blip) => {
        const last = blip.history.at(-1)
        return last ? { ...blip, history: [...blip.history, { ...last, day: '2026-10-01' }] } : blip
      }),
    }
    expect(toMarkdownFiles(later, '2026-10-01')).toEqual(files)
  })

  it('come back with movement and days', () => {
    const mlflow = row('MLflow', found(...files))
    expect(mlflow).toMatchObject({ ring: 'adopt', isNew: false })
    expect(mlflow.past).toEqual([{ day: '2026-03-12', ring: 'trial', reason: '' }])
  })

  it('have ids of their own for sectors in any script', () => {
    const sectors = ['データ', '数据', 'Data', 'data!'].map((name, i) => ({
      id: SectorId.parse(`s${i}`),
      name,
    }))
    const [file] = toMarkdownFiles({ radar: { ...sample.radar, sectors }, blips: [] }, '2026-05-18')
    const { quadrants } = JSON.parse(file?.text ?? '') as typeof config
    expect(quadrants.map(({ id }) => id)).toEqual(['sector', 'sector-2', 'data', 'data-2'])
  })
})

describe('files of the other formats', () => {
  const of = (name: string) =>
    found({ path: name, text: readFileSync(join(fixtures, name), 'utf8') })

  it.each(['byor.csv', 'byor.json', 'zalando.json'])('%s is read with its movement', (name) => {
    const radar = of(name)
    expect(row('Flyte', radar)).toMatchObject({ ring: 'trial', isNew: false, moved: 1 })
    expect(row('Feast', radar)).toMatchObject({ ring: 'assess', isNew: true })
    expect(row('neptune.ai', radar)).toMatchObject({ ring: 'trial', moved: -1 })
  })

  it('says plain text where the file has HTML', () => {
    expect(row('Flyte', of('byor.json')).reason).toMatch(/nightly\s+trainings & restarts/)
  })
})
