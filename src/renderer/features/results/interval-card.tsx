import { useCallback, useEffect, useMemo, useRef } from 'react'
import { intervalsFinding } from '#shared/domain/chart-findings'
import { formatWeight, insideSentence } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import type { WeightFlip } from '#shared/domain/sensitivity/intervals'
import type { ChartCandidate } from '../../charts/chart-candidate.ts'
import { Hatch } from '../../charts/hatch.tsx'
import {
  IntervalAxis,
  IntervalBars,
  intervalText,
  RankingBracket,
} from '../../charts/interval-bars.tsx'
import { type IntervalScale, nearScale } from '../../charts/interval-scale.ts'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { candidateColour } from '../../ui/candidate-mark.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { CriterionRow } from './interval-rows.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'
import type { WhatIfState } from './use-what-if.ts'
import { barWidth, WeightSlider } from './weight-slider.tsx'

interface Props {
  readonly rows: readonly CriterionRow[]
  readonly leader: ChartCandidate
  readonly flip: WeightFlip | null
  readonly trial: WhatIfState
  readonly chosen: CriterionId | null
  readonly onChoose: (id: CriterionId) => void
  readonly closeUp: boolean
  readonly onCloseUp: (closeUp: boolean) => void
  readonly asTable: boolean
  readonly naming: Naming
  /** "agreed weight", or "weight" where nobody has agreed on any. */
  readonly weightWord: string
}

/** For every criterion the range of its weight in which first place is kept, with a handle to try others. */
export function IntervalCard(props: Props) {
  const { rows, leader, flip, trial, chosen, onChoose, closeUp, onCloseUp, asTable, naming } = props
  const sliders = useRef(new Map<string, HTMLDivElement>())
  const scale: IntervalScale = useMemo(
    () => (closeUp ? nearScale(rows) : { kind: 'whole' }),
    [closeUp, rows],
  )
  const at = Math.max(
    0,
    rows.findIndex(({ criterionId }) => criterionId === chosen),
  )
  const row = rows[at]
  const percentOf = ({ criterionId, weight }: CriterionRow) =>
    trial.whatIf?.criterionId === criterionId ? trial.whatIf.percent : weight

  const step = (by: number, focus: boolean) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!next) return
    onChoose(next.criterionId)
    const slider = sliders.current.get(next.id)
    if (focus) slider?.focus()
    else slider?.scrollIntoView({ block: 'nearest' })
  }
  const latestStep = useRef(step)
  useEffect(() => {
    latestStep.current = step
  })
  const onStep = useCallback((by: 1 | -1) => latestStep.current(by, true), [])
  const move = (by: number) => {
    if (row) trial.tryWeight(row.criterionId, percentOf(row) + by)
  }
  useCommands([
    {
      id: 'criterion-before',
      label: 'Criterion before',
      keys: ['ArrowUp'],
      hint: 'criterion',
      quiet: true,
      run: () => step(-1, false),
    },
    {
      id: 'criterion-next',
      label: 'Next criterion',
      keys: ['ArrowDown'],
      hint: 'criterion',
      quiet: true,
      run: () => step(1, false),
    },
    {
      id: 'weight-less',
      label: 'Try one point less',
      keys: ['ArrowLeft'],
      hint: 'weight ±1',
      quiet: true,
      run: () => move(-1),
    },
    {
      id: 'weight-more',
      label: 'Try one point more',
      keys: ['ArrowRight'],
      hint: 'weight ±1',
      quiet: true,
      run: () => move(1),
    },
    {
      id: 'weight-five-less',
      label: 'Try five points less',
      keys: ['Shift ArrowLeft'],
      hint: '±5',
      quiet: true,
      run: () => move(-5),
    },
    {
      id: 'weight-five-more',
      label: 'Try five points more',
      keys: ['Shift ArrowRight'],
      hint: '±5',
      quiet: true,
      run: () => move(5),
    },
    {
      id: 'weight-back',
      label: 'Back to the agreed weights',
      keys: ['Escape'],
      hint: 'back to agreed',
      unavailable: trial.whatIf ? null : 'nothing is being tried',
      run: trial.back,
    },
    {
      id: 'close-up',
      label: closeUp ? 'Show all weights from 0 to 100' : 'Look closer at the agreed weights',
      keys: ['Z'],
      run: () => onCloseUp(!closeUp),
    },
  ])

  const finding = intervalsFinding(flip, naming.criterionHead, naming.nameOf)
  return (
    <section className="card" aria-labelledby="intervals">
      <div className="row gap3">
        <h2 id="intervals" className="grow">
          {finding}
        </h2>
        {!asTable && (
          <CopyPicture
            legend={whoIsFirst(rows, leader)}
            drawing={() => (
              <IntervalBars rows={rows} leader={leader} scale={scale} width={640} label={finding} />
            )}
          />
        )}
      </div>
      {!asTable && <Legend rows={rows} leader={leader} weightWord={props.weightWord} />}
      {asTable ? (
        <IntervalTable rows={rows} leader={leader} />
      ) : (
        <>
          <ScrollRegion label="Ranges of the weights" className={css['intervals'] ?? ''}>
            {rows.map((one) => (
              <WeightSlider
                key={one.id}
                row={one}
                leader={leader}
                scale={scale}
                percent={percentOf(one)}
                chosen={one === row}
                onChoose={onChoose}
                onTry={trial.tryWeight}
                onStep={onStep}
                sliders={sliders}
              />
            ))}
          </ScrollRegion>
          <div className={css['axis']}>
            <Segmented
              label="Weights shown"
              value={closeUp ? 'near' : 'whole'}
              options={[
                { value: 'whole', label: 'All' },
                { value: 'near', label: 'Close-up' },
              ]}
              onChange={(value) => onCloseUp(value === 'near')}
            />
            <svg viewBox={`0 0 ${barWidth} 18`} aria-hidden="true">
              <IntervalAxis scale={scale} x={0} width={barWidth} y={13} />
            </svg>
          </div>
          {row && <RankingLine row={row} />}
        </>
      )}
    </section>
  )
}

/** Everybody who comes first with some weight, the leader first. */
function whoIsFirst(rows: Props['rows'], leader: ChartCandidate): readonly ChartCandidate[] {
  const known = new Map([[leader.id, leader]])
  for (const { below, above } of rows)
    for (const one of [below, above]) if (one) known.set(one.id, one)
  return [...known.values()]
}

function Legend({ rows, leader, weightWord }: Pick<Props, 'rows' | 'leader' | 'weightWord'>) {
  const [, ...others] = whoIsFirst(rows, leader)
  return (
    <div className={css['legend']}>
      <span className={css['key']}>
        <i style={{ background: candidateColour(leader.slot) }} />
        <bdi>{leader.name}</bdi> first
      </span>
      {others.map((one) => (
        <span key={one.id} className={css['key']}>
          <svg viewBox="0 0 18 11" aria-hidden="true">
            <Hatch
              slot={one.slot}
              x={0}
              y={0}
              width={18}
              height={11}
              gap={5}
              outlined={false}
              neverSolid
            />
          </svg>
          <bdi>{one.name}</bdi>
        </span>
      ))}
      <span className={css['key']}>
        <i className={css['tick']} />
        {weightWord}
      </span>
    </div>
  )
}

/** The bracket of the chosen row in words; the legend of all of them at the same time. */
function RankingLine({ row }: { readonly row: CriterionRow }) {
  return (
    <p className={css['rankingLine']}>
      <svg viewBox="0 0 18 11" aria-hidden="true">
        <RankingBracket from={1} to={17} y={8} />
      </svg>
      <span className="ellipsis">
        Whole ranking stays: <bdi>{insideSentence(row.name)}</bdi>
      </span>
      <span className="tn nowrap">{intervalText(row.ranking)}</span>
    </p>
  )
}

function IntervalTable({ rows, leader }: Pick<Props, 'rows' | 'leader'>) {
  return (
    <ScrollRegion label="Ranges of the weights" className={css['intervals'] ?? ''}>
      <table className={css['plain']}>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" className="num">
              Weight
            </th>
            <th scope="col" className="num">
              <bdi>{leader.name}</bdi> first
            </th>
            <th scope="col" className="num">
              Ranking stays
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              <td className="num">{formatWeight(row.weight)}</td>
              <td className="num nowrap">
                {intervalText(row)}
                <Beyond word="below" candidate={row.below} />
                <Beyond word="above" candidate={row.above} />
              </td>
              <td className="num nowrap">{intervalText(row.ranking)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface BeyondProps {
  readonly word: 'below' | 'above'
  readonly candidate: ChartCandidate | null
}

function Beyond({ word, candidate }: BeyondProps) {
  if (!candidate) return null
  return (
    <span className={css['beyond']}>
      {word} <bdi>{candidate.name}</bdi>
    </span>
  )
}
