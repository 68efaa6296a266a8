import { renderToStaticMarkup } from 'react-dom/server'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay, formatTime } from '#shared/domain/format'
import { decisionRecord } from '#shared/domain/record'
import type { ToolsInBrief } from '#shared/domain/record/facts'
import type { DecisionRecord, Section } from '#shared/domain/record/content'
import { plainText } from '#shared/domain/record/words'
import { RecordSection } from './record-blocks.tsx'
import { CommitteePages } from './record-committee.tsx'
import { committeeFit } from './committee-fit.ts'
import { recordStyles } from './record-styles.ts'

export interface RecordOptions {
  readonly paper: 'A4' | 'Letter'
  /** When it is printed, as an instant. */
  readonly printedAt: string
  /** What a catalogue knows of the tools that candidates are made of. */
  readonly tools?: ToolsInBrief
}

/**
 * The decision record as one HTML document that needs nothing from outside itself: no script, no
 * request, fonts inside. Headings and tables are real ones, so that its PDF has bookmarks and
 * can be read aloud.
 *
 * The same evaluation and options always give the same text.
 */
export function renderRecord(
  evaluation: Evaluation,
  { paper, printedAt, tools }: RecordOptions,
): string {
  const record = decisionRecord(evaluation, tools)
  const { title, organisation, status, disclaimer, votesShown, votesAgreed } = record
  const styles = recordStyles({
    paper,
    title,
    organisation,
    status,
    disclaimer,
    votesShown,
    votesAgreed,
    printed: `Printed on ${formatDay(printedAt)} at ${formatTime(printedAt)}.`,
    fit: committeeFit(record, paper),
  })
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${title}: decision record`}</title>
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <CommitteePages record={record} evaluation={evaluation} />
        <Proof record={record} evaluation={evaluation} />
      </body>
    </html>,
  )}`
}

function Proof({
  record,
  evaluation,
}: {
  readonly record: DecisionRecord
  readonly evaluation: Evaluation
}) {
  const proof = record.proof.map((section, i) => ({ section, mark: String(i + 1) }))
  const appendix = record.appendix.map((section, i) => ({ section, mark: 'ABCDEFG'.charAt(i) }))
  return (
    <>
      <div className="proof">
        <h1>Proof</h1>
        <p className="lead">Everything that the two pages rest on.</p>
        <Contents entries={[...proof, ...appendix]} />
        {proof.map(({ section, mark }) => (
          <RecordSection
            key={mark}
            section={section}
            mark={mark}
            evaluation={evaluation}
            level={2}
          />
        ))}
      </div>
      <div className="appendix">
        <h1>Appendix</h1>
        {appendix.map(({ section, mark }) => (
          <RecordSection
            key={mark}
            section={section}
            mark={mark}
            evaluation={evaluation}
            level={2}
          />
        ))}
      </div>
    </>
  )
}

function Contents({
  entries,
}: {
  readonly entries: readonly { readonly section: Section; readonly mark: string }[]
}) {
  return (
    <ul className="contents">
      {entries.map(({ section, mark }) => (
        <li key={mark}>
          <a href={`#${section.id}`}>
            <span>{mark}</span>
            {plainText(section.heading)}
          </a>
        </li>
      ))}
    </ul>
  )
}
