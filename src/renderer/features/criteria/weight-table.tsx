import { useRef, useState } from 'react'
import { formatPoints } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'
import { nameLetters, roomNames } from '#shared/domain/short-names'
import { checkAgreed } from '#shared/domain/weighting/agreed'
import { scaledToHundred } from '#shared/domain/weighting/locked'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { LockDialog } from './lock-dialog.tsx'
import { LockLine } from './lock-line.tsx'
import type { Weights } from './use-weights.ts'
import { WeightRow } from './weight-row.tsx'
import { useTypedPoints } from './use-typed-points.ts'
import styles from './criteria.module.css'

interface Props {
  readonly weights: Weights
}

/** From this many people on, heads are letters: whole names would push the agreed weight away. */
const mostNames = 8

/** Everybody's points, mean and range on each criterion, and the weight that the group agrees on. */
export function WeightTable({ weights }: Props) {
  const { evaluation, readOnly, votes, changedLate } = weights
  const { criteria, weighting, participants } = evaluation
  const [draft, setDraft] = useState<Points | null>(null)
  const [open, setOpen] = useState<'lock' | 'change' | null>(null)
  const table = useRef<HTMLTableElement>(null)

  const isLocked = weighting.locked !== null
  const { points: agreed, type } = useTypedPoints(weighting.agreed, (id, value) =>
    weights.setAgreed(id, criteria.find((one) => one.id === id)?.name ?? '', value),
  )
  const points = draft ?? agreed
  const check = checkAgreed(evaluation, points)
  const { needsReason } = weights
  const isEditable = !readOnly && (!needsReason || draft !== null)
  const byCriterion = new Map(votes.map((row) => [row.criterionId, row]))
  const voted = new Set(votes[0]?.votes.map(({ participantId }) => participantId))
  const people = participants.filter(({ id }) => voted.has(id))
  const whole = people.map(({ name }) => name)
  const heads = people.length > mostNames ? nameLetters(whole) : roomNames(whole)
  const isChanged =
    draft !== null && criteria.some(({ id }) => draft[id] !== weighting.agreed?.[id])
  const cannotLock = check.lockable
    ? null
    : 'Every criterion needs points, and they must sum to 100'
  // Only locked weights have to stay at 100.
  const cannotChange = isLocked
    ? cannotLock
    : check.missing.length > 0
      ? 'Points are missing'
      : null
  const reading = readOnly ? 'opened for reading' : null

  // What the field holds counts, so the question waits for the drawing that has it.
  const [finishing, setFinishing] = useState(false)
  if (finishing) {
    setFinishing(false)
    if (check.lockable && !needsReason) setOpen('lock')
    if (cannotChange === null && isChanged) setOpen('change')
  }

  const setPoints = (id: CriterionId, value: number | null) => {
    if (draft === null) return type(id, value)
    setDraft((now) => {
      const rest = Object.entries(now ?? {}).filter(([key]) => key !== id)
      return Object.fromEntries(value === null ? rest : [...rest, [id, value]])
    })
  }
  const focusField = (row: number): boolean => {
    const field = table.current?.querySelectorAll<HTMLInputElement>('input')[row]
    field?.focus()
    field?.select()
    return field !== undefined
  }
  const startChange = () => {
    setDraft(weighting.agreed ?? {})
    requestAnimationFrame(() => focusField(0))
  }

  const setAll = (label: string, next: Points | null) => {
    if (!needsReason) void weights.setAll(label, next)
    else if (next !== null) setDraft(next)
  }

  useCommands([
    ...(needsReason
      ? [
          {
            id: 'change-weights',
            label: isLocked ? 'Change the locked weights' : 'Change the weights',
            keys: ['C'],
            hint: 'change weights',
            unavailable: reading,
            run: startChange,
          },
        ]
      : []),
    ...(isLocked
      ? []
      : [
          {
            id: 'lock-weights',
            label: 'Lock the weights',
            keys: ['L'],
            hint: 'lock',
            unavailable: reading ?? cannotLock ?? (draft ? 'they are being changed' : null),
            run: () => setOpen('lock'),
          },
        ]),
    {
      id: 'finish-weights',
      label: needsReason ? 'Change the weights as typed' : 'Lock the weights as typed',
      keys: ['Ctrl Enter'],
      inFields: true,
      quiet: true,
      unavailable: isEditable ? null : 'nothing is being changed',
      run: () => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        setFinishing(true)
      },
    },
    {
      id: 'to-weights',
      label: 'Go to the agreed weights',
      keys: ['G'],
      hint: 'to the weights',
      unavailable: isEditable
        ? null
        : isLocked
          ? 'the weights are locked'
          : 'changing them needs a reason',
      run: () => focusField(0),
    },
    {
      id: 'keep-weights',
      label: 'Keep the weights as they are',
      keys: ['Escape'],
      inFields: true,
      quiet: true,
      unavailable: draft === null ? 'nothing is being changed' : null,
      run: () => setDraft(null),
    },
  ])

  return (
    <>
      {weighting.locked && (
        <LockLine evaluation={evaluation} locked={weighting.locked}>
          {!readOnly && draft === null && (
            <Button size="small" onClick={startChange} keys="C">
              Change weights
            </Button>
          )}
        </LockLine>
      )}
      <ScrollRegion label="Weights" className={`card ${styles['weights'] ?? ''}`}>
        <table ref={table} className="list">
          <thead>
            <tr>
              <th scope="col" className={styles['first']}>
                Criterion
              </th>
              {people.map(({ id, name }, index) => (
                <th key={id} scope="col" className="num" title={name}>
                  <span aria-hidden="true">{heads[index]}</span>
                  <span className="visually-hidden">{name}</span>
                </th>
              ))}
              {votes.length > 0 && (
                <>
                  <th scope="col" className={`num ${styles['mean']}`}>
                    Mean
                  </th>
                  <th scope="col" className={styles['range']}>
                    Range
                  </th>
                </>
              )}
              <th scope="col" className={`num ${styles['last']}`}>
                Agreed
              </th>
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ id, name }, row) => (
              <WeightRow
                key={id}
                name={name}
                given={byCriterion.get(id) ?? null}
                hasVotes={votes.length > 0}
                people={people}
                isLate={changedLate.has(id)}
                agreed={points[id] ?? null}
                isEditable={isEditable}
                onCommit={(value) => setPoints(id, value)}
                onStep={(places) => focusField(row + places)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles['first']}>
                Sum{' '}
                <span role="status" className={check.lockable ? '' : styles['attention']}>
                  {sumWords(check.left, check.missing.length)}
                </span>
              </th>
              {votes.length > 0 && <td colSpan={people.length + 2}>{'\u00a0'}</td>}
              <td className={`num strong ${styles['last']}`}>{formatPoints(check.sum)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>

      {!readOnly && !isLocked && (
        <div className="row wrap">
          {draft === null && (
            <Button
              kind="primary"
              onClick={() => setOpen('lock')}
              keys="L"
              unavailable={cannotLock}
            >
              Lock the weights
            </Button>
          )}
          {needsReason && draft === null && (
            <Button onClick={startChange} keys="C">
              Change weights
            </Button>
          )}
          <Button
            onClick={() => setAll('Scale the weights to 100', scaledToHundred(points) ?? points)}
            unavailable={check.sum === 0 || check.left === 0 ? 'Nothing to scale' : null}
          >
            Scale to 100
          </Button>
          {votes.length > 0 ? (
            <Button onClick={() => setAll('Start from the means', weights.means())}>
              Start from the means
            </Button>
          ) : (
            <Button onClick={() => setAll('Give equal weights', weights.equal())}>
              Equal weights
            </Button>
          )}
          <span className="sp" />
          {weighting.revealedAt === null && (
            <Button kind="quiet" onClick={() => void weights.backToVoting()}>
              Vote instead
            </Button>
          )}
        </div>
      )}
      {draft !== null && (
        <div className="row wrap">
          <Button onClick={() => setDraft(null)} keys="Escape">
            Keep as they are
          </Button>
          <Button
            kind="primary"
            onClick={() => setOpen('change')}
            keys="Ctrl Enter"
            unavailable={isChanged ? cannotChange : 'Nothing has been changed yet'}
          >
            Change the weights
          </Button>
        </div>
      )}

      {open === 'lock' && (
        <LockDialog
          evaluation={evaluation}
          points={points}
          onClose={() => setOpen(null)}
          onLock={(agreedBy, note) => {
            setOpen(null)
            void weights.lock(agreedBy, note)
          }}
        />
      )}
      {open === 'change' && draft && (
        <ChangeDialog
          evaluation={evaluation}
          points={draft}
          onClose={() => setOpen(null)}
          onChange={(byId, reason) => {
            setOpen(null)
            setDraft(null)
            void weights.change(draft, byId, reason)
          }}
        />
      )}
    </>
  )
}

function sumWords(left: number, missing: number): string {
  if (missing > 0) return `${missing} without points`
  if (left > 0) return `${formatPoints(left)} still to give`
  if (left < 0) return `${formatPoints(-left)} too many`
  return ''
}
