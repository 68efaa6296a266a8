import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlipId } from '#shared/domain/ids'
import type { RadarSource } from '#shared/exchange/read-markdown-radar'
import { readRadar } from '#shared/exchange/read-radar'
import { toMarkdownFiles } from '#shared/exchange/write-markdown-radar'
import { radarFile, toByorCsv, toByorJson } from '#shared/exchange/write-radar'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const { radar } = scenarioEvaluation()

/** A radar with this on it, and nothing else. */
function radarWith(name: string, reason: string) {
  const [sector] = radar.sectors
  if (!sector) throw new Error('The sample has sectors')
  const history = [{ day: '2026-05-18', ring: 'trial' as const, reason }]
  const blip = {
    id: BlipId.parse('b'),
    name,
    sectorId: sector.id,
    candidateId: null,
    toolId: null,
    history,
  }
  return { radar, blips: [blip] }
}

function read(sources: readonly RadarSource[]) {
  const found = readRadar(sources)
  if (!found.ok) throw new Error(`${found.place}: ${found.reason}`)
  return found.radar.rows.map(({ name, reason }) => ({ name, reason }))
}

const files: [format: string, write: (name: string, reason: string) => readonly RadarSource[]][] = [
  ['Markdown', (name, reason) => toMarkdownFiles(radarWith(name, reason), '2026-05-18')],
  [
    'CSV of build-your-own-radar',
    (name, reason) => [{ path: 'radar.csv', text: toByorCsv(radarFile(radarWith(name, reason))) }],
  ],
  [
    'JSON of build-your-own-radar',
    (name, reason) => [
      { path: 'radar.json', text: toByorJson(radarFile(radarWith(name, reason))) },
    ],
  ],
]

/** What means something to Markdown, HTML or a spreadsheet, wherever it stands. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['*', '_', '#', '|', '\\', '`', '~', '!', '$', '[x](y)', '![x](y)', '<b>', '</b>', '<'],
        ...['>', '&', '&lt;', '&amp;', '&#60;', '"', "'", ';', ',', '=', '+1', '-', '--- ', '@x'],
        ...['1. ', '2) ', '- ', '# ', 'http://a.b', 'www.a.b', '{', '%', ' ', '日本', 'ä', '🙂'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  // White space is one space for everybody who reads a radar.
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '')

describe.each(files)('%s', (_, write) => {
  it('gives back every text as it was', () => {
    fc.assert(
      fc.property(awkward, awkward, (name, reason) => {
        expect(read(write(name, reason))).toEqual([{ name, reason }])
      }),
      { numRuns: 500 },
    )
  })

  it('has a reason of several lines in one', () => {
    expect(read(write('A', 'one *two*\n# three\r\n\n1. four'))).toEqual([
      { name: 'A', reason: 'one *two* # three 1. four' },
    ])
  })
})

it('is Markdown in which a reason is a text: no heading, list, link, HTML or emphasis', () => {
  const written = toMarkdownFiles(
    radarWith('A', '# a\n1. b\n[x](javascript:y) <b>*c*</b> | `d`'),
    '2026-05-18',
  ).find(({ path }) => path.endsWith('.md'))
  expect(written?.text.split('\n---\n\n')[1]).toBe(
    String.raw`\# a

1\. b

\[x\](javascript:y) \<b\>\*c\*\</b\> \| \`d\`
`,
  )
})

it('takes HTML and backslashes out of the Markdown of others', () => {
  const page = {
    path: 'radar/2025-01-01/a.md',
    text: '---\ntitle: A\nring: hold\nquadrant: S\n---\nUse <b>it</b> 1\\. \\<b\\> C:\\dir &lt;x&gt;.\n',
  }
  expect(read([page])).toEqual([{ name: 'A', reason: 'Use it 1. <b> C:\\dir <x>.' }])
})
