/** The parts of a workbook beside its sheets: which sheets there are, shared texts, styles. */
import { longestText } from '#shared/evaluation-file/unsafe-json'
import { readXml } from './read-xml.ts'
import { refusedTable } from './refused.ts'
import type { ReadEntry } from './unzip.ts'

export interface Books {
  readonly sheets: readonly { readonly title: string; readonly path: string }[]
  /** Paths of parts; null where the workbook has none. */
  readonly styles: string | null
  readonly texts: string | null
  /** Whether days are counted from 1904, as old Macintoshes did. */
  readonly since1904: boolean
}

const mostSheets = 100
const mostTexts = 1_000_000

/** Only parts at the places where workbooks have them are looked at, whatever it says of others. */
const expected = /^xl\/(?:worksheets\/)?[A-Za-z0-9_-]{1,80}\.xml$/

export function booksOf(read: ReadEntry, name: string): Books {
  const refuse = (reason: string) => refusedTable(name, '', reason)
  const workbook = read('xl/workbook.xml')
  const links = read('xl/_rels/workbook.xml.rels')
  if (!workbook || !links) throw refuse('this is no XLSX workbook')
  const targets = new Map<string, { readonly type: string; readonly path: string }>()
  const ignore = () => {}
  readXml(
    links,
    {
      open: (element, at) => {
        if (element !== 'Relationship' || at.get('TargetMode') === 'External') return
        const target = at.get('Target') ?? ''
        const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
        const type = at.get('Type')?.split('/').at(-1) ?? ''
        if (expected.test(path)) targets.set(at.get('Id') ?? '', { type, path })
      },
      close: ignore,
      text: ignore,
    },
    (reason) => refuse(`the list of its parts: ${reason}`),
  )
  const sheets: { title: string; path: string }[] = []
  let since1904 = false
  readXml(
    workbook,
    {
      open: (element, at) => {
        if (element === 'workbookPr') since1904 = /^(?:1|true)$/.test(at.get('date1904') ?? '')
        if (element !== 'sheet') return
        const title = at.get('name') ?? ''
        const target = targets.get(at.get('id') ?? at.get('r:id') ?? '')
        if (target?.type === 'worksheet') sheets.push({ title, path: target.path })
      },
      close: ignore,
      text: ignore,
    },
    (reason) => refuse(`the list of its sheets: ${reason}`),
  )
  if (sheets.length === 0) throw refuse('it has no sheet')
  if (sheets.length > mostSheets) throw refuse(`it has more than ${mostSheets} sheets`)
  const pathOf = (type: string) =>
    [...targets.values()].find((target) => target.type === type)?.path ?? null
  return { sheets, styles: pathOf('styles'), texts: pathOf('sharedStrings'), since1904 }
}

/** The texts that cells refer to by number. */
export function sharedTextsOf(bytes: Uint8Array | null, name: string): readonly string[] {
  const texts: string[] = []
  if (bytes === null) return texts
  const refuse = (reason: string) => refusedTable(name, `text ${texts.length + 1}`, reason)
  let text: string | null = null
  let [isText, isPhonetic] = [false, false]
  readXml(
    bytes,
    {
      open: (element) => {
        if (element === 'si') text = ''
        else if (element === 't') isText = true
        else if (element === 'rPh') isPhonetic = true
      },
      close: (element) => {
        if (element === 't') isText = false
        else if (element === 'rPh') isPhonetic = false
        else if (element === 'si') {
          texts.push(plainText(text ?? ''))
          if (texts.length > mostTexts) throw refuse(`more than ${mostTexts} texts`)
          text = null
        }
      },
      text: (piece) => {
        if (text === null || !isText || isPhonetic) return
        text += piece
        if (text.length > longestText) throw refuse(`more than ${longestText} characters`)
      },
    },
    refuse,
  )
  return texts
}

/** Formats of numbers that Excel itself has for days and times. */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** For each style of cells, by its number, whether it shows a number as a day. */
export function dateStylesOf(bytes: Uint8Array | null, name: string): readonly boolean[] {
  const styles: boolean[] = []
  if (bytes === null) return styles
  const own = new Map<string, string>()
  let isCells = false
  readXml(
    bytes,
    {
      open: (element, at) => {
        if (element === 'numFmt') own.set(at.get('numFmtId') ?? '', at.get('formatCode') ?? '')
        else if (element === 'cellXfs') isCells = true
        else if (element === 'xf' && isCells) {
          const id = at.get('numFmtId') ?? '0'
          const code = own.get(id)
          styles.push(code === undefined ? builtInDates.has(Number(id)) : isDateCode(code))
        }
      },
      close: (element) => {
        if (element === 'cellXfs') isCells = false
      },
      text: () => {},
    },
    (reason) => refusedTable(name, '', `its styles: ${reason}`),
  )
  return styles
}

/** Letters of days outside of quotes, colours and escaped signs. */
function isDateCode(code: string): boolean {
  return /[dmyhs]/i.test(code.slice(0, 500).replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''))
}

/** "_x000D_" stands for the sign with that number, and "_x005F_" for a plain low line. */
export function plainText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
