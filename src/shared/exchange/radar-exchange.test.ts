import { describe, expect, it } from 'vitest'
import { planRadarImport, withImportedRadar } from '#shared/domain/radar-import'
import { asWritten, mappedRadar, unknownRings } from '#shared/domain/radar-mapping'
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { readRadar } from '#shared/exchange/read-radar'
import { toMarkdownFiles } from '#shared/exchange/write-markdown-radar'
import { radarFile, toByorCsv, toByorJson, toZalandoJson } from '#shared/exchange/write-radar'
import { crc32, zipOf } from '#shared/exchange/zip'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const ours = radarFile(sample)
const found = (...sources: readonly RadarSource[]) => {
  const read = readRadar(sources)
  if (!read.ok) throw new Error(`${read.place}: ${read.reason}`)
  return read.radar
}
const file = (text: string, path = 'radar.csv'): RadarSource => ({ path, text })

describe('what is written', () => {
  const short = ours.rows.map(({ name, ring, sector }) => ({ name, ring, sector }))

  it.each([
    ['CSV of build-your-own-radar', [file(toByorCsv(ours))]],
    ['JSON of build-your-own-radar', [file(toByorJson(ours), 'radar.json')]],
    ['JSON of Zalando', [file(toZalandoJson(ours), 'config.json')]],
    ['Markdown of AOE', toMarkdownFiles(sample, '2026-05-18')],
  ])('is read again as the same radar: %s', (_, sources) => {
    const read = found(...sources)
    const { rows, sectors } = read
    const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
      a.name < b.name ? -1 : 1
    const again = rows.map(({ name, ring, sector }) => ({ name, ring, sector }))
    expect(again.toSorted(byName)).toEqual(short.toSorted(byName))
    expect(new Set(sectors)).toEqual(new Set(ours.sectors))
    const incoming = mappedRadar(read, asWritten)
    const settings = { day: '2026-05-18', newRadar: false, toolIdOf: () => null, newId: () => 'x' }
    expect(planRadarImport(sample, incoming)).toMatchObject({ added: 0, moved: 0 })
    expect(withImportedRadar(sample, incoming, settings).blips).toEqual(sample.blips)
  })

  it('has the ten entries of the sample with rings and movements', () => {
    expect(ours.rows).toHaveLength(10)
    expect(ours.rows.filter(({ moved }) => moved !== 0).length).toBeGreaterThan(0)
  })

  it('gives a spreadsheet no formula', () => {
    const row = {
      name: '=1+1',
      ring: 'adopt' as const,
      sector: 'S',
      reason: '@x',
      isNew: true,
      moved: 0 as const,
    }
    const text = toByorCsv({ sectors: ['S'], rows: [row], day: null })
    expect(text).toContain("'=1+1,adopt,S,TRUE,New,'@x")
    expect(found(file(text)).rows[0]).toMatchObject({ name: '=1+1', reason: '@x' })
  })

  it('has no HTML where other programs show it as such', () => {
    const row = {
      name: 'A',
      ring: 'hold' as const,
      sector: 'S',
      reason: '<img src=x>',
      isNew: false,
      moved: 0 as const,
    }
    const radar = { sectors: ['S'], rows: [row], day: null }
    for (const text of [toByorJson(radar), toByorCsv(radar)]) {
      expect(text).not.toContain('<img')
      expect(text).toContain('&lt;img src=x&gt;')
    }
  })
})

describe('what is read', () => {
  it('takes rings in any case and under other names, and HTML as text', () => {
    const { rows } = found(
      file(
        'name,ring,quadrant,isNew,description\nBabel,Adopt,Tools,TRUE,"<b>good</b> now"\nOld,CAUTION,Tools,FALSE,\n',
      ),
    )
    expect(rows).toMatchObject([
      { name: 'Babel', ring: 'adopt', isNew: true, reason: 'good now' },
      { name: 'Old', ring: 'hold', isNew: false, reason: '' },
    ])
  })

  it('keeps a ring that is not one of ours under the name that it has', () => {
    const radar = found(file('name,ring,quadrant\nA,Keep,S\nB,Trial,S\nC,constructor,S\n'))
    expect(radar.rows.map(({ ring }) => ring)).toEqual(['Keep', 'trial', 'constructor'])
    expect(unknownRings(radar)).toEqual(['Keep', 'constructor'])
  })

  it('knows what a file says of movement, and where it says nothing', () => {
    const { rows } = found(
      file(
        'name,ring,quadrant,isNew,status\nA,trial,S,FALSE,Moved In\nB,hold,S,FALSE,No Change\nC,hold,S,TRUE,\nD,hold,S,,\n',
      ),
    )
    expect(rows.map(({ isNew, moved }) => [isNew, moved])).toEqual([
      [false, 1],
      [false, 0],
      [true, 0],
      [null, 0],
    ])
  })

  it('takes quadrants and rings of Zalando by number', () => {
    const { rows, sectors, day } = found(
      file(
        JSON.stringify({
          date: '2024.02',
          quadrants: [{ name: 'Languages' }, { name: 'Infrastructure' }],
          rings: [{ name: 'ADOPT' }, { name: 'TRIAL' }, { name: 'ASSESS' }, { name: 'HOLD' }],
          entries: [
            { quadrant: 1, ring: 2, label: 'Flink', active: true, moved: 0 },
            { quadrant: 3, ring: 0, label: 'Airflow', active: true, moved: 2 },
          ],
        }),
      ),
    )
    expect(day).toBe('2024-02-01')
    expect(sectors).toEqual(['Languages', 'Infrastructure', 'Sector 4'])
    expect(rows).toMatchObject([
      { name: 'Flink', ring: 'assess', sector: 'Infrastructure' },
      { name: 'Airflow', ring: 'adopt', sector: 'Sector 4', isNew: true },
    ])
  })

  it.each([
    ['name,ring\nA,adopt\n', 'line 1', /quadrant/],
    ['name,ring,quadrant\nA,,S\n', 'line 2', /in no ring/],
    [
      `name,ring,quadrant\n${Array.from({ length: 13 }, (_, i) => `A${i},r${i},S\n`).join('')}`,
      'line 2',
      /"r0" is no ring: .* 13 such/,
    ],
    [
      `name,ring,quadrant\n${Array.from({ length: 25 }, (_, i) => `A${i},hold,S${i}\n`).join('')}`,
      'the whole file',
      /25 sectors/,
    ],
    ['name,ring,quadrant\nA,adopt,S\na,hold,S\n', 'line 3', /twice/],
    ['name,ring,quadrant\n"A,adopt,S\n', 'line 2', /never closed/],
    ['[{"name":"A","ring":"adopt"', 'line 1', /JSON/],
    ['{"entries":[{"__proto__":1}]}', 'entries[0].__proto__', /not allowed/],
    ['{"entries":[],"entries":[]}', 'entries', /twice/],
    ['{"other":1}', 'the top of the file', /entries/],
  ])('refuses %j with its place', (text, place, reason) => {
    const read = readRadar([file(text)])
    expect(read).toMatchObject({ ok: false, place })
    expect(read.ok ? '' : read.reason).toMatch(reason)
  })
})

it('packs files as ZIP: check values of the standard, and the same bytes for the same content', () => {
  const encode = (text: string) => Buffer.from(text)
  expect(crc32(encode('123456789'))).toBe(0xcbf43926)
  const zip = Buffer.from(zipOf([{ path: 'a/b.md', bytes: encode('text') }], encode))
  expect(zip.readUInt32LE(0)).toBe(0x04034b50)
  expect(zip.subarray(30, 36).toString()).toBe('a/b.md')
  expect(zip.readUInt32LE(zip.length - 22)).toBe(0x06054b50)
  expect(zip.readUInt16LE(zip.length - 22 + 10)).toBe(1)
  expect(zip.readUInt32LE(zip.readUInt32LE(zip.length - 22 + 16))).toBe(0x02014b50)
})
