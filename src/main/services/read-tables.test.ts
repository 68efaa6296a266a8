import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { cells } from '#shared/domain/scoring/cells'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { csvText } from '#shared/exchange/csv'
import { readDelimited } from '#shared/exchange/read-table'
import { readScoreTable } from '#shared/exchange/score-changes'
import { toCsv } from '#shared/exchange/score-rows'
import { withTableChanges } from '#shared/exchange/take-score-changes'
import { toWorkbook } from '#shared/exchange/workbook'
import type { WorkbookSheet } from '#shared/exchange/workbook-plan'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { readTables } from './read-tables.ts'
import { workbookBytes } from './spreadsheets.ts'

const sample = scenarioEvaluation()
const why = { reason: 'Agreed by mail after the workshop', at: '2026-04-02T09:00:00+02:00' }
const bytesOf = (text: string) => new TextEncoder().encode(text)

const fromCsv = async (evaluation: Evaluation, edit = (text: string) => text) =>
  readScoreTable(evaluation, readTables('scores.csv', bytesOf(edit(toCsv(evaluation)))))

const fromWorkbook = async (evaluation: Evaluation, edit = (sheets: WorkbookSheet[]) => sheets) =>
  readScoreTable(
    evaluation,
    readTables('scores.xlsx', await workbookBytes(edit(toWorkbook(evaluation)))),
  )

/** With one cell replaced. Rows and columns from 0. */
const withCell =
  (name: string, row: number, column: number, value: number | null) => (sheets: WorkbookSheet[]) =>
    sheets.map((sheet) =>
      sheet.name === name
        ? {
            ...sheet,
            rows: sheet.rows.map((cellsOf, r) =>
              r === row ? cellsOf.map((cell, c) => (c === column ? value : cell)) : cellsOf,
            ),
          }
        : sheet,
    )

describe('a score table that comes back', () => {
  it.each([
    ['the sample', sample],
    ['a large one', largeEvaluation()],
  ])('changes nothing when nobody has changed it: %s', async (_, evaluation) => {
    expect(await fromCsv(evaluation)).toEqual({ changes: [], problems: [] })
    expect(await fromWorkbook(evaluation)).toEqual({ changes: [], problems: [] })
  })

  it('shows every changed cell of a CSV, and takes in what may be', async () => {
    const criterion = sample.criteria[0]
    const candidate = sample.candidates.find(({ id }) => id === 'mlflow')
    const reading = await fromCsv(sample, (text) =>
      csvText(
        readDelimited(text).map((row) =>
          row[0] === candidate?.name && row[2] === criterion?.name
            ? row.map((cell, i) => (i === 5 ? 2.5 : i === 4 ? 1 : cell))
            : row,
        ),
      ),
    )
    expect(reading.problems).toEqual([])
    expect(reading.changes).toHaveLength(2)
    expect(reading.changes).toContainEqual(
      expect.objectContaining({ candidateId: candidate?.id, to: 2.5, refused: null }),
    )
    expect(reading.changes).toContainEqual(
      expect.objectContaining({ to: 1, refused: expect.stringContaining('given by people') }),
    )
    const after = withTableChanges(sample, reading, why)
    const cell = cells(after, 'discussed').find(
      (row) => row.candidateId === candidate?.id && row.criterionId === criterion?.id,
    )
    expect(cell?.score).toBe(2.5)
    expect(after.discussions).toContainEqual(
      expect.objectContaining({ agreed: 2.5, reason: why.reason }),
    )
    expect(after.scorecards).toEqual(sample.scorecards)
    expect(contradictionsOf(after)).toEqual([])
  })

  it('reads semicolons and decimal commas, as a spreadsheet of another country writes them', async () => {
    const text = toCsv(sample)
    const rows = readDelimited(text)
    const european = rows
      .map((row) =>
        row
          .map((cell) =>
            typeof cell === 'number'
              ? String(cell).replace('.', ',')
              : `"${String(cell ?? '').replaceAll('"', '""')}"`,
          )
          .join(';'),
      )
      .join('\r\n')
    expect(readDelimited(european)).toEqual(rows)
    expect(readScoreTable(sample, [{ name: 'a', rows: readDelimited(european) }]).changes).toEqual(
      [],
    )
  })

  it('takes weights of a workbook only when they still sum to 100, with the change on record', async () => {
    const first = Number(sample.weighting.agreed?.[CriterionId.parse(sample.criteria[0]?.id)] ?? 0)
    const second = Number(sample.weighting.agreed?.[CriterionId.parse(sample.criteria[1]?.id)] ?? 0)
    const off = await fromWorkbook(sample, withCell('Criteria', 1, 1, first + 5))
    expect(off.changes).toHaveLength(1)
    expect(off.changes[0]?.refused).toContain('105.00')
    expect(withTableChanges(sample, off, why)).toEqual(sample)

    const good = await fromWorkbook(sample, (sheets) =>
      withCell('Criteria', 2, 1, second - 5)(withCell('Criteria', 1, 1, first + 5)(sheets)),
    )
    expect(good.changes.map(({ refused }) => refused)).toEqual([null, null])
    const after = withTableChanges(sample, good, why)
    expect(after.weighting.agreed).toMatchObject({ [String(sample.criteria[0]?.id)]: first + 5 })
    expect(after.weighting.changes.at(-1)?.reason).toBe(why.reason)
    expect(contradictionsOf(after)).toEqual([])
  })

  it('takes an agreed score out of a workbook back to the mean', async () => {
    const agreed = sample.discussions.find(({ outcome }) => outcome === 'agreed')
    const sheets = toWorkbook(sample)
    const reveal = sheets.find(({ name }) => name === 'Reveal')
    const row = sample.criteria.findIndex(({ id }) => id === agreed?.criterionId) + 1
    const column = (reveal?.rows[row] ?? []).findIndex(
      (cell, i) => i > 0 && typeof cell === 'object' && cell !== null,
    )
    const reading = await fromWorkbook(sample, withCell('Reveal', row, column, null))
    expect(reading.changes).toHaveLength(1)
    const [change] = reading.changes
    const after = withTableChanges(sample, reading, why)
    const cell = cells(after, 'discussed').find(
      (one) => one.candidateId === change?.candidateId && one.criterionId === change?.criterionId,
    )
    expect(formatPoints(cell?.score ?? 0)).toBe(formatPoints(cell?.mean ?? 1))
    expect(contradictionsOf(after)).toEqual([])
  })

  it('says what it cannot match, and refuses what is no score', async () => {
    const reading = await fromCsv(sample, (text) => text.replaceAll('ClearML', 'Somebody else'))
    expect(reading.problems.join()).toContain('Somebody else')
    expect(reading.changes).toEqual([])
    const wrong = readScoreTable(sample, [
      {
        name: 'x',
        rows: [
          [
            'Candidate',
            'Edition',
            'Criterion',
            'Weight in percent',
            'First votes',
            'After discussion',
          ],
          ['MLflow', null, sample.criteria[0]?.name ?? '', null, null, 9],
        ],
      },
    ])
    expect(wrong.changes[0]).toMatchObject({ to: 9, refused: 'scores go from 1 to 5' })
    expect(readScoreTable(sample, [{ name: 'x', rows: [['a', 'b']] }]).problems).toHaveLength(1)
  })

  it('tells nothing and takes nothing while a round is blind', async () => {
    const blind = {
      ...sample,
      rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
    }
    const reading = readScoreTable(blind, readTables('a.csv', bytesOf(toCsv(sample))))
    expect(reading.changes).toEqual([])
    expect(reading.problems.join()).toContain('blind')
  })

  it('needs a reason', async () => {
    const change = {
      kind: 'score',
      candidateId: CandidateId.parse('mlflow'),
      criterionId: CriterionId.parse('fit'),
      from: 3,
      to: 4,
      refused: null,
    } as const
    expect(() => withTableChanges(sample, { changes: [change] }, { ...why, reason: ' ' })).toThrow(
      RangeError,
    )
  })
})

describe('files that are no tables', () => {
  it('are refused in words', () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])
    expect(() => readTables('a.xlsx', zip)).toThrow(/^a\.xlsx: the directory .* is missing/)
    const odd = Uint8Array.from([0xff, 0xfe, 0])
    expect(() => readTables('a.csv', odd)).toThrow(/^a\.csv: neither an XLSX workbook nor CSV/)
    expect(() => readTables('a.csv', bytesOf('a,"b\n'))).toThrow(/^a\.csv: line 1: a quote/)
  })

  it('keeps a hostile text a text, in and out', () => {
    expect(readDelimited('\uFEFF\'=1+1,"a, ""b""",3\r\n')).toEqual([['=1+1', 'a, "b"', 3]])
    expect(readDelimited('a\tb\n1,5\t2')).toEqual([
      ['a', 'b'],
      [1.5, 2],
    ])
  })
})
