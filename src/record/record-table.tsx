import type { Column, Span, Table, Words } from '#shared/domain/record/content'
import { RecordWords } from './record-words.tsx'

/** A table that repeats its header on every page and cuts no row. */
export function RecordTable({ table }: { readonly table: Table }) {
  const { caption, columns, rows, totals, named } = table
  const whole = columns.reduce((sum, column) => sum + shareOf(column), 0)
  const signed = columns.map((_, i) => rows.some((row) => (row[i] ?? []).some(isScoreSign)))
  return (
    <table className={columns.length > 6 ? 'small' : undefined}>
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
            <th key={i} scope="col" className={align === 'end' ? 'end' : undefined}>
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

const shareOf = ({ share = 1 }: Column) => (share > 0 ? share : 1)

const verdicts: readonly string[] = ['pass', 'fail', 'not-measured', 'must']
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
  const className = end ? 'end' : undefined
  return header ? (
    <th scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td className={className}>{content}</td>
  )
}
