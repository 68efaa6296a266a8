import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { type ReadSheet, readDelimited } from '#shared/exchange/read-table'
import type { CsvCell } from '#shared/exchange/csv'
import { readScoreTable } from '#shared/exchange/score-changes'
import { toCsv } from '#shared/exchange/score-rows'
import { plainRows } from '#shared/exchange/table-blocks'
import { toWorkbook } from '#shared/exchange/workbook'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const agreed: Evaluation = { ...sample, frame: { ...sample.frame, votesInRecord: true } }
const nameOf = new Map<string, string>(
  [...sample.candidates, ...sample.criteria].map(({ id, name }) => [id, name]),
)

const csv: readonly ReadSheet[] = [{ name: 'scores', rows: readDelimited(toCsv(sample)) }]
const workbook = (evaluation: Evaluation): readonly ReadSheet[] =>
  toWorkbook(evaluation).map((sheet) => ({ name: sheet.name, rows: plainRows(sheet) }))

interface Place {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** Every number in the sheets that hold weights and scores; on others nothing comes back. */
function numbersIn(sheets: readonly ReadSheet[]): Place[] {
  const names = ['scores', 'Criteria', 'Scoring', 'Votes', 'Reveal', 'Trials']
  return sheets.flatMap(({ name, rows }) => {
    if (!names.includes(name)) return []
    // The ledger and the charters below the two blocks of "Trials" are no scores.
    const end = name === 'Trials' ? 2 * sample.criteria.length + 3 : rows.length
    return rows
      .slice(0, end)
      .flatMap((cells, row) =>
        cells.flatMap((cell, column) =>
          typeof cell === 'number' ? [{ sheet: name, row, column }] : [],
        ),
      )
  })
}

const withCell = (sheets: readonly ReadSheet[], at: Place, to: CsvCell): ReadSheet[] =>
  sheets.map((sheet) =>
    sheet.name === at.sheet
      ? {
          ...sheet,
          rows: sheet.rows.map((row, r) => (r === at.row ? row.with(at.column, to) : row)),
        }
      : sheet,
  )

/** Everything that is said about a table, in one text. */
function said(evaluation: Evaluation, sheets: readonly ReadSheet[]): string {
  const { changes, problems } = readScoreTable(evaluation, sheets)
  const named = changes.map(
    ({ candidateId, criterionId }) =>
      `${nameOf.get(candidateId ?? '') ?? 'Weight'} ${nameOf.get(criterionId)}`,
  )
  return [...named, ...problems].join('\n')
}

describe.each([
  ['the CSV', sample, csv],
  ['the workbook', sample, workbook(sample)],
  ['the workbook with votes', agreed, workbook(agreed)],
] as const)('%s that comes back', (_, evaluation, sheets) => {
  const places = numbersIn(sheets)

  it('says nothing of what nobody has touched', () => {
    expect(places.length).toBeGreaterThan(100)
    expect(readScoreTable(evaluation, sheets)).toEqual({ changes: [], problems: [] })
  })

  it('names whichever number was changed, cleared or overwritten', () => {
    const edits = fc.record({
      at: fc.constantFrom(...places),
      to: fc.oneof(
        fc.integer({ min: 1, max: 99 }).map((n) => n + 0.123),
        fc.constantFrom(null, 'four'),
      ),
    })
    fc.assert(
      fc.property(edits, ({ at, to }) => {
        const words = said(evaluation, withCell(sheets, at, to))
        const rows = sheets.find(({ name }) => name === at.sheet)?.rows ?? []
        // The name of its row stands in one of the first three columns.
        const names = (rows[at.row] ?? []).slice(0, 3).filter((cell) => typeof cell === 'string')
        expect(names.some((name) => words.includes(name))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('names a row that is gone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), (at) => {
        const rows = sheets.find(({ name }) => name === at.sheet)?.rows ?? []
        const without = sheets.map((sheet) =>
          sheet.name === at.sheet ? { ...sheet, rows: rows.toSpliced(at.row, 1) } : sheet,
        )
        expect(said(evaluation, without)).toMatch(/is missing/)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a workbook in which a spreadsheet has computed', () => {
  const sheets = workbook(sample)
  const first = sample.criteria.length + 3

  it('may follow from a changed agreed score, and nothing else may', () => {
    const set = withCell(sheets, { sheet: 'Reveal', row: 1, column: 1 }, 1.5)
    const followed = withCell(set, { sheet: 'Reveal', row: first, column: 1 }, 1.5)
    expect(readScoreTable(sample, followed)).toMatchObject({
      changes: [{ to: 1.5, refused: null }],
      problems: [],
    })
    const overwritten = withCell(set, { sheet: 'Reveal', row: first, column: 1 }, 4.9)
    expect(readScoreTable(sample, overwritten).problems.join()).toMatch(
      /“After discussion” of MLflow.*computed from .*; change the agreed score instead/,
    )
  })

  it('tells a total that was overwritten', () => {
    const total = withCell(sheets, { sheet: 'Results', row: 1, column: 5 }, 4.9)
    expect(said(sample, total)).toMatch(/MLflow \(Results\) is computed from the scores/)
    const rank = withCell(sheets, { sheet: 'Results', row: 1, column: 6 }, 9)
    expect(said(sample, rank)).toMatch(/MLflow \(Results\) is computed from the scores/)
  })

  it('says which column is gone, and which block', () => {
    const reveal = sheets.map((sheet) =>
      sheet.name === 'Reveal'
        ? { ...sheet, rows: sheet.rows.map((row) => row.toSpliced(2, 1)) }
        : sheet,
    )
    expect(said(sample, reveal)).toContain('The column “Weights & Biases” of “After discussion”')
    const gone = sheets.filter(({ name }) => name !== 'Trials')
    expect(said(sample, gone)).toContain('The block “After the trial” is missing')
  })

  it('may have its rows sorted, and says which of them is there twice', () => {
    const [head = [], ...rows] = csv[0]?.rows ?? []
    const sorted = { name: 'scores', rows: [head, ...rows.toReversed()] }
    expect(readScoreTable(sample, [sorted])).toEqual({ changes: [], problems: [] })
    const twice = { name: 'scores', rows: [head, ...rows, rows[0] ?? []] }
    expect(said(sample, [twice])).toContain('is in it twice')
  })
})
