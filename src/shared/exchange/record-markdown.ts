/** Sections of the decision record, set as Markdown. */
import { coverageWords } from '#shared/domain/coverage'
import { formatPoints, formatWeight } from '#shared/domain/format'
import {
  type Block,
  type Figure,
  notRecorded,
  type Section,
  signNames,
  type Table,
  type Words,
} from '#shared/domain/record/content'
import { ringNames } from '#shared/domain/radar'
import { inlineText, lineStart, paragraphs, spanText } from '#shared/exchange/markdown-text'

/** A section with its heading and everything under it; parts are one level deeper. */
export function sectionText(section: Section, level: number): string {
  const mark = '#'.repeat(Math.min(6, level))
  return [`${mark} ${wordsText(section.heading)}`, sectionBody(section, level)].join('\n\n')
}

/** The same without its own heading, for where the heading is another one. */
export function sectionBody({ blocks, sections }: Section, level: number): string {
  const parts = [
    ...blocks.map(blockText),
    ...sections.map((section) => sectionText(section, level + 1)),
  ].filter((text) => text !== '')
  return parts.length === 0 ? notRecorded : parts.join('\n\n')
}

/** Words as one line. */
export function wordsText(words: Words): string {
  return lineStart(pieces(words).trim())
}

function pieces(words: Words): string {
  return words
    .map((span) => {
      if (typeof span === 'string') return spanText(span)
      switch (span.kind) {
        case 'said':
          return spanText(span.text)
        case 'strong':
          return `**${pieces(span.words).trim()}**`
        case 'candidate':
          return spanText(span.candidate.name)
        case 'sign':
          return spanText(signNames[span.sign])
        case 'ring':
          return ringNames[span.ring]
      }
    })
    .join('')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'words':
    case 'note':
    case 'finding':
      return wordsText(block.words)
    case 'quote':
      return [...paragraphs(block.text).split('\n\n'), `— ${wordsText(block.by)}`]
        .map((line) => `> ${line}`)
        .join('\n>\n')
    case 'list':
      return block.items.map((item) => `* ${wordsText(item)}`).join('\n')
    case 'pairs':
      return block.pairs
        .map(([name, value]) => `* **${wordsText(name)}**: ${wordsText(value)}`)
        .join('\n')
    case 'table':
      return tableText(block)
    case 'figure':
      return figureText(block.figure, block.label)
  }
}

function tableText({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = [
    line(columns.map(({ label }) => wordsText(label))),
    line(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))),
  ]
  const title = wordsText(caption)
  return [
    ...(title === '' ? [] : [`${title}\n`]),
    ...head,
    ...rows.map((row) => line(row.map((cell) => wordsText(cell)))),
  ].join('\n')
}

/** What a drawing shows, as a list: Markdown has no drawings of its own. */
function figureText(figure: Figure, label: string): string {
  const lines = figureLines(figure)
  return lines.length === 0 ? '' : [`${inlineText(label)}\n`, ...lines].join('\n')
}

function figureLines(figure: Figure): string[] {
  switch (figure.kind) {
    case 'ranking':
      return figure.bars.map(({ name, total, before }) => {
        const earlier = before === null ? '' : ` (before the trial ${formatPoints(before)})`
        return `* ${inlineText(name)}: ${formatPoints(total)}${earlier}`
      })
    case 'intervals':
      return figure.intervals.map(
        ({ criterion, weight, from, to }) =>
          `* ${inlineText(criterion)}: ${formatWeight(weight)} percent, keeps first place from ${formatWeight(from)} to ${formatWeight(to)}`,
      )
    case 'stages':
      return figure.lines.map(({ name, totals }) => {
        const steps = totals.map(
          (total, i) =>
            `${inlineText(figure.stages[i] ?? '')} ${total === null ? '–' : formatPoints(total)}`,
        )
        return `* ${inlineText(name)}: ${steps.join(', ')}`
      })
    case 'stack':
      return figure.columns.map(
        ({ name, coverage }) => `* ${inlineText(name)}: ${inlineText(coverageWords(coverage))}`,
      )
    case 'radar':
      return []
  }
}
