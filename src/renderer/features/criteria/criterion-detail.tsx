import { type Ref, useId } from 'react'
import { missingAnchors } from '#shared/domain/criteria'
import type { Anchors, Criterion } from '#shared/domain/judgement'
import type { UseCase } from '#shared/domain/options'
import { scoredWordNotes } from '#shared/domain/scored-words'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.ts'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tag } from '../../ui/tag.tsx'
import { UseCaseChecks } from '../../ui/use-case-checks.tsx'
import styles from './criteria.module.css'

interface Props {
  readonly criterion: Criterion
  /** Names of all groups, to choose from. */
  readonly groups: readonly string[]
  readonly useCases: readonly UseCase[]
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly readOnly: boolean
  readonly nameRef: Ref<HTMLInputElement>
  readonly onChange: (what: string, fields: (now: Criterion) => Partial<Criterion>) => void
  readonly onGroup: (group: string) => void
  readonly onMove: (step: 1 | -1) => void
  readonly onRemove: () => void
}

const scores = [1, 2, 3, 4, 5] as const

/** What between-scores mean where nobody has said so. */
const hints: Readonly<Record<keyof Anchors, string>> = {
  1: 'The worst that we would still take',
  2: 'Between 1 and 3',
  3: 'Good enough',
  4: 'Between 3 and 5',
  5: 'The best that can be had',
}

/** One criterion: what is asked, what its scores mean, and which use cases it serves. */
export function CriterionDetail({
  criterion,
  groups,
  useCases,
  isFirst,
  isLast,
  readOnly,
  nameRef,
  onChange,
  onGroup,
  onMove,
  onRemove,
}: Props) {
  const groupList = useId()
  const { name, question, group, direction, anchors, useCaseIds } = criterion
  const missing = missingAnchors(criterion)
  const scoredUnder = scoredWordNotes({ criteria: [criterion] })
  return (
    <>
      <div className="row">
        <h2 className="ellipsis">
          <bdi>{name}</bdi>
        </h2>
        {missing.length > 0 && <Tag tone="warn">⚠ Cannot be scored yet</Tag>}
        <span className="sp" />
        {!readOnly && (
          <>
            <IconButton
              icon="up"
              label="Move up"
              onClick={() => onMove(-1)}
              unavailable={isFirst ? 'It is the first' : null}
            />
            <IconButton
              icon="down"
              label="Move down"
              onClick={() => onMove(1)}
              unavailable={isLast ? 'It is the last' : null}
            />
            <IconButton icon="trash" label={`Remove ${name}`} onClick={onRemove} />
          </>
        )}
      </div>
      {scoredUnder.length > 0 && (
        <div className="notice plain" role="note" aria-label="Scored under other words">
          <Icon name="warning" />
          <span className="grow">
            {scoredUnder.map((note) => (
              <span key={note}>
                <bdi>{note}</bdi>{' '}
              </span>
            ))}
            Its votes stay.
          </span>
        </div>
      )}
      <div className={styles['fields']}>
        <TextField
          label="Name"
          value={name}
          readOnly={readOnly}
          inputRef={nameRef}
          onCommit={(value) => {
            if (value.trim() !== '') onChange('the name', () => ({ name: value.trim() }))
          }}
        />
        <div className={styles['withList']}>
          <TextField
            label="Group"
            value={group}
            placeholder="None"
            readOnly={readOnly}
            listId={groupList}
            // Half a name would be a group of its own, and move the criterion there.
            isWhole={() => false}
            onCommit={(value) => onGroup(value.trim())}
          />
          <datalist id={groupList}>
            {groups.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
        </div>
        <div className={styles['whole']}>
          <TextField
            label="What to ask oneself while scoring"
            value={question}
            readOnly={readOnly}
            onCommit={(value) => onChange('the question', () => ({ question: value.trim() }))}
          />
        </div>
      </div>
      <div className="row wrap">
        {readOnly ? (
          <Tag>{direction === 'benefit' ? 'Benefit' : 'Cost'}</Tag>
        ) : (
          <Segmented
            label="Benefit or cost"
            value={direction}
            options={[
              { value: 'benefit', label: 'Benefit' },
              { value: 'cost', label: 'Cost' },
            ]}
            onChange={(value) => onChange('the direction', () => ({ direction: value }))}
          />
        )}
        <span className="xs ink3">
          {direction === 'benefit' ? 'More of it is better.' : 'Less of it is better.'} 5 is always
          the best score.
        </span>
      </div>

      <fieldset className="fieldset">
        <legend>What the scores mean: 1, 3 and 5 are needed</legend>
        <div className={styles['anchors']}>
          {scores.map((score) => (
            <div key={score} className={styles['anchor']}>
              <span
                className={styles['score']}
                data-missing={missing.some((one) => one === score) || undefined}
                aria-hidden="true"
              >
                {score}
              </span>
              <TextField
                label={`Score ${score} means`}
                hideLabel
                value={anchors[score]}
                placeholder={hints[score]}
                readOnly={readOnly}
                onCommit={(value) =>
                  onChange(`what ${score} means`, (now) => ({
                    anchors: { ...now.anchors, [score]: value.trim() },
                  }))
                }
              />
            </div>
          ))}
        </div>
      </fieldset>

      <UseCaseChecks
        useCases={useCases}
        chosen={useCaseIds}
        readOnly={readOnly}
        onChange={(change) =>
          onChange('the use cases', (now) => ({ useCaseIds: change(now.useCaseIds) }))
        }
      />
    </>
  )
}
