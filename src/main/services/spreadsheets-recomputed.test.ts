import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, it, type TestContext } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { stageResult } from '#shared/domain/scoring/result'
import { toWorkbook } from '#shared/exchange/workbook'
import type { FormulaCell, WorkbookCell, WorkbookSheet } from '#shared/exchange/workbook-plan'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { workbookBytes } from './spreadsheets.ts'

const call = promisify(execFile)
const sample = scenarioEvaluation()

/** Another program computes for some seconds, so this is part of the full run only. */
async function needsCalc(context: TestContext) {
  if (!process.env['STACKJURY_FULL']) context.skip('only with npm run test:full')
  const found = await call('soffice', ['--version']).then(
    () => true,
    () => false,
  )
  // The full run installs it where it can; leaving the check out in silence would pass for a check.
  if (!found) throw new Error('LibreOffice Calc is not installed, and the full run needs it')
}

const isFormula = (cell: WorkbookCell): cell is FormulaCell =>
  typeof cell === 'object' && cell !== null && cell.kind === 'formula'

/** The same sheets with wrong values beside the formulas: a right one can only have been computed. */
const spoiled = (sheets: readonly WorkbookSheet[]): WorkbookSheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((cell) =>
        isFormula(cell) ? { ...cell, value: typeof cell.value === 'number' ? -77 : 'old' } : cell,
      ),
    ),
  }))

/** A profile in which formulas are computed whenever a file is opened. */
const alwaysComputes = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/** What LibreOffice makes of the sheets, in full precision. */
async function recomputed(sheets: readonly WorkbookSheet[]) {
  const folder = await tempFolder()
  const path = join(folder, 'workbook.xlsx')
  await writeFile(path, await workbookBytes(spoiled(sheets)))
  await mkdir(join(folder, 'profile', 'user'), { recursive: true })
  await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), alwaysComputes)
  await call(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { timeout: 120_000 },
  )
  const read = await readExcelFile(await readFile(join(folder, 'out', 'workbook.xlsx')))
  return new Map(read.map(({ sheet, data }) => [sheet, data]))
}

const cases: readonly (readonly [string, Evaluation])[] = [
  ['the sample', sample],
  ['the sample with votes', { ...sample, frame: { ...sample.frame, votesInRecord: true } }],
  [
    'other weights',
    {
      ...sample,
      weighting: {
        ...sample.weighting,
        agreed: Object.fromEntries(
          sample.criteria.map(({ id }, i) => [id, i < 4 ? 20 : 5]),
        ) as Evaluation['weighting']['agreed'],
      },
    },
  ],
  ['a large one', largeEvaluation()],
]

describe('the workbook, recomputed by LibreOffice', () => {
  for (const [name, evaluation] of cases)
    it(`gives the numbers of the app: ${name}`, { timeout: 180_000 }, async (context) => {
      await needsCalc(context)
      const sheets = toWorkbook(evaluation)
      const found = await recomputed(sheets)
      const formulas = sheets.flatMap(({ name: sheet, rows }) =>
        rows.flatMap((row, r) =>
          row.flatMap((cell, c) =>
            isFormula(cell)
              ? [
                  {
                    place: `${sheet} ${r + 1}/${c + 1}`,
                    ours: cell.value,
                    theirs: found.get(sheet)?.[r]?.[c] ?? '',
                  },
                ]
              : [],
          ),
        ),
      )
      expect(formulas.length).toBeGreaterThan(50)
      expect(formulas.filter(({ ours, theirs }) => !same(ours, theirs))).toEqual([])

      const names = new Map(evaluation.candidates.map(({ id, name: title }) => [id, title]))
      const rows = found.get('Results') ?? []
      for (const { candidateId, total, rank } of stageResult(evaluation, 'trial').ranking) {
        const row = rows.find(([title]) => title === names.get(candidateId))
        expect(Number(row?.[5])).toBeCloseTo(total, 9)
        expect(row?.[6]).toBe(rank)
      }
    })
})

const same = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b
