import type { Evaluation } from '#shared/domain/evaluation'
import { isOnEarlierResult, type LedgerRow } from '#shared/domain/evidence'
import { formatScore, formatShortDay, formatSigned } from '#shared/domain/format'
import { namedApart } from '#shared/domain/named-apart'
import type { Evidence } from '#shared/domain/proof'
import { IconButton } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import { levelNames } from './level-names.ts'
import styles from './trials.module.css'

interface Props {
  readonly evaluation: Evaluation
  readonly ledger: readonly LedgerRow[]
  readonly rejected: readonly Evidence[]
  readonly readOnly: boolean
  readonly onReopen: (line: Evidence) => void
  readonly onRemove: (line: Evidence) => void
}

/** Everything that was decided about evidence: before, after, who, why, and the effect on the total. */
export function LedgerTable({ evaluation, ledger, rejected, readOnly, onReopen, onRemove }: Props) {
  if (ledger.length + rejected.length === 0) return null
  const candidates = new Map(namedApart(evaluation.candidates).map((row) => [row.id, row]))
  const criteria = new Map(evaluation.criteria.map(({ id, name }) => [id, name]))
  const row = (line: Evidence, numbers: LedgerRow | null) => {
    const candidate = candidates.get(line.candidateId)
    const cell = `${candidate?.name ?? ''}, ${criteria.get(line.criterionId) ?? ''}`
    return (
      <tr key={line.id}>
        <th scope="row" className={styles['measure']}>
          <span className="row gap2">
            <CandidateMark slot={candidate?.slot ?? 0} />
            <bdi>{candidate?.name}</bdi>
          </span>
          <bdi className="xs ink3">{criteria.get(line.criterionId)}</bdi>
        </th>
        <td className="num">{score(numbers ? numbers.from : line.from)}</td>
        <td className={numbers ? 'num strong' : 'num ink3 nowrap'}>
          {numbers ? score(numbers.to) : line.to === null ? '–' : `${score(line.to)} proposed`}
        </td>
        <td className="num nowrap">
          {numbers ? (
            line.to === null ? (
              <Tag>confirmed</Tag>
            ) : (
              formatSigned(numbers.effectOnTotal)
            )
          ) : (
            <Tag tone="warn">rejected</Tag>
          )}
        </td>
        <td>
          <bdi>{line.reason}</bdi>
          <div className="xs ink3">
            {levelNames[line.level]}; <bdi>{line.decidedBy}</bdi>
            {line.at && `, ${formatShortDay(line.at.slice(0, 10))}`}
          </div>
          {isOnEarlierResult(evaluation, line) && (
            <Tag tone="warn">decided on an earlier result</Tag>
          )}
        </td>
        <td className="nowrap">
          {!readOnly && (
            <span className="row gap1">
              <IconButton
                icon="return"
                label={`Talk again about ${cell}`}
                onClick={() => onReopen(line)}
              />
              <IconButton icon="trash" label={`Remove ${cell}`} onClick={() => onRemove(line)} />
            </span>
          )}
        </td>
      </tr>
    )
  }
  return (
    <section className="card flush" aria-labelledby="ledger">
      <h2 id="ledger" style={{ padding: '0.6rem 1rem' }}>
        Evidence ledger
      </h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              After
            </th>
            <th scope="col" className="num">
              On the total
            </th>
            <th scope="col">Why, and who decided</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.map((entry) => row(entry.evidence, entry))}
          {rejected.map((line) => row(line, null))}
        </tbody>
      </table>
    </section>
  )
}

const score = (value: number | null) => (value === null ? '–' : formatScore(value))
