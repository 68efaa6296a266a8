import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { toWorkbook } from '#shared/exchange/workbook'
import { sheetOf, workbookOf } from '../../../../test/fixtures/hostile/workbooks.ts'
import { largeEvaluation } from '../../../../test/large.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { workbookBytes } from '../spreadsheets.ts'
import { readWorkbook } from './read-workbook.ts'

const rowsOf = (bytes: Uint8Array) => readWorkbook(bytes, 'a.xlsx')[0]?.rows
const row = (cells: string, number = 1) => `<row r="${number}">${cells}</row>`
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

describe('a workbook', () => {
  it.each([
    ['the sample', scenarioEvaluation()],
    ['a large evaluation', largeEvaluation()],
  ])('is read as another reader does: %s', async (_, evaluation) => {
    const bytes = await workbookBytes(toWorkbook(evaluation))
    const others = await readExcelFile(Buffer.from(bytes))
    const ours = readWorkbook(bytes, 'a.xlsx')
    expect(ours.map(({ name }) => name)).toEqual(others.map(({ sheet }) => sheet))
    for (const [i, { data }] of others.entries()) {
      // The other one pads its rows, and trims texts.
      const trimmed = (rows: readonly (readonly unknown[])[]) =>
        rows.map((cells) => {
          const plain = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : cell))
          while (plain.length > 0 && plain.at(-1) === null) plain.pop()
          return plain
        })
      expect(trimmed(ours[i]?.rows ?? [])).toEqual(trimmed(data))
    }
  })

  it('has cells of every kind', () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r><rPh><t>x</t></rPh></is></c>',
      '<c r="C1" t="str"><f>A1&amp;B1</f><v>both</v></c>',
      '<c r="D1" t="b"><v>1</v></c>',
      '<c r="E1" t="e"><v>#DIV/0!</v></c>',
      '<c r="F1"><v>-1.5E-3</v></c>',
      '<c r="G1"><v>-0</v></c>',
      '<c r="I1"/>',
      '<c r="J1" t="str"><v>a_x000D_b_x005F_x0041_&lt;&#x263A;</v></c>',
    ]
    expect(rowsOf(workbookOf(sheetOf(row(cells.join('')))))).toEqual([
      ['Candidate', 'in line', 'both', 'true', '#DIV/0!', -0.0015, 0, null, null, 'a\rb_x0041_<☺'],
    ])
  })

  it('keeps empty rows, and needs no addresses', () => {
    const sheet = sheetOf(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row>',
    )
    expect(rowsOf(workbookOf(sheet))).toEqual([[1, 2], [], [], [3]])
  })

  it('shows numbers as days where their style says so', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    const rels = `<Relationships><Relationship Id="r1" Type="${links}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="${links}/styles" Target="styles.xml"/></Relationships>`
    const cells = [0, 1, 2, 3].map(
      (style, i) => `<c r="${'ABCD'[i]}1" s="${style}"><v>46093</v></c>`,
    )
    const bytes = workbookOf(sheetOf(row(cells.join(''))), [
      { path: 'xl/styles.xml', content: styles },
      { path: 'xl/_rels/workbook.xml.rels', content: rels },
    ])
    expect(rowsOf(bytes)).toEqual([[46_093, '2026-03-12', '2026-03-12', 46_093]])
  })

  it('may have prefixes, comments and CDATA', () => {
    const sheet =
      '<?xml version="1.0"?><!-- a > b --><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v><![CDATA[<b>&amp;]]></x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(rowsOf(workbookOf(sheet))).toEqual([['<b>&amp;']])
  })

  it('may be larger than a piece of it that is read at a time', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) =>
      row(
        `<c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}" t="str"><v>é${i * 7919}</v></c>`,
        i + 1,
      ),
    )
    const read = rowsOf(workbookOf(sheetOf(rows.join(''))))
    expect(read).toHaveLength(40_000)
    expect(read?.[39_999]).toEqual([39_999, `é${39_999 * 7919}`])
  })

  it('with more than a million cells is refused', () => {
    const line = (i: number) =>
      Array.from({ length: 1_000 }, (_, k) => `<c><v>${(i * 1_000 + k) ** 2 % 9_973}</v></c>`).join(
        '',
      )
    const sheet = sheetOf(Array.from({ length: 1_001 }, (_, i) => row(line(i), i + 1)).join(''))
    expect(() => readWorkbook(workbookOf(sheet), 'a.xlsx')).toThrow(/more than 1000000 cells/)
  })
})
