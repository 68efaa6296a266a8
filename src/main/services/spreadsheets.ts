import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { FormulaCell, WorkbookCell, WorkbookSheet } from '#shared/exchange/workbook-plan'

/** The most that a spreadsheet takes in one cell, in characters. */
const longestText = 32_767

/**
 * A workbook as the bytes of an XLSX file.
 *
 * Text stays text, whatever it begins with. Formulas carry their present values, so that viewers
 * that do not compute show the same numbers.
 */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeExcelFile(
    sheets.map(({ name, widths, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row) => row.map(cell)) satisfies SheetData,
    })),
    {
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                transform: (xml, { sheet }) =>
                  withValues(xml, formulasOf(sheets.find(({ name }) => name === sheet))),
              },
            },
          },
        },
      ],
    },
  ).toBuffer()
}

function cell(content: WorkbookCell): CellObject | null {
  if (content === null || content === '') return null
  if (typeof content === 'number') return { type: Number, value: content }
  if (typeof content === 'string') return text(content)
  switch (content.kind) {
    case 'heading':
      return content.text === '' ? null : { ...text(content.text), fontWeight: 'bold' }
    case 'number':
      return { type: Number, value: content.value, format: format(content.decimals) }
    case 'formula':
      return { type: 'Formula', value: content.formula, format: format(content.decimals) }
  }
}

function text(value: string): CellObject {
  // "_x0041_" would be read as the letter A: the sign that escapes is escaped itself.
  const literal = value.replaceAll(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
  const short = literal.length > longestText ? `${literal.slice(0, longestText - 1)}…` : literal
  return { type: String, value: short, wrap: value.length > 40, alignVertical: 'top' }
}

function format(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

/** Puts the value of each formula beside it, which the library leaves to whoever opens the file. */
function withValues(xml: string, formulas: readonly FormulaCell[]): string {
  let next = 0
  return xml.replaceAll(/<c ([^>]*)>(<f>[^<]*<\/f>)<\/c>/g, (_, attributes, f) => {
    const value = formulas[next++]?.value ?? ''
    return typeof value === 'number'
      ? `<c ${attributes}>${f}<v>${value}</v></c>`
      : `<c ${attributes} t="str">${f}<v>${value}</v></c>`
  })
}

/** In the order in which they stand in the file: row by row. */
function formulasOf(sheet: WorkbookSheet | undefined): FormulaCell[] {
  return (sheet?.rows ?? [])
    .flat()
    .filter(
      (content): content is FormulaCell =>
        typeof content === 'object' && content !== null && content.kind === 'formula',
    )
}
