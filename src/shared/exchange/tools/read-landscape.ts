/**
 * Reads landscape.yml as the landscapes of LF AI & Data, the CNCF and landscape2 write it.
 *
 * Files in the wild have empty marker keys or none, lists that are null, free text for licences,
 * names of keys misspelt, and second places that lead nowhere: none of that is a reason to refuse
 * one. What is left out is told with its place.
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
import { type LineOf, readYaml } from '#shared/exchange/tools/read-yaml'

const lfai = 'Contains data from the LF AI & Data Landscape, CC BY 4.0.'

/** @param onProgress how much is done, in [0, 1] */
export function readLandscape(
  text: string,
  onProgress: (done: number) => void = () => {},
): ReadItems {
  const yaml = readYaml(text, onProgress)
  if (!yaml.ok)
    return refused(
      yaml.place,
      yaml.reason,
      'Correct it there, or take the file from its source again.',
    )
  const root = recordOf(yaml.value)
  const listed = root['landscape'] ?? root['categories']
  const where = root['landscape'] === undefined ? 'categories' : 'landscape'
  if (!Array.isArray(listed))
    return refused(
      'the top of the file',
      'there is no list called "landscape" or "categories"',
      'Choose the landscape.yml of a landscape. Its settings are in another file.',
    )
  const found = collect(listed, where, yaml.lineOf)
  if (found.items.length > mostItems)
    return refused(
      'the whole file',
      `it has more than ${mostItems} entries`,
      'Take in a part of it.',
    )
  if (found.items.length === 0)
    return refused('the whole file', 'there is no entry in it', 'Choose another file.')
  onProgress(1)
  const attribution = /LF AI (&|and) Data/i.test(found.categories.join(' ')) ? lfai : ''
  return { ok: true, found: { kind: 'landscape', ...found, attribution } }
}

interface Entry extends Omit<ImportedItem, 'categories'> {
  readonly category: string
  /** Other places that it claims, as in the file. */
  readonly others: readonly string[]
}

function collect(listed: readonly unknown[], where: string, lineOf: LineOf) {
  const categories: string[] = []
  const notes: ImportNote[] = []
  const entries: Entry[] = []
  const keys = new Set<string>()
  listed.forEach((rawCategory, c) => {
    const category = recordOf(rawCategory)
    const categoryName = textOf(category['name']) ?? `Category ${c + 1}`
    listOf(category['subcategories']).forEach((rawSub, s) => {
      const sub = recordOf(rawSub)
      const label = `${categoryName} / ${textOf(sub['name']) ?? `Subcategory ${s + 1}`}`
      categories.push(label)
      listOf(sub['items']).forEach((raw, i) => {
        const path = [where, c, 'subcategories', s, 'items', i]
        const line = lineOf(path)
        const place = line === null ? `${label}, entry ${i + 1}` : `line ${line}`
        const item = recordOf(raw)
        const name = textOf(item['name'])
        if (name === null) return notes.push({ place, reason: 'left out: it has no name' })
        const key = `${label} / ${name}`
        if (keys.has(key))
          return notes.push({ place, reason: `left out: ${name} is listed there already` })
        keys.add(key)
        const { maturity, note } = stateOf(item)
        if (note !== null) notes.push({ place, reason: `${name}: ${note}` })
        return entries.push({
          key,
          name,
          category: label,
          others: placesOf(item['second_path']),
          homepage: addressOf(item['homepage_url']),
          repository: addressOf(item['repo_url']),
          description: textOf(item['description']) ?? '',
          licence: textOf(item['license']),
          maturity,
          place,
        })
      })
    })
  })
  return { categories, notes, items: entries.map((entry) => placed(entry, categories, notes)) }
}

function stateOf(item: Readonly<Record<string, unknown>>) {
  const maturity = maturityOf(item['project'])
  const written = textOf(item['project'])
  const note =
    maturity === null && written !== null ? `"${written}" is no maturity that we know` : null
  return { maturity, note }
}

/** With the second places that lead somewhere; the others are told. */
function placed(
  { category, others, ...item }: Entry,
  categories: readonly string[],
  notes: ImportNote[],
): ImportedItem {
  const second = others.flatMap((other) => {
    const found = categories.find((one) => one.toLowerCase() === other.toLowerCase())
    if (found === undefined)
      notes.push({ place: item.place, reason: `${item.name}: there is no place "${other}"` })
    return found ?? []
  })
  return { ...item, categories: [...new Set([category, ...second])] }
}

/** A list, or one text. Names may have a slash without blanks, so only " / " parts them. */
function placesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? [])
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** An object as it is; anything else as one without fields. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
}
