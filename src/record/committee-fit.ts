import type { Block, DecisionRecord, Section, Table, Words } from '#shared/domain/record/content'
import { plainText } from '#shared/domain/record/words'
import { textWidth } from '../renderer/charts/text-width.ts'

/**
 * How the committee part is set: with room, a little closer, or, where even that takes more than
 * two pages, on as many as it needs and without saying "of 2".
 */
export type CommitteeFit = 'roomy' | 'snug' | 'flowing'

/** Sizes of a setting, in mm and points; the same as in the style sheet. */
interface Setting {
  readonly width: number
  readonly body: number
  readonly bodyLeading: number
  readonly table: number
  readonly row: number
  readonly gap: number
}

const pages = { A4: { width: 174, height: 247 }, Letter: { width: 179.9, height: 234.4 } }
const settings = {
  roomy: { body: 9.4, bodyLeading: 1.42, table: 9, row: 2, gap: 4.8 },
  snug: { body: 9, bodyLeading: 1.38, table: 8.8, row: 1.24, gap: 3.4 },
}

/**
 * The widest setting that is sure to fit, by an estimate that is rather too high: a printer
 * cannot be asked before the page numbers are written.
 */
export function committeeFit(record: DecisionRecord, paper: 'A4' | 'Letter'): CommitteeFit {
  const { width, height } = pages[paper]
  const fits = (name: 'roomy' | 'snug') => {
    const setting = { ...settings[name], width }
    return firstPage(record, setting) <= height && secondPage(record, setting) <= height
  }
  return fits('roomy') ? 'roomy' : fits('snug') ? 'snug' : 'flowing'
}

const mm = 0.3528

/** Height of a text in mm. Lines end at words, so not all of their width is used. */
function height(text: string, points: number, leading: number, width: number): number {
  const lines = text
    .split('\n')
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, points) / (width - slack(width)))),
      0,
    )
  return lines * points * leading * mm
}

/** What a line loses at its end on average, in mm. */
const slack = (width: number) => Math.min(4, width * 0.06)

const widthOf = (text: string, points: number) => textWidth(text, points) * mm

const heading = (section: Section, width: number) =>
  height(plainText(section.heading), 10.5, 1.3, width) * 1.02 + 1.6

/** Title, question, decision, result and who decided. */
function firstPage(record: DecisionRecord, setting: Setting): number {
  const { width, gap, body, bodyLeading } = setting
  const part = (id: Section['id']) => record.committee.filter((section) => section.id === id)
  const decision = part('decision').map(
    (section) =>
      4.6 +
      8.4 +
      heading(section, width) +
      height(record.statement, 16, 1.28, width) +
      2.2 +
      height(`Because ${record.because}`, 10.6, bodyLeading, width),
  )
  const others = [...part('how-sure'), ...part('who-decided')].map(
    (section) => gap + heading(section, width) + blocks(section, setting),
  )
  return (
    height(record.title, 24, 1.12, width) +
    1.5 +
    height(record.question, body, bodyLeading, 150) +
    sum([...decision, ...others])
  )
}

/** Dissent to signatures, the last two pairs of sections side by side. */
function secondPage({ committee }: DecisionRecord, setting: Setting): number {
  const half = { ...setting, width: (setting.width - 9) / 2 }
  const tall = (id: Section['id'], own: Setting) =>
    sum(
      committee
        .filter((section) => section.id === id)
        .map((section) => heading(section, own.width) + blocks(section, own)),
    )
  const { gap } = setting
  return (
    tall('dissent', setting) +
    gap +
    tall('support', setting) +
    gap +
    tall('trial-result', setting) +
    gap +
    Math.max(tall('consequences', half), tall('conditions', half)) +
    gap +
    tall('actions', setting) +
    gap +
    Math.max(tall('review', half), tall('signed', half))
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function blocks({ id, blocks: all }: Section, setting: Setting): number {
  if (all.length === 0) return setting.body * setting.bodyLeading * mm
  const heights = all.map((block) => blockHeight(block, id, setting))
  // A table of support has its key beside it.
  if (id === 'support' && all[0]?.kind === 'table') return Math.max(...heights)
  return sum(heights) + (all.length - 1) * 2.4
}

function blockHeight(block: Block, id: Section['id'], setting: Setting): number {
  const { width, body, bodyLeading } = setting
  const line = (words: Words, room: number) => height(plainText(words), body, bodyLeading, room)
  switch (block.kind) {
    case 'words':
      return line(block.words, width)
    case 'note':
      return height(plainText(block.words), 8.6, bodyLeading, width) + 1.2
    case 'finding':
      return height(plainText(block.words), 12.2, 1.42, width)
    case 'quote':
      return height(block.text, 11.6, 1.42, width - 5) + 1.6 + line(block.by, width)
    case 'list':
      return sum(block.items.map((item) => line(item, width - 4.4) + 0.8))
    case 'pairs':
      return id === 'how-sure'
        ? sum(block.pairs.map(([, value]) => height(plainText(value), 9.4, 1.34, width - 20) + 0.7))
        : pairsHeight(block.pairs, setting)
    case 'table':
      return tableHeight(block, setting, id !== 'actions')
    case 'figure':
      return block.figure.kind === 'ranking'
        ? ((block.figure.bars.length * 26 + 20) / 640) * width + 2
        : width
  }
}

/** Names are 38 mm wide. */
function pairsHeight(
  all: readonly (readonly [Words, Words])[],
  { width, table, row }: Setting,
): number {
  const line = (words: Words, room: number) => height(plainText(words), table, 1.34, room)
  return sum(
    all.map(([name, value]) => Math.max(line(name, 36), line(value, width - 40)) + row + 0.15),
  )
}

/** @param headed whether the header is shown, and not only read aloud */
function tableHeight(
  { columns, rows }: Table,
  { width, table, row }: Setting,
  headed: boolean,
): number {
  const share = (i: number) => columns[i]?.share || 1
  const whole = sum(columns.map((_, i) => share(i)))
  const cell = (words: Words, i: number, points: number) =>
    height(plainText(words), points, 1.34, (share(i) / whole) * width - 2.6)
  const head = Math.max(...columns.map(({ label }, i) => cell(label, i, 8.2)))
  return (
    (headed ? head + row : 0) +
    sum(
      rows.map((cells) => Math.max(...cells.map((words, i) => cell(words, i, table))) + row + 0.15),
    )
  )
}
