import { useState } from 'react'
import { formatPoints } from '#shared/domain/format'
import { hasVotes, type StartMatrix, startMatrix } from '#shared/domain/starting-table'
import type { CsvCell } from '#shared/exchange/csv'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField } from '../../ui/fields.tsx'
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
  const lacking =
    matrix === null
      ? 'This table has no criteria or no candidates'
      : title.trim() === ''
        ? 'Needs a title'
        : null
  const begin = () => {
    if (matrix === null || lacking !== null) return
    onBegin(title.trim(), { matrix, voter: isVotes && withVotes ? 'The table' : null })
  }
  return (
    <Dialog
      title="Start from this table"
      width="52rem"
      onClose={onClose}
      onSubmit={begin}
      actions={
        <>
          <Button keys="Esc" onClick={onClose}>
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
      {matrix === null ? (
        <p className="notice">
          This table has no criteria or no candidates. The first row needs the names of the
          candidates, the first column those of the criteria.
        </p>
      ) : (
        <Preview matrix={matrix} />
      )}
      {isVotes && (
        <CheckField
          label="Take the numbers as the votes of one person, “The table”"
          checked={withVotes}
          onCommit={setWithVotes}
        />
      )}
      {matrix !== null && !isVotes && (
        <p className="sm ink3">
          Only whole numbers from 1 to 5 can be votes, so the scores stay where they are.
        </p>
      )}
    </Dialog>
  )
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
          {matrix.criteria.map(({ name, weight, scores }, i) => (
            <tr key={`${name} ${i}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className="num tn">{weight ?? '–'}</td>
              {scores.map((score, k) => (
                <td key={k} className="num tn">
                  {score === null ? '–' : Number.isInteger(score) ? score : formatPoints(score)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
