import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect, test } from '@playwright/test'
import { emptyEvaluation } from '../src/shared/domain/empty-evaluation.ts'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { scoredCandidates } from '../src/shared/domain/screening.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { largeEvaluation } from '../test/large.ts'
import { scenarioEvaluation } from '../test/scenario.ts'

const call = promisify(execFile)
const cli = join(import.meta.dirname, '../out/main/cli.js')
const sample = scenarioEvaluation()
const long = 'Verylongnamewithoutanyblank'.repeat(6)

/** Headings of every record, whatever is in it, in their order. */
const sections = [
  'What we decide',
  'How sure we are',
  'Who decided',
  'Proof',
  '1 Context and use cases',
  '2 Options and must-haves',
  '3 Criteria, anchors and weights',
  '4 Scorecard',
  '5 How the ranking came about',
  '6 How sure the result is',
  '8 Build, buy or adopt',
  '9 Radar',
  '10 Consequences, risks and expectations',
  'Appendix',
  'A Method in words',
  'D Signatures',
]

/** What is printed, and how long printing may take on a laptop with other work, in ms. */
const cases: readonly (readonly [string, Evaluation, number])[] = [
  ['the sample', sample, 20_000],
  [
    'an empty evaluation',
    emptyEvaluation('empty' as Evaluation['id'], '2026-03-12T09:00:00+01:00', 'Nothing yet'),
    20_000,
  ],
  ['thirty people, twenty candidates, twenty-five criteria', largeEvaluation(), 45_000],
  [
    'very long and right-to-left names',
    {
      ...sample,
      frame: { ...sample.frame, title: `مراجعة المنصة ${long}` },
      candidates: sample.candidates.map((row, i) => ({
        ...row,
        name: i === 0 ? `منصة التعلم الآلي ${long}` : `${row.name} ${long}`,
      })),
      participants: sample.participants.map((row) => ({ ...row, name: `${row.name} עדה ${long}` })),
    },
    30_000,
  ],
]

for (const [name, evaluation, limit] of cases)
  test(`the PDF of ${name} is tagged, has a bookmark per heading, words for its figures, and its fonts`, async () => {
    test.setTimeout(120_000)
    const start = Date.now()
    await printed(evaluation, async (pdf) => {
      expect(Date.now() - start).toBeLessThan(limit)

      expect((await call('pdfinfo', [pdf])).stdout).toMatch(/Tagged:\s+yes/)
      const fonts = (await call('pdffonts', [pdf])).stdout.trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) expect(font).toMatch(/\syes (?:yes|no)\s+yes\s+\d+\s+\d+$/)
      const text = (await call('pdftotext', ['-raw', pdf, '-'])).stdout
      expect(text.length).toBeGreaterThan(200)
      // Read from the top, the sections come in the order in which they are numbered.
      // The list of contents names them, too, and comes before them.
      const places = sections.map((title) => text.lastIndexOf(`\n${title}\n`))
      expect(sections.filter((_, i) => (places[i] ?? -1) < 0)).toEqual([])
      expect(places).toEqual(places.toSorted((x, y) => x - y))

      const document = await PDFDocument.load(await readFile(pdf), { updateMetadata: false })
      const parts = structureOf(document)
      expect(parts.filter(({ type }) => /^H\d$/.test(type)).length).toBeGreaterThan(3)
      const figures = parts.filter(({ type }) => type === 'Figure')
      expect(figures.length > 0).toBe(evaluation.scorecards.length > 0)
      expect(figures.filter(({ words }) => words.trim() === '')).toEqual([])
      // Charts are drawn as lines and areas: there is no picture in the file, so none gets coarse.
      expect((await call('pdfimages', ['-list', pdf])).stdout.trim().split('\n')).toHaveLength(2)
      const bookmarks = bookmarksOf(document)
      const headings = await headingsOf(pdf)
      expect(bookmarks).toHaveLength(headings.length)
      const pairs = bookmarks.map((title, i) => [title, headings[i] ?? ''] as const)
      const legible = pairs.filter((pair) => !pair.some((text) => rightToLeft.test(text)))
      expect(legible.length).toBeGreaterThan(pairs.length / 2)
      for (const [title, heading] of legible) expect(plain(title)).toBe(plain(heading))
    })
  })

test('the two committee pages come first, and every page after them says its place', async () => {
  test.setTimeout(60_000)
  await printed(sample, async (pdf) => {
    const pages = (await call('pdftotext', ['-raw', pdf, '-'])).stdout.split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(6)
    expect(pages.findIndex((text) => /^Proof$/m.test(text))).toBe(2)
    expect(pages[0]).toContain('Page 1 of 2 for the committee')
    expect(pages[1]).toContain('Page 2 of 2 for the committee')
    const proof = pages.slice(2)
    for (const [i, text] of proof.entries()) {
      expect(text).toContain(sample.frame.title)
      expect(text).toContain(`Page ${i + 3} of ${pages.length}`)
    }
    // A heading and the note below it go to the next page with their table.
    const ledger = pages.findIndex((text) => /^Evidence ledger$/m.test(text))
    expect(pages[ledger]).toContain('Accepted evidence, oldest first')
  })
})

test('the evaluation inside a printed record is the one that was printed, byte for byte', async () => {
  test.setTimeout(60_000)
  const agreed = { ...sample, frame: { ...sample.frame, votesInRecord: true } }
  await printed(agreed, async (_, extract) => {
    expect((await extract()).equals(Buffer.from(contentOf(agreed, 0)))).toBe(true)
  })
  await printed(sample, async (_, extract) => {
    const parsed = (bytes: Uint8Array) => {
      const text = Buffer.from(bytes).toString()
      return JSON.parse(text.slice(text.indexOf('\n'))) as Evaluation
    }
    const { scorecards, weightVotes, votesInShort, ...inside } = parsed(await extract())
    const { scorecards: cards, weightVotes: weights, ...whole } = parsed(contentOf(sample, 0))
    expect(inside).toEqual(whole)
    expect([scorecards, weightVotes]).toEqual([[], []])
    expect([cards.length, weights.length, votesInShort?.cells.length]).toEqual([
      sample.scorecards.length,
      sample.weightVotes.length,
      scoredCandidates(sample).length * sample.criteria.length,
    ])
  })
})

/** Prints a record with the command line, as somebody else would, and takes the folder away again. */
async function printed(
  evaluation: Evaluation,
  use: (pdf: string, extract: () => Promise<Buffer>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stackjury-e2e-'))
  try {
    const [file, pdf, inside] = ['a.stackjury', 'a.pdf', 'b.stackjury'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    await writeFile(file, contentOf(evaluation, 0))
    await call(process.execPath, [cli, 'export', file, '--pdf', pdf])
    await use(pdf, async () => {
      await call(process.execPath, [cli, 'extract', pdf, inside])
      return readFile(inside)
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Every element of the structure with its alternative text. */
function structureOf({ context }: PDFDocument): { type: string; words: string }[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return []
    if (object.get(PDFName.of('Type')) !== PDFName.of('StructElem')) return []
    const type = object.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? ''
    const words = object.lookupMaybe(PDFName.of('Alt'), PDFString, PDFHexString)?.decodeText() ?? ''
    return [{ type, words }]
  })
}

/** Titles in the order in which a reader shows them, those inside of others after them. */
function bookmarksOf({ catalog }: PDFDocument): string[] {
  const titles: string[] = []
  const walk = (parent: PDFDict | undefined) => {
    const next = (of: PDFDict | undefined, key: string) => of?.lookupMaybe(PDFName.of(key), PDFDict)
    for (let item = next(parent, 'First'); item; item = next(item, 'Next')) {
      const title = item.lookupMaybe(PDFName.of('Title'), PDFString, PDFHexString)
      titles.push(title?.decodeText() ?? '')
      walk(item)
    }
  }
  walk(catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict))
  return titles
}

/** What the headings say to whoever has the document read aloud. */
async function headingsOf(pdf: string): Promise<string[]> {
  const { stdout } = await call('pdfinfo', ['-struct-text', pdf], { maxBuffer: 256 * 1024 * 1024 })
  const headings: string[] = []
  let depth = -1
  for (const line of stdout.split('\n')) {
    const indent = line.search(/\S/)
    if (indent <= depth) depth = -1
    if (/^\s*H\d\b/.test(line)) {
      headings.push('')
      depth = indent
    } else if (depth >= 0) headings.push(`${headings.pop() ?? ''}${/"(.*)"/.exec(line)?.[1] ?? ''}`)
  }
  return headings
}

/** Unaccented letters and digits only: ends of lines lose their blank, and some signs share a glyph with another. */
const plain = (text: string) => text.replaceAll(/[^A-Za-z0-9]+/g, '')

/** Of a heading with such a word, what reads the tags here gives only the first sign. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC]/
