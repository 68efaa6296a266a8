import type { Column, Span, Table, Words } from '#shared/domain/record/content'
import { plainText } from '#shared/domain/record/words'
import { RecordWords } from './record-words.tsx'

/** A table that repeats its header on every page and cuts no row. */
export function RecordTable({ table }: { readonly table: Table }) {
  const { caption, columns, rows, totals, named } = table
  const whole = columns.reduce((sum, column) => sum + shareOf(column), 0)
  const signed = columns.map((_, i) => rows.some((row) => (row[i] ?? []).some(isScoreSign)))
  return (
    <table className={classOf(table)}>
      <caption>
        <RecordWords words={caption} />
      </caption>
      <colgroup>
        {columns.map((column, i) => (
          <col key={i} style={{ width: `${(shareOf(column) / whole) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ label, align }, i) => (
            <th key={i} scope="col" className={align === 'end' && !signed[i] ? 'end' : undefined}>
              <RecordWords words={label} marks />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i} className={i >= rows.length - totals ? 'total' : undefined}>
            {columns.map(({ align }, j) => (
              <Cell
                key={j}
                words={row[j] ?? []}
                end={align === 'end'}
                header={named && j === 0}
                signed={signed[j] ?? false}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Short tables stay on one page; long ones go on, with their header, on the next. */
function classOf({ columns, rows, totals }: Table): string | undefined {
  const letters = rows.flat().reduce((sum, words) => sum + plainText(words).length, 0)
  const fits = (rows.length <= 12 && letters < 1600) || (totals > 0 && rows.length <= 30)
  const short = fits ? ['short'] : []
  return [...(columns.length > 6 ? ['small'] : []), ...short].join(' ') || undefined
}

/** A value of few letters is not broken into lines. */
const mostWhole = 12

const shareOf = ({ share = 1 }: Column) => (share > 0 ? share : 1)

const verdicts: readonly string[] = ['pass', 'fail', 'not-measured', 'not-measurable', 'must']
const isScoreSign = (span: Span) =>
  typeof span !== 'string' && span.kind === 'sign' && !verdicts.includes(span.sign)

interface CellProps {
  readonly words: Words
  readonly end: boolean
  readonly header: boolean
  /** Whether numbers in this column have signs behind them, for which room is kept. */
  readonly signed: boolean
}

function Cell({ words, end, header, signed }: CellProps) {
  const signs = words.filter(isScoreSign)
  const rest = signed ? words.filter((span) => !isScoreSign(span) && span !== ' ') : words
  const content = (
    <>
      <RecordWords words={rest} marks />
      {signed && (
        <span className="signs">
          <RecordWords words={signs} />
        </span>
      )}
    </>
  )
  const whole = end && plainText(rest).length <= mostWhole
  const className = end ? (whole ? 'end whole' : 'end') : undefined
  return header ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  )
}
