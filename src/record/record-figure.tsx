import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import type { CandidateName, Figure, StageLine } from '#shared/domain/record/content'
import type { ChartCandidate } from '../renderer/charts/chart-candidate.ts'
import { IntervalBars } from '../renderer/charts/interval-bars.tsx'
import { RankingBars } from '../renderer/charts/ranking-bars.tsx'
import { RankingHistory } from '../renderer/charts/ranking-history.tsx'
import { StackPicture } from '../renderer/charts/stack-picture.tsx'
import { RecordRadar } from './record-radar.tsx'

interface Props {
  readonly figure: Figure
  readonly label: string
  readonly evaluation: Evaluation
}

/** A drawing of the record, in the charts that the screens have. */
export function RecordFigure({ figure, label, evaluation }: Props) {
  return (
    <div className={`figure ${figure.kind}`}>
      <Drawing figure={figure} label={label} evaluation={evaluation} />
    </div>
  )
}

function Drawing({ figure, label, evaluation }: Props) {
  switch (figure.kind) {
    case 'ranking':
      return (
        <RankingBars
          label={label}
          bars={figure.bars.map((bar) => ({
            candidate: chartCandidate(bar),
            total: bar.total,
            note: bar.before === null ? '' : `before trial ${formatPoints(bar.before)}`,
          }))}
        />
      )
    case 'intervals': {
      const leader = figure.intervals[0]?.leader
      if (!leader) return null
      return (
        <IntervalBars
          label={label}
          width={640}
          scale={{ kind: 'whole' }}
          leader={chartCandidate(leader)}
          rows={figure.intervals.map(({ criterion, weight, from, to, below, above }, i) => ({
            id: String(i),
            name: criterion,
            weight,
            from,
            to,
            below: below && chartCandidate(below),
            above: above && chartCandidate(above),
          }))}
        />
      )
    }
    case 'stages':
      return (
        <RankingHistory
          label={label}
          candidates={figure.lines.map(chartCandidate)}
          stages={figure.stages.map((name, i) => ({
            name,
            totals: byName(figure.lines, ({ totals }) => totals[i] ?? null),
            ranks: byName(figure.lines, ({ ranks }) => ranks[i] ?? null),
          }))}
        />
      )
    case 'stack':
      return <StackPicture label={label} rows={figure.rows} columns={figure.columns} />
    case 'radar':
      return <RecordRadar evaluation={evaluation} label={label} />
  }
}

/** Names are told apart in the record, so they serve as keys here. */
const chartCandidate = ({ name, slot }: CandidateName): ChartCandidate => ({
  id: `${name} ${slot}`,
  name,
  slot,
})

const byName = (lines: readonly StageLine[], valueOf: (line: StageLine) => number | null) =>
  new Map(
    lines.flatMap((line): [string, number][] => {
      const value = valueOf(line)
      return value === null ? [] : [[chartCandidate(line).id, value]]
    }),
  )
