/** Collects what is different in a score table that was edited elsewhere. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { cells, type Stage } from '#shared/domain/scoring/cells'
import { cellKey } from '#shared/domain/scoring/rounds'
import { scaleMax, scaleMin } from '#shared/domain/values'
import { currentWeights } from '#shared/domain/weighting/current'
import type { CsvCell } from '#shared/exchange/csv'
import { numberOf, sameCell } from '#shared/exchange/table-blocks'

/** One number that is not the same as here. */
export interface TableChange {
  readonly kind: 'score' | 'weight'
  /** Null for a weight. */
  readonly candidateId: CandidateId | null
  readonly criterionId: CriterionId
  /** The agreed score, or the weight in percent; null where there is none. */
  readonly from: number | null
  readonly to: number | null
  /** Why it is not taken in; null where it can be. */
  readonly refused: string | null
}

export interface TableReading {
  readonly changes: readonly TableChange[]
  /** What could not be understood or is not read back, as sentences that name the place. */
  readonly problems: readonly string[]
}

const notHere: Readonly<Record<Exclude<Stage, 'discussed'>, string>> = {
  first: 'votes are given by people, not by a table',
  trial: 'a score after a trial changes through evidence',
}

export type Findings = ReturnType<typeof createFindings>

/** Takes cells that differ, one by one, and says which of them can be taken in. */
export function createFindings(evaluation: Evaluation) {
  const scoresAt = (stage: Stage) =>
    new Map(cells(evaluation, stage).map((row) => [cellKey(row.candidateId, row.criterionId), row]))
  const stages = {
    first: scoresAt('first'),
    discussed: scoresAt('discussed'),
    trial: scoresAt('trial'),
  }
  const { shares } = currentWeights(evaluation)
  const changes = new Map<string, TableChange>()
  const problems = new Set<string>()
  return {
    problem: (text: string) => void problems.add(text),
    isEmpty: () => changes.size === 0 && problems.size === 0,
    /** @param raw what stands in the table, and is not blank */
    score: (stage: Stage, candidateId: CandidateId, criterionId: CriterionId, raw: CsvCell) => {
      const to = numberOf(raw)
      changes.set(`${stage} ${cellKey(candidateId, criterionId)}`, {
        kind: 'score',
        candidateId,
        criterionId,
        from: stages[stage].get(cellKey(candidateId, criterionId))?.score ?? null,
        to,
        refused: stage === 'discussed' ? refusedScore(raw) : notHere[stage],
      })
    },
    /** An agreed score that was taken out, so that the mean stands. */
    blankAgreed: (candidateId: CandidateId, criterionId: CriterionId) => {
      const cell = stages.discussed.get(cellKey(candidateId, criterionId))
      changes.set(`discussed ${cellKey(candidateId, criterionId)}`, {
        kind: 'score',
        candidateId,
        criterionId,
        from: cell?.score ?? null,
        to: null,
        refused: (cell?.mean ?? null) === null ? 'there is no mean to fall back on' : null,
      })
    },
    /** @param raw what stands in the table, and is not blank */
    weight: (criterionId: CriterionId, raw: CsvCell) => {
      const to = numberOf(raw)
      const key = `weight ${criterionId}`
      const before = changes.get(key)
      const isTwo = before !== undefined && !sameCell(before.to, to)
      const refused = isTwo
        ? `it stands there as ${before.to ?? 'text'} and as ${to ?? 'text'}`
        : to === null || to < 0 || to > 100
          ? 'a weight is a number from 0 to 100'
          : null
      const from = (shares.get(criterionId) ?? 0) * 100
      changes.set(key, { kind: 'weight', candidateId: null, criterionId, from, to, refused })
    },
    reading: (): TableReading => {
      const all = [...changes.values()]
      const sum = sumAfter(evaluation, all)
      const isOff = all.some(({ kind }) => kind === 'weight') && Math.abs(sum - 100) > 0.005
      return {
        changes: all.map((change) =>
          change.kind === 'weight' && change.refused === null && isOff
            ? { ...change, refused: `all weights together would be ${sum.toFixed(2)}, not 100` }
            : change,
        ),
        problems: [...problems],
      }
    },
  }
}

function refusedScore(raw: CsvCell): string | null {
  const to = numberOf(raw)
  if (to === null) return `“${raw ?? ''}” is not a number`
  return to < scaleMin || to > scaleMax ? `scores go from ${scaleMin} to ${scaleMax}` : null
}

function sumAfter(evaluation: Evaluation, changes: readonly TableChange[]): number {
  const { shares } = currentWeights(evaluation)
  const to = new Map(
    changes.flatMap((row) => (row.kind === 'weight' ? [[row.criterionId, row.to] as const] : [])),
  )
  return evaluation.criteria.reduce(
    (sum, { id }) => sum + (to.get(id) ?? (shares.get(id) ?? 0) * 100),
    0,
  )
}
