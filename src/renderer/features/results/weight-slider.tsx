import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useRef } from 'react'
import { flushSync } from 'react-dom'
import { formatWeight } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { CriterionRow } from './interval-rows.ts'
import type { ChartCandidate } from '../../charts/chart-candidate.ts'
import {
  IntervalBar,
  IntervalGrid,
  intervalRowHeight,
  intervalText,
} from '../../charts/interval-bars.tsx'
import { type IntervalScale, placeOnScale, weightAt } from '../../charts/interval-scale.ts'
import css from './results-page.module.css'

interface Props {
  readonly row: CriterionRow
  readonly leader: ChartCandidate
  readonly scale: IntervalScale
  /** Weight in percent that is being tried; the agreed one otherwise. */
  readonly percent: number
  /** The row whose handle is shown, and where Tab stops. */
  readonly chosen: boolean
  readonly onChoose: (id: CriterionId) => void
  readonly onTry: (id: CriterionId, percent: number) => void
  readonly onStep: (rows: 1 | -1) => void
  /** Where the handles of all rows can be found, by row. */
  readonly sliders: RefObject<Map<string, HTMLDivElement>>
}

/** Size of a row's drawing in its own units, which are pixels at a root size of 16. */
export const barWidth = 158

/**
 * One criterion: its name, its bar with a handle to try another weight, and the range as text.
 * While a weight is dragged only its own row is drawn anew.
 */
export const WeightSlider = memo(function WeightSlider({
  row,
  leader,
  scale,
  percent,
  chosen,
  onChoose,
  onTry,
  onStep,
  sliders,
}: Props) {
  const { criterionId } = row
  const track = useRef<HTMLDivElement>(null)
  const place = Math.min(1, Math.max(0, placeOnScale(scale, row.weight, percent)))
  const trying = Math.abs(percent - row.weight) > 1e-9

  const follow = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const at = (event.clientX - box.left) / box.width
    const weight = weightAt(scale, row.weight, Math.min(1, Math.max(0, at)))
    // Whole points on the whole scale, halves in the close-up: what a hand can hit.
    const step = scale.kind === 'whole' ? 1 : 0.5
    // At once: a move of the pointer comes just before a frame, and would else be seen in the next.
    flushSync(() => onTry(criterionId, Math.round(weight / step) * step))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const rows = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key]
    const points = stepOf(event)
    if (rows !== undefined) onStep(rows)
    else if (points !== null) onTry(criterionId, percent + points)
    else if (event.key === 'Home') onTry(criterionId, 0)
    else if (event.key === 'End') onTry(criterionId, 100)
    else return
    event.preventDefault()
  }

  return (
    <div className={`${css['interval']}${chosen ? ` ${css['chosen']}` : ''}`}>
      <bdi className={css['intervalName']} title={row.fullName}>
        {row.name}
      </bdi>
      <div
        ref={track}
        className={css['bar']}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          onChoose(criterionId)
          follow(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
        }}
      >
        <svg viewBox={`0 0 ${barWidth} ${intervalRowHeight}`} aria-hidden="true">
          <IntervalGrid scale={scale} x={0} width={barWidth} y1={0} y2={intervalRowHeight} />
          <IntervalBar
            row={row}
            leader={leader}
            scale={scale}
            x={0}
            width={barWidth}
            y={intervalRowHeight / 2}
          />
        </svg>
        <div
          ref={(element) => {
            if (element) sliders.current.set(row.id, element)
            else sliders.current.delete(row.id)
          }}
          role="slider"
          tabIndex={chosen ? 0 : -1}
          aria-label={`Weight of ${row.fullName}`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Number(formatWeight(percent))}
          aria-valuetext={
            trying
              ? `${formatWeight(percent)} percent instead of ${formatWeight(row.weight)}`
              : `${formatWeight(percent)} percent`
          }
          className={css['handle']}
          style={{ left: `${place * 100}%` }}
          onFocus={() => onChoose(criterionId)}
          onKeyDown={onKeyDown}
        >
          {trying && (
            <span className={place > 0.75 ? `${css['bubble']} ${css['before']}` : css['bubble']}>
              {formatWeight(percent)}
            </span>
          )}
        </div>
      </div>
      <span className={css['range']}>{intervalText(row)}</span>
    </div>
  )
})

/** Points that an arrow moves a weight by: 1, with Shift 5; null for other keys. */
function stepOf({ key, shiftKey }: KeyboardEvent): number | null {
  const size = shiftKey ? 5 : 1
  if (key === 'ArrowRight') return size
  if (key === 'ArrowLeft') return -size
  if (key === 'PageUp') return 5
  return key === 'PageDown' ? -5 : null
}
