import { renderToStaticMarkup } from 'react-dom/server'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import type { Criterion } from '#shared/domain/judgement'
import { namedApart } from '#shared/domain/named-apart'
import type { Candidate } from '#shared/domain/options'
import { type Asks, asksOf } from '#shared/domain/scoring/asked'
import { blindRound, isScorable } from '#shared/domain/scoring/blind-round'
import { voters } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { CandidateMark } from '../renderer/ui/candidate-mark.tsx'
import { fontFaces } from './record-fonts.ts'
import type { RecordOptions } from './record-document.tsx'
import { anchorShare, type SheetFit, sheetFit } from './sheet-fit.ts'

/**
 * A page per person to be filled in by hand, as one HTML document that needs nothing from outside
 * itself. Candidates and criteria are in the order in which the table of a score sheet on screen
 * has them, so that a sheet can be typed in column by column. In a review of some scores only
 * these have a box.
 *
 * No vote is on it, whatever has been voted. Observers and people who left get none.
 */
export function renderScoreSheets(
  evaluation: Evaluation,
  { paper, printedAt }: RecordOptions,
): string {
  const asks = asksOf(blindRound(evaluation))
  const all = scoredCandidates({ ...evaluation, candidates: namedApart(evaluation.candidates) })
  const candidates = all.filter((row) => evaluation.criteria.some(({ id }) => asks(row.id, id)))
  const criteria = evaluation.criteria.filter(({ id }) => all.some((row) => asks(row.id, id)))
  const fit = sheetFit(
    {
      candidates: candidates.map(({ name }) => name),
      criteria: criteria.map((criterion) => ({
        name: criterion.name,
        anchors: anchorsOf(criterion)
          .map(([score, words]) => `${score} ${words}`)
          .join(' · '),
      })),
    },
    paper,
  )
  const people = voters(evaluation).filter(({ leftAt }) => leftAt === null)
  const title = evaluation.frame.title || 'Untitled evaluation'
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${title}: score sheets`}</title>
        <style dangerouslySetInnerHTML={{ __html: styles(paper, fit) }} />
      </head>
      <body>
        {people.length === 0 && <p>Nobody is here to score. Add people in the frame.</p>}
        {people.map((person) => (
          <Sheet
            key={person.id}
            title={title}
            person={person}
            candidates={candidates}
            criteria={criteria}
            asks={asks}
            printed={formatDay(printedAt)}
          />
        ))}
      </body>
    </html>,
  )}`
}

interface SheetProps {
  readonly title: string
  readonly person: Participant
  readonly candidates: readonly Candidate[]
  readonly criteria: readonly Criterion[]
  readonly asks: Asks
  readonly printed: string
}

function Sheet({ title, person, candidates, criteria, asks, printed }: SheetProps) {
  return (
    <section>
      <header>
        <p className="small">
          Score sheet · <bdi>{title}</bdi> · {printed}
        </p>
        <h1>
          <bdi>{person.name}</bdi>
          {person.role !== '' && (
            <span className="role">
              {' '}
              <bdi>{person.role}</bdi>
            </span>
          )}
        </h1>
        <p>
          Write <b>1 to 5</b> in every box; 5 is always the best. Write <b>?</b> where you cannot
          judge: it is left out of the mean and never counts as zero. Show nobody your sheet before
          the reveal.
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Criterion, and what 1, 3 and 5 mean</th>
            {candidates.map(({ id, name, slot }) => (
              <th key={id} scope="col" className="box">
                <span className="head">
                  <CandidateMark slot={slot} size={0.62} /> <bdi>{name}</bdi>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">
                <b>
                  <bdi>{criterion.name}</bdi>
                </b>
                <Anchors criterion={criterion} />
              </th>
              {candidates.map(({ id }) => (
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a box for a pen, named by its row and column
                <td
                  key={id}
                  className={isScorable(criterion) && asks(id, criterion.id) ? 'box' : 'box closed'}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small foot">Reasons, if you want to give any, go on the back.</p>
    </section>
  )
}

function Anchors({ criterion }: { readonly criterion: Criterion }) {
  if (!isScorable(criterion)) {
    return <p>Cannot be scored until its scores 1, 3 and 5 say what they mean.</p>
  }
  return (
    <p>
      {anchorsOf(criterion).map(([score, words], i) => (
        <span key={score}>
          {i > 0 && ' · '}
          <b>{score}</b> <bdi>{words}</bdi>
        </span>
      ))}
    </p>
  )
}

/** The scores that say something, with their words. */
function anchorsOf({ anchors }: Criterion): (readonly [number, string])[] {
  return ([1, 2, 3, 4, 5] as const).flatMap((score) => {
    const words = anchors[score].trim()
    return words === '' ? [] : [[score, words] as const]
  })
}

function styles(paper: RecordOptions['paper'], { size, box, upright }: SheetFit): string {
  return `${fontFaces}
@page{size:${paper === 'A4' ? 'A4' : '8.5in 11in'};margin:14mm}
:root{--ink:#000;--c1:#000;--c2:#000;--c3:#000;--c4:#000;--c5:#000;--c6:#000;--c7:#000;--c8:#000}
*{box-sizing:border-box;margin:0}
html{font-size:16px}
body{background:#fff;color:#000;font:400 9.4pt/1.42 "Inter Print",sans-serif;overflow-wrap:anywhere}
section+section{break-before:page}
header{height:33mm;overflow:hidden}
h1{font:600 19pt/1.2 "Source Serif Print",serif;margin:.6mm 0 1.4mm;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.role{font:400 10pt/1 "Inter Print",sans-serif;color:#333}
.small{font-size:8.4pt;color:#333}
.foot{margin-top:2mm}
b{font-weight:600}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:${size}pt;line-height:1.3}
thead{display:table-header-group}
tr{break-inside:avoid}
th{font-weight:400;text-align:left;vertical-align:middle;padding:.7mm 2mm .7mm 0;border-bottom:.4pt solid #777}
thead th{vertical-align:bottom;color:#333;border-bottom:.8pt solid #000}
tbody th p{font-size:${(size * anchorShare).toFixed(2)}pt;color:#222}
.box{width:${box}mm}
td.box{border:.8pt solid #000;height:5.5mm}
td.closed{background:#ddd}
thead th.box{padding:0 .6mm 1mm;text-align:center;color:#000;font-size:${Math.min(size, 7.8)}pt}
${upright ? '.head{writing-mode:vertical-rl;transform:rotate(180deg);max-height:42mm;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;margin:0 auto}' : ''}
`
}
