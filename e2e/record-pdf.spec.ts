import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect, test } from '@playwright/test'
import { emptyEvaluation } from '../src/shared/domain/empty-evaluation.ts'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { largeEvaluation } from '../test/large.ts'
import { scenarioEvaluation } from '../test/scenario.ts'

const call = promisify(execFile)
const cli = join(import.meta.dirname, '../out/main/cli.js')
const sample = scenarioEvaluation()
const long = 'Verylongnamewithoutanyblank'.repeat(6)

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
    const folder = await mkdtemp(join(tmpdir(), 'stackjury-e2e-'))
    try {
      const [file, pdf] = [join(folder, 'a.stackjury'), join(folder, 'a.pdf')]
      await writeFile(file, contentOf(evaluation, 0))
      const start = Date.now()
      await call(process.execPath, [cli, 'export', file, '--pdf', pdf])
      expect(Date.now() - start).toBeLessThan(limit)

      expect((await call('pdfinfo', [pdf])).stdout).toMatch(/Tagged:\s+yes/)
      const fonts = (await call('pdffonts', [pdf])).stdout.trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) expect(font).toMatch(/\syes (?:yes|no)\s+yes\s+\d+\s+\d+$/)
      expect((await call('pdftotext', [pdf, '-'])).stdout.length).toBeGreaterThan(200)

      const document = await PDFDocument.load(await readFile(pdf), { updateMetadata: false })
      const parts = structureOf(document)
      const headings = parts.filter(({ type }) => /^H\d$/.test(type)).length
      expect(headings).toBeGreaterThan(3)
      expect(bookmarksOf(document)).toBe(headings)
      const figures = parts.filter(({ type }) => type === 'Figure')
      expect(figures.filter(({ words }) => words.trim() === '')).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  })

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

function bookmarksOf({ context }: PDFDocument): number {
  return context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) =>
        object instanceof PDFDict &&
        object.has(PDFName.of('Title')) &&
        object.has(PDFName.of('Parent')) &&
        object.get(PDFName.of('Type')) !== PDFName.of('StructElem'),
    ).length
}
