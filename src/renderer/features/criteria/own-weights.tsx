import { useState } from 'react'
import { counted } from '#shared/domain/format'
import type { Criterion, Points, WeightMethod } from '#shared/domain/judgement'
import { firstName } from '#shared/domain/short-names'
import { weightOpinion } from '#shared/domain/weighting/votes'
import { SavedWords } from '../../facilitation/saved-words.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { PrivateScreen } from '../../ui/private-screen.tsx'
import { OwnPoints } from './own-points.tsx'
import { OwnRanking, ranksOf } from './own-ranking.tsx'
import styles from './own-weights.module.css'

interface Props {
  readonly name: string
  readonly method: WeightMethod
  readonly criteria: readonly Criterion[]
  /** What was typed before a pause; empty for a fresh start. */
  readonly begun: Points
  /** After every change, so that nothing is lost when the laptop fails. */
  readonly onDraft: (given: Points, before: Points) => void
  readonly onHandIn: (given: Points) => void
  readonly onPause: () => void
}

const titles: Readonly<Record<WeightMethod, string>> = {
  points: 'Divide 100 points',
  swing: 'How much does the step from 1 to 5 matter?',
  ranking: 'Put the criteria in order, the most important first',
}

/** One person's weights by whichever method the group has chosen. */
export function OwnWeights({ name, method, criteria, begun, onDraft, onHandIn, onPause }: Props) {
  const [given, setGiven] = useState<Points>(() =>
    method === 'ranking' && Object.keys(begun).length < criteria.length
      ? ranksOf(criteria.map(({ id }) => [id]))
      : begun,
  )
  const change = (next: Points) => {
    setGiven(next)
    onDraft(next, given)
  }
  const missing = whatIsMissing(given, method, criteria)
  const handIn = () => {
    if (missing === null) onHandIn(given)
  }
  const filled = criteria.filter(({ id }) => given[id] !== undefined).length

  useCommands([
    {
      id: 'hand-over',
      label: 'Hand the laptop over',
      keys: ['Ctrl Enter'],
      inFields: true,
      unavailable: missing,
      run: handIn,
    },
    { id: 'pause', label: 'Hide my weights', keys: ['Escape'], inFields: true, run: onPause },
  ])

  return (
    <PrivateScreen
      name={name}
      saved={<SavedWords lost="Not saved. Please tell the facilitator" />}
      done={method === 'ranking' ? criteria.length : filled}
      total={criteria.length}
      timeLeft={null}
      keys={
        method === 'ranking'
          ? [
              { keys: ['ArrowUp', 'ArrowDown'], hint: 'choose' },
              { keys: ['Shift ArrowUp', 'Shift ArrowDown'], hint: 'move' },
              { keys: ['='], hint: 'as important as the one above' },
              { keys: ['Escape'], hint: 'hide' },
            ]
          : [
              { keys: ['ArrowUp', 'ArrowDown'], hint: 'move' },
              { keys: ['Escape'], hint: 'hide' },
            ]
      }
      leave={{ keys: ['Ctrl Enter'], hint: 'hand the laptop over' }}
    >
      <div className={styles['page']}>
        <h1>{titles[method]}</h1>
        {method === 'ranking' ? (
          <OwnRanking criteria={criteria} given={given} onChange={change} />
        ) : (
          <OwnPoints method={method} criteria={criteria} given={given} onChange={change} />
        )}
        <div className="row wrap">
          <Button kind="primary" keys="Ctrl Enter" onClick={handIn} unavailable={missing}>
            Done, hand the laptop over
          </Button>
          <Button onClick={onPause}>Hide for now</Button>
          <span className="ink2" role="status">
            {missing ?? `Ready, ${firstName(name)}.`}
          </span>
        </div>
      </div>
    </PrivateScreen>
  )
}

/** Why it cannot be handed in yet, in words; null when it can. */
function whatIsMissing(
  given: Points,
  method: WeightMethod,
  criteria: readonly Criterion[],
): string | null {
  const opinion = weightOpinion({ given, method }, criteria)
  if (opinion.status === 'incomplete') {
    const count = opinion.missing.length
    return `${counted(count, 'criterion is', 'criteria are')} blank. Type 0 where you give nothing.`
  }
  if (opinion.status === 'all-zero') return 'Only zeros say nothing.'
  if (method !== 'points') return null
  const sum = criteria.reduce((total, { id }) => total + (given[id] ?? 0), 0)
  const left = Math.round((100 - sum) * 100) / 100
  if (left === 0) return null
  return left > 0
    ? `${counted(left, 'point is', 'points are')} left to give.`
    : `${counted(-left, 'point', 'points')} too many.`
}
