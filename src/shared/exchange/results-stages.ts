import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints, roundTo } from '#shared/domain/format'
import type { Stage } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { type Sensitivity, sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { resultWords } from '#shared/domain/sentence'

/** An object of rounded numbers, four decimals unless said otherwise. */
export function mapped(
  pairs: Iterable<readonly [string, number]>,
  decimals = 4,
): Record<string, number> {
  return Object.fromEntries([...pairs].map(([key, value]) => [key, roundTo(value, decimals)]))
}

/** A rounded number, or null as it is. */
export const rounded = (value: number | null, decimals: number) =>
  value === null ? null : roundTo(value, decimals)

/** Cells, totals and ranking of one stage. Incomplete candidates have cells but no total. */
export function stageRows(evaluation: Evaluation, stage: Stage) {
  const result = stageResult(evaluation, stage)
  const { ranking } = result
  const byCandidate = <T>(value: (row: (typeof ranking)[number]) => T) =>
    Object.fromEntries(ranking.map((row) => [row.candidateId, value(row)]))
  return {
    cells: cellRows(result),
    totals: byCandidate(({ total }) => roundTo(total, 4)),
    totalsShown: byCandidate(({ total }) => formatPoints(total)),
    percent: byCandidate(({ percent }) => roundTo(percent, 2)),
    ranking: ranking.map(({ candidateId }) => candidateId),
    winner: result.firstIds.join() || null,
    runnerUp: ranking[1]?.candidateId ?? null,
    margin: rounded(result.margin, 4),
    marginPercentOfRunnerUp: rounded(result.marginPercent, 2),
    contributionsOfWinnerMinusRunnerUp: differences(result),
  }
}

function cellRows({ cells }: StageResult) {
  const rows: Record<string, Record<string, number | null>> = {}
  for (const { candidateId, criterionId, score } of cells) {
    const row = (rows[candidateId] ??= {})
    row[criterionId] = rounded(score, 4)
  }
  return rows
}

function differences({ ranking }: StageResult) {
  const [first, second] = ranking
  if (!first || !second) return {}
  const other = new Map(
    second.contributions.map(({ criterionId, points }) => [criterionId, points]),
  )
  return mapped(
    first.contributions.map(({ criterionId, points }) => [
      criterionId,
      points - (other.get(criterionId) ?? 0),
    ]),
  )
}

/** How sure the result of one stage is, and the sentence that says it. */
export function sensitivityRows(evaluation: Evaluation, stage: Stage) {
  const result = stageResult(evaluation, stage)
  const all = sensitivity(result.table)
  return {
    intervals: Object.fromEntries(
      all.intervals.map(({ criterionId, weight, from, to, lostBelowTo, lostAboveTo }) => [
        criterionId,
        {
          weightPercent: roundTo(weight, 2),
          winnerStaysFromPercent: roundTo(from, 2),
          winnerStaysToPercent: roundTo(to, 2),
          lostBelowTo,
          lostAboveTo,
        },
      ]),
    ),
    smallestSingleWeightFlip: all.smallestFlip && {
      criterion: all.smallestFlip.criterionId,
      changePoints: roundTo(all.smallestFlip.change, 2),
      newWeightPercent: roundTo(all.smallestFlip.newWeight, 2),
      newWinner: all.smallestFlip.newWinnerId,
    },
    grid: grid(all),
    whatWouldHaveToChange: change(all),
    sentence: resultWords(evaluation, result, all).text,
  }
}

function grid({ weightSets }: Sensitivity) {
  const { combinations, factors, method, ties, wins } = weightSets
  return {
    // Drawn sets name their seed, so that the same numbers can be had again.
    ...(method.kind === 'drawn' ? { seed: method.seed } : {}),
    combinations,
    factors,
    wins: Object.fromEntries(wins.map(({ candidateId, count }) => [candidateId, count])),
    ties,
    winSharePercent: mapped(
      wins.map(({ candidateId, percent }) => [candidateId, percent]),
      2,
    ),
  }
}

function change({ whatWouldChange, onePointFlips }: Sensitivity) {
  if (!whatWouldChange) return null
  const { leaderId, challengerId, gap, raise, lower } = whatWouldChange
  return {
    leader: leaderId,
    challenger: challengerId,
    gap: roundTo(gap, 4),
    raiseOneScoreOfChallenger: raise.map(({ criterionId, from, needed, possible }) => ({
      criterion: criterionId,
      from: roundTo(from, 3),
      needsAtLeast: rounded(needed, 3),
      possible,
    })),
    lowerOneScoreOfLeader: lower.map(({ criterionId, from, needed, possible }) => ({
      criterion: criterionId,
      from: roundTo(from, 3),
      mustFallTo: rounded(needed, 3),
      possible,
    })),
    onePointFlips: onePointFlips.map(({ candidateId, criterionId, change: by }) => ({
      candidate: candidateId,
      criterion: criterionId,
      change: by,
    })),
  }
}
