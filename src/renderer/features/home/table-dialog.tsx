import { useState } from 'react'
import { formatPoints } from '#shared/domain/format'
import { type StartMatrix, startMatrix } from '#shared/domain/start-matrix'
import { type Conversion, convertedToVotes, hasVotes } from '#shared/domain/table-votes'
import type { CsvCell } from '#shared/exchange/csv'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField } from '../../ui/fields.ts'
import styles from './home.module.css'

interface Props {
  readonly rows: readonly (readonly CsvCell[])[]
  readonly onBegin: (
    title: string,
    start: { readonly matrix: StartMatrix; readonly voter: string | null },
  ) => void
  readonly onClose: () => void
}

/** What a pasted table would begin with; rows and columns can change places. */
export function TableDialog({ rows, onBegin, onClose }: Props) {
  const [flipped, setFlipped] = useState(false)
  const [title, setTitle] = useState('')
  const [withVotes, setWithVotes] = useState(true)
  const matrix = startMatrix(rows, flipped)
  const isVotes = matrix !== null && hasVotes(matrix)
  const [converts, setConverts] = useState(false)
  const conversion = matrix && convertedToVotes(matrix)
  const taken = conversion && converts ? conversion.matrix : matrix
  const lacking =
    matrix === null
      ? 'This table has no criteria or no candidates'
      : title.trim() === ''
        ? 'Needs a title'
        : null
  const begin = () => {
    if (taken === null || lacking !== null) return
    const isVoted = isVotes ? withVotes : conversion !== null && converts
    onBegin(title.trim(), { matrix: taken, voter: isVoted ? 'The table' : null })
  }
  return (
    <Dialog
      title="Start from this table"
      width="52rem"
      onClose={onClose}
      onSubmit={begin}
      actions={
        <>
          <Button keys="Escape" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => setFlipped(!flipped)}>Swap rows and columns</Button>
          <Button kind="primary" keys="Enter" submit unavailable={lacking} onClick={() => {}}>
            Create
          </Button>
        </>
      }
    >
      <div className="fieldset" data-autofocus>
        <label className="label" htmlFor="table-title">
          Title
        </label>
        <input
          id="table-title"
          className="field"
          dir="auto"
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      {taken === null ? (
        <p className="notice">
          This table has no criteria or no candidates. The first row needs the names of the
          candidates, the first column those of the criteria.
        </p>
      ) : (
        <Preview matrix={taken} />
      )}
      {isVotes && (
        <CheckField
          label="Take the numbers as the votes of one person, “The table”"
          checked={withVotes}
          onCommit={setWithVotes}
        />
      )}
      {conversion && (
        <>
          <CheckField
            label={`Take the numbers, ${conversionWords(conversion)}, as the votes of one person, “The table”`}
            checked={converts}
            onCommit={setConverts}
          />
          <p className="sm ink3">
            Only whole numbers from 1 to 5 can be votes. Each number of the table is kept as the
            reason of its vote.
          </p>
        </>
      )}
      {matrix !== null && !isVotes && !conversion && (
        <p className="sm ink3">
          Only whole numbers from 1 to 5 can be votes, so the scores stay where they are.
        </p>
      )}
    </Dialog>
  )
}

/** How votes are made of the numbers. */
function conversionWords({ from, to }: Conversion): string {
  return from === 1 && to === 5 ? 'rounded' : `from ${from} to ${to}, moved to 1 to 5 and rounded`
}

const numberText = (score: number) => (Number.isInteger(score) ? score : formatPoints(score))

/** A score, and before it the number of the table where it is another. */
function scoreText(score: number | null, before: number | null) {
  if (score === null) return '–'
  return before === null || before === score
    ? numberText(score)
    : `${numberText(before)} → ${score}`
}

function Preview({ matrix }: { readonly matrix: StartMatrix }) {
  return (
    <div className={styles['pasted']}>
      <table className="list">
        <caption className="visually-hidden">What was pasted</caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" className="num">
              Weight
            </th>
            {matrix.candidates.map((name, i) => (
              <th key={`${name} ${i}`} scope="col" className="num">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.criteria.map(({ name, weight, scores, original }, i) => (
            <tr key={`${name} ${i}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className="num tn">{weight ?? '–'}</td>
              {scores.map((score, k) => (
                <td key={k} className="num tn">
                  {scoreText(score, original?.[k] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
