/**
 * Reads tools from comma-separated values with a row of headings, and from a plain list as people
 * paste it: one tool per line, with an address if they like.
 */
import {
  addressOf,
  type ImportedItem,
  type ImportNote,
  maturityOf,
  mostItems,
  type ReadItems,
  refused,
  textOf,
} from '#shared/exchange/tools/items'
import { type CsvRow, readCsv } from '#shared/exchange/tools/read-csv'

/** Headings that are understood, in lower case. */
const columns = {
  name: ['name', 'tool', 'product', 'project', 'title'],
  homepage: ['homepage', 'homepage_url', 'website', 'url', 'link', 'site'],
  repository: ['repository', 'repo', 'repo_url', 'github', 'source'],
  description: ['description', 'summary', 'about'],
  licence: ['licence', 'license'],
  category: ['category', 'component', 'type', 'area'],
  maturity: ['maturity', 'project status', 'level'],
} as const
type Column = keyof typeof columns

const noCategory = 'Without a category'

/** Rows with headings where the first row has one for names; otherwise a list of lines. */
export function readList(text: string): ReadItems {
  const csv = readCsv(text)
  const found = csv.ok ? headings(csv.rows[0]) : null
  if (csv.ok && found) return inTotal(csv.rows.slice(1).map((row) => fromRow(row, found)))
  if (!csv.ok && headings({ line: 1, cells: (text.split('\n')[0] ?? '').split(/[,;\t]/) }))
    return refused(`line ${csv.line}`, csv.reason, 'Close it there, or leave it out.')
  return inTotal(
    text.split(/\r?\n/).flatMap((line, i) => {
      const item = fromLine(line, `line ${i + 1}`)
      return item ? [item] : []
    }),
  )
}

function headings(row: CsvRow | undefined): ReadonlyMap<Column, number> | null {
  if (!row) return null
  const written = row.cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  )
  const found = new Map<Column, number>()
  for (const column of Object.keys(columns) as Column[]) {
    const at = written.findIndex((cell) => (columns[column] as readonly string[]).includes(cell))
    if (at !== -1) found.set(column, at)
  }
  return found.has('name') ? found : null
}

type Draft = Omit<ImportedItem, 'key'>

function fromRow({ line, cells }: CsvRow, at: ReadonlyMap<Column, number>): Draft {
  const cell = (column: Column) => cells[at.get(column) ?? -1]
  return {
    name: textOf(cell('name')) ?? '',
    categories: [textOf(cell('category')) ?? noCategory],
    homepage: addressOf(cell('homepage')),
    repository: addressOf(cell('repository')),
    description: textOf(cell('description')) ?? '',
    licence: textOf(cell('licence')),
    maturity: maturityOf(cell('maturity')),
    place: `line ${line}`,
  }
}

/** "- [Name](https://…): what it does", "Name, https://…" or just "Name". Null for an empty line. */
function fromLine(line: string, place: string): Draft | null {
  const text = textOf(line.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, ''))
  if (text === null) return null
  const linked = /^\[([^\]]+)\]\((https?:[^)\s]+)\)\s*[:–—-]?\s*(.*)$/.exec(text)
  const address = /https?:\/\/[^\s,;)>"']+/.exec(text)?.[0] ?? null
  const bare = address === null ? text : text.replace(address, ' ')
  const name = linked?.[1] ?? bare.split(/[,;\t]|\s[–—-]\s|\s\(/)[0] ?? ''
  const url = addressOf(linked?.[2] ?? address)
  const isRepository = url !== null && /^https?:\/\/(www\.)?(github|gitlab)\.com\//i.test(url)
  return {
    name: textOf(name.replace(/[([<:\s]+$/, '')) ?? '',
    categories: [noCategory],
    homepage: isRepository ? null : url,
    repository: isRepository ? url : null,
    description: textOf(linked?.[3]) ?? '',
    licence: null,
    maturity: null,
    place,
  }
}

function inTotal(drafts: readonly Draft[]): ReadItems {
  if (drafts.length > mostItems)
    return refused(
      'the whole list',
      `it has more than ${mostItems} entries`,
      'Take in a part of it.',
    )
  const notes: ImportNote[] = []
  const keys = new Set<string>()
  const items = drafts.flatMap((draft): ImportedItem[] => {
    if (draft.name === '') {
      notes.push({ place: draft.place, reason: 'left out: it has no name' })
      return []
    }
    const key = `${draft.categories[0]} / ${draft.name}`
    if (keys.has(key)) {
      notes.push({ place: draft.place, reason: `left out: ${draft.name} is listed already` })
      return []
    }
    keys.add(key)
    return [{ key, ...draft }]
  })
  if (items.length === 0)
    return refused('the whole list', 'there is no name in it', 'Write one tool in each line.')
  const categories = [...new Set(items.flatMap((item) => item.categories))]
  return { ok: true, found: { kind: 'list', categories, items, notes, attribution: '' } }
}
