import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { formatPoints } from '#shared/domain/format'
import { stageResult } from '#shared/domain/scoring/result'
import { stepIds, stepNames } from '#shared/domain/steps'
import { toWorkbook } from '#shared/exchange/workbook'
import { textsInZip } from '../../../e2e/zip-text.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { workbookBytes } from './spreadsheets.ts'

const sample = scenarioEvaluation()

/** What a program without a calculator reads from the file. */
async function sheetsOf(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'stackjury-'))
  try {
    const path = join(folder, 'workbook.xlsx')
    await writeFile(path, bytes)
    const sheets = await readExcelFile(path)
    return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

it('writes one sheet per step, with the totals of the screen beside their formulas', async () => {
  const sheets = await sheetsOf(await workbookBytes(toWorkbook(sample)))
  const steps: string[] = stepIds.map((id) => stepNames[id])
  expect([...sheets.keys()]).toEqual(
    steps.flatMap((name) => (name === stepNames.results ? [name, 'Changes'] : [name])),
  )
  const rows = sheets.get('Results') ?? []
  const shown = new Map(rows.slice(1, 6).map((row) => [row[0], [Number(row[5]), row[6]]]))
  for (const { candidateId, total, rank } of stageResult(sample, 'trial').ranking) {
    const name = sample.candidates.find(({ id }) => id === candidateId)?.name
    const [found, place] = shown.get(name ?? '') ?? []
    expect(formatPoints(Number(found))).toBe(formatPoints(total))
    expect(place).toBe(rank)
  }
})

it('keeps text text, whatever it looks like', async () => {
  const texts = ['=1+1', '+1', '@SUM(A1)', '<b>&"', '_x0041_', 'a\u0000b', '\u202Eabc']
  const hostile = {
    ...sample,
    parkingLot: [],
    useCases: sample.useCases.map((row, i) => ({ ...row, title: texts[i] ?? row.title })),
    frame: { ...sample.frame, title: texts.at(-1) ?? '', question: '='.repeat(40_000) },
  }
  const sheets = await sheetsOf(await workbookBytes(toWorkbook(hostile)))
  const titles = (sheets.get('Use cases') ?? []).slice(1).map(([title]) => title)
  expect(titles).toEqual(['=1+1', '+1', '@SUM(A1)', '<b>&"', '_x0041_', 'ab'])
  expect(sheets.get('Frame')?.[0]?.[1]).toBe('\u202Eabc')
  expect(String(sheets.get('Frame')?.[2]?.[1])).toHaveLength(32_767)
})

it('starts no formula from what people typed', async () => {
  const formulas = (evaluation: typeof sample) =>
    toWorkbook(evaluation).flatMap(({ rows }) =>
      rows
        .flat()
        .flatMap((cell) =>
          typeof cell === 'object' && cell !== null && cell.kind === 'formula'
            ? [cell.formula]
            : [],
        ),
    )
  const bad = '=HYPERLINK("http://example.invalid","x")'
  const named = <T extends { readonly name: string }>(rows: readonly T[]) =>
    rows.map((row, i) => ({ ...row, name: `${bad}${i}` }))
  const hostile = {
    ...sample,
    candidates: named(sample.candidates),
    criteria: named(sample.criteria),
    participants: named(sample.participants),
    blips: named(sample.blips),
    trials: sample.trials.map((row) => ({ ...row, title: bad, hypothesis: bad })),
    evidence: sample.evidence.map((row) => ({ ...row, reason: bad })),
    decision: { ...sample.decision, statement: bad, because: bad },
  }
  expect(formulas(sample).length).toBeGreaterThan(50)
  expect(formulas(hostile)).toEqual(formulas(sample))
  const inFile = async (evaluation: typeof sample) =>
    [...textsInZip(Buffer.from(await workbookBytes(toWorkbook(evaluation))))].flatMap(
      ([name, text]) => [...text.matchAll(/<f\b[^>]*>([^<]*)/g)].map(([, f]) => `${name} ${f}`),
    )
  expect(await inFile(sample)).toHaveLength(formulas(sample).length)
  expect(await inFile(hostile)).toEqual(await inFile(sample))
  expect((await inFile(hostile)).join()).not.toContain('HYPERLINK')
  const found = (await sheetsOf(await workbookBytes(toWorkbook(hostile)))).get('Decision') ?? []
  expect(found.find(([title]) => title === 'Decision')?.[1]).toBe(bad)
})
