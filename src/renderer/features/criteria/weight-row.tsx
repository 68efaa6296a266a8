import { formatWeight, formatWeightAligned } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import { NumberField } from '../../ui/fields.ts'
import { AgreementGlyph } from '../../ui/glyphs.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './criteria.module.css'
import type { Weights } from './use-weights.ts'

interface Props {
  readonly name: string
  /** What people gave; null for a criterion that nobody was asked about. */
  readonly given: Weights['votes'][number] | null
  /** Whether anybody gave points to any criterion, so that there are columns for them. */
  readonly hasVotes: boolean
  readonly people: readonly Participant[]
  /** Whether its weight was changed after scores were seen. */
  readonly isLate: boolean
  readonly agreed: number | null
  readonly isEditable: boolean
  readonly onCommit: (points: number | null) => void
  /** To a row above or below. @returns whether there is one */
  readonly onStep: (places: number) => boolean
}

/** One criterion: everybody's points, their mean and range, and the agreed weight. */
export function WeightRow(props: Props) {
  const { name, given, hasVotes, people, isLate, agreed, isEditable, onCommit, onStep } = props
  return (
    <tr>
      <th scope="row" className={styles['first']}>
        <bdi>{name}</bdi>
        {isLate && <span className={`xs ${styles['late']}`}>changed after scores were seen</span>}
        {hasVotes && !given && (
          <span className={`xs ${styles['late']}`}>added after the votes were seen</span>
        )}
      </th>
      {people.map(({ id }) => {
        const own = given?.votes.find(({ participantId }) => participantId === id)
        const isEnd =
          given?.split === true && (own?.points === given.low || own?.points === given.high)
        return (
          <td key={id} className={`num ${isEnd ? (styles['end'] ?? '') : ''}`}>
            {own ? formatWeight(own.points) : '–'}
          </td>
        )
      })}
      {hasVotes && (
        <>
          <td className={`num med ${styles['mean']}`}>
            {given ? formatWeightAligned(given.mean) : '–'}
          </td>
          <td className={`nowrap ${styles['range']}`}>
            {given?.split && (
              <Tag tone="split">
                <AgreementGlyph level="split" />
                <span className="visually-hidden">Wide range, </span>
                {formatWeight(given.low)} to {formatWeight(given.high)}
              </Tag>
            )}
            {given && !given.split && (
              <span className="sm ink2">
                {formatWeight(given.low)} to {formatWeight(given.high)}
              </span>
            )}
          </td>
        </>
      )}
      <td className={`num strong ${styles['last']}`}>
        {isEditable ? (
          <NumberField
            label={`Agreed weight of ${name}`}
            hideLabel
            value={agreed}
            min={0}
            max={100}
            onCommit={onCommit}
            onKeyDown={(event) => {
              const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
              if (!step || event.ctrlKey) return
              // Leaving the field commits; the last one commits by Enter itself.
              if (onStep(step)) event.preventDefault()
            }}
          />
        ) : agreed === null ? (
          <span className="ink3">none</span>
        ) : (
          formatWeight(agreed)
        )}
      </td>
    </tr>
  )
}
