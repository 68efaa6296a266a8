import type { Evaluation } from '#shared/domain/evaluation'
import { type Block, notRecorded, type Section, type Words } from '#shared/domain/record/content'
import { RecordFigure } from './record-figure.tsx'
import { RecordTable } from './record-table.tsx'
import { RecordWords } from './record-words.tsx'

interface BlocksProps {
  readonly blocks: readonly Block[]
  readonly evaluation: Evaluation
}

/** What stands under a heading; "not recorded" where nothing does. */
export function Blocks({ blocks, evaluation }: BlocksProps) {
  if (blocks.length === 0) return <NotRecorded />
  return blocks.map((block, i) => (
    <div key={i} className="block">
      <BlockContent block={block} evaluation={evaluation} />
    </div>
  ))
}

export function NotRecorded() {
  return <p className="empty">{notRecorded}</p>
}

function BlockContent({
  block,
  evaluation,
}: {
  readonly block: Block
  readonly evaluation: Evaluation
}) {
  switch (block.kind) {
    case 'words':
      return (
        <p>
          <RecordWords words={block.words} />
        </p>
      )
    case 'note':
      return (
        <p className="note">
          <RecordWords words={block.words} />
        </p>
      )
    case 'finding':
      return (
        <p className="finding">
          <RecordWords words={block.words} />
        </p>
      )
    case 'quote':
      return (
        <>
          <blockquote>
            “<bdi>{block.text}</bdi>”
          </blockquote>
          <p>
            <RecordWords words={block.by} />
          </p>
        </>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>
              <RecordWords words={item} />
            </li>
          ))}
        </ul>
      )
    case 'pairs':
      return (
        <Pairs pairs={block.pairs} className={block.pairs.length > 8 ? 'pairs' : 'pairs short'} />
      )
    case 'table':
      return <RecordTable table={block} />
    case 'figure':
      return <RecordFigure figure={block.figure} label={block.label} evaluation={evaluation} />
  }
}

/** Names with what belongs to them, as rows. */
export function Pairs({
  pairs,
  className,
}: {
  readonly pairs: readonly (readonly [Words, Words])[]
  readonly className: string
}) {
  return (
    <table className={className}>
      <tbody>
        {pairs.map(([name, value], i) => (
          <tr key={i}>
            <th scope="row">
              <RecordWords words={name} />
            </th>
            <td>
              <RecordWords words={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SectionProps {
  readonly section: Section
  readonly evaluation: Evaluation
  readonly level: 2 | 3
  /** "4" or "A", in front of the heading. */
  readonly mark?: string
}

/** A section with its heading, its parts one level deeper. */
export function RecordSection({ section, evaluation, level, mark }: SectionProps) {
  const { id, heading, blocks, sections } = section
  const Heading = level === 2 ? 'h2' : 'h3'
  const own = id !== 'part'
  return (
    <section {...(own && { id, className: id })}>
      <Heading>
        {mark !== undefined && `${mark} `}
        <RecordWords words={heading} />
      </Heading>
      {blocks.length > 0 || sections.length === 0 ? (
        <Blocks blocks={blocks} evaluation={evaluation} />
      ) : null}
      {sections.map((inner, i) => (
        <RecordSection key={i} section={inner} evaluation={evaluation} level={3} />
      ))}
    </section>
  )
}
