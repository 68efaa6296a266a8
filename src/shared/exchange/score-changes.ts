/** A score table that was edited elsewhere: what is different in it, and taking that in. */
import { needsReason } from '#shared/domain/agreement/discussion-items'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { Discussion } from '#shared/domain/judgement'
import { cells, type Stage } from '#shared/domain/scoring/cells'
import { cellKey, isRevealed } from '#shared/domain/scoring/rounds'
import { scaleMax, scaleMin } from '#shared/domain/values'
import { checkAgreed } from '#shared/domain/weighting/agreed'
import { currentWeights } from '#shared/domain/weighting/current'
import { withChangedWeights } from '#shared/domain/weighting/locked'
import type { CsvCell } from '#shared/exchange/csv'
import { namesOf } from '#shared/exchange/names'
import type { ReadSheet, TableRows } from '#shared/exchange/read-table'

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
  /** What could not be understood, as sentences. */
  readonly problems: readonly string[]
}

/** Exports have four decimals, so closer numbers are the same. */
const same = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) < 0.00006

const notHere: Readonly<Record<Exclude<Stage, 'discussed'>, string>> = {
  first: 'votes are given by people, not by a table',
  trial: 'a score after a trial changes through evidence',
}

/**
 * Compares a table that this app has written, and somebody has edited, with the evaluation: the
 * CSV, or the sheets of the workbook. Only agreed scores and weights can come back that way.
 */
export function readScoreTable(evaluation: Evaluation, sheets: readonly ReadSheet[]): TableReading {
  if (!isRevealed(evaluation))
    return { changes: [], problems: ['The scores are still blind. Reveal them first.'] }
  const found = createFindings(evaluation)
  const csv = sheets.find(
    ({ rows }) => rows[0]?.[0] === 'Candidate' && rows[0]?.[2] === 'Criterion',
  )
  if (csv) readRows(found, csv.rows)
  else if (sheets.some(({ name }) => name === 'Reveal')) readWorkbook(found, sheets)
  else
    return {
      changes: [],
      problems: ['This is not a score table of this app: save one as CSV or Excel, and edit that.'],
    }
  return found.reading()
}

type Findings = ReturnType<typeof createFindings>

/** Collects what is different, cell by cell. */
function createFindings(evaluation: Evaluation) {
  const names = namesOf(evaluation)
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
  const only = <T extends string>(what: string, pairs: readonly (readonly [string, T])[]) => {
    return (name: CsvCell): T | null => {
      const ids = pairs.filter(([title]) => title.trim() === String(name ?? '').trim())
      if (ids.length === 1) return ids[0]?.[1] ?? null
      problems.add(
        ids.length === 0
          ? `There is no ${what} “${name ?? ''}” here, so its row was left out.`
          : `“${name ?? ''}” is the name of ${ids.length} ${what === 'criterion' ? 'criteria' : 'candidates'}, so its rows were left out.`,
      )
      return null
    }
  }
  const candidates = evaluation.candidates.map(({ id }) => [names.candidate(id), id] as const)
  return {
    candidate: only('candidate', candidates),
    criterion: only(
      'criterion',
      evaluation.criteria.map(({ id, name }) => [name, id] as const),
    ),
    problem: (text: string) => void problems.add(text),
    /** @param raw what stands in the table; null is blank */
    score: (stage: Stage, candidateId: CandidateId, criterionId: CriterionId, raw: CsvCell) => {
      const cell = stages[stage].get(cellKey(candidateId, criterionId))
      if (!cell || raw === null || same(numberOf(raw), cell.score)) return
      const to = numberOf(raw)
      const refused =
        stage !== 'discussed'
          ? notHere[stage]
          : to === null
            ? `“${raw}” is not a number`
            : to < scaleMin || to > scaleMax
              ? `scores go from ${scaleMin} to ${scaleMax}`
              : null
      changes.set(`${stage} ${cellKey(candidateId, criterionId)}`, {
        kind: 'score',
        candidateId,
        criterionId,
        from: cell.score,
        to,
        refused,
      })
    },
    /** Of the agreed scores a blank means that the mean stands. */
    blankAgreed: (candidateId: CandidateId, criterionId: CriterionId) => {
      const cell = stages.discussed.get(cellKey(candidateId, criterionId))
      if (cell?.source !== 'agreed') return
      changes.set(`discussed ${cellKey(candidateId, criterionId)}`, {
        kind: 'score',
        candidateId,
        criterionId,
        from: cell.score,
        to: null,
        refused: cell.mean === null ? 'there is no mean to fall back on' : null,
      })
    },
    weight: (criterionId: CriterionId, raw: CsvCell) => {
      const from = (shares.get(criterionId) ?? 0) * 100
      if (raw === null || same(numberOf(raw), from)) return
      const to = numberOf(raw)
      const key = `weight ${criterionId}`
      const before = changes.get(key)
      const isTwo = before !== undefined && !same(before.to, to)
      const refused = isTwo
        ? `it stands there as ${before.to ?? 'text'} and as ${to ?? 'text'}`
        : to === null || to < 0 || to > 100
          ? 'a weight is a number from 0 to 100'
          : null
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

function readRows(found: Findings, [header = [], ...rows]: TableRows): void {
  const at = (title: string) => header.indexOf(title)
  const columns = {
    weight: at('Weight in percent'),
    first: at('First votes'),
    discussed: at('After discussion'),
    trial: at('After trial'),
    note: at('Note'),
  }
  for (const row of rows) {
    const isTotal = row[2] === 'Total'
    const isLeftOut = String(row[columns.note] ?? '').startsWith('left out')
    if (isTotal || isLeftOut || row.every((cell) => cell === null)) continue
    const criterionId = found.criterion(row[2] ?? null)
    const candidateId = found.candidate(row[0] ?? null)
    if (!criterionId || !candidateId) continue
    if (columns.weight >= 0) found.weight(criterionId, row[columns.weight] ?? null)
    for (const stage of ['first', 'discussed', 'trial'] as const)
      if (columns[stage] >= 0)
        found.score(stage, candidateId, criterionId, row[columns[stage]] ?? null)
  }
}

function readWorkbook(found: Findings, sheets: readonly ReadSheet[]): void {
  const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
  const [, ...criteria] = rowsOf('Criteria')
  for (const row of criteria) {
    // The sum and a note stand below the criteria.
    if ((row[0] ?? null) === null || row[0] === 'Sum') break
    const id = found.criterion(row[0] ?? null)
    if (id) found.weight(id, row[1] ?? null)
  }
  readBlock(found, rowsOf('Scoring'), 'Mean of the first votes', (candidateId, criterionId, raw) =>
    found.score('first', candidateId, criterionId, raw),
  )
  readBlock(
    found,
    rowsOf('Reveal'),
    'Agreed score (blank: the mean stands)',
    (candidateId, criterionId, raw) =>
      raw === null
        ? found.blankAgreed(candidateId, criterionId)
        : found.score('discussed', candidateId, criterionId, raw),
  )
  readBlock(
    found,
    rowsOf('Trials'),
    'Score from evidence (blank: none)',
    (candidateId, criterionId, raw) => found.score('trial', candidateId, criterionId, raw),
  )
}

/** Criteria in rows below a title, candidates beside it, to the first row without a name. */
function readBlock(
  found: Findings,
  rows: TableRows,
  title: string,
  take: (candidateId: CandidateId, criterionId: CriterionId, raw: CsvCell) => void,
): void {
  const start = rows.findIndex((row) => row[0] === title)
  if (start < 0) {
    found.problem(`The block “${title}” is missing, so nothing was read from it.`)
    return
  }
  const heads = (rows[start] ?? [])
    .slice(1)
    .map((name) => (name === null ? null : found.candidate(name)))
  for (const row of rows.slice(start + 1)) {
    if ((row[0] ?? null) === null) break
    const criterionId = found.criterion(row[0] ?? null)
    if (!criterionId) continue
    for (const [i, candidateId] of heads.entries())
      if (candidateId) take(candidateId, criterionId, row[i + 1] ?? null)
  }
}

function numberOf(raw: CsvCell): number | null {
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : null
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

/**
 * With the changes that can be taken in. Agreed scores keep the dissent of their cell; locked
 * weights get a line that says what changed and why.
 *
 * @throws {RangeError} without a reason where one is needed
 */
export function withTableChanges(
  evaluation: Evaluation,
  { changes }: Pick<TableReading, 'changes'>,
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  if (reason.trim() === '') throw new RangeError('A change from a table needs a reason')
  const taken = changes.filter(({ refused }) => refused === null)
  const scored = taken.reduce(
    (now, change) => withScore(now, change, { reason: reason.trim(), at }),
    evaluation,
  )
  return withWeights(scored, taken, { reason, at })
}

function withScore(
  evaluation: Evaluation,
  { kind, candidateId, criterionId, to }: TableChange,
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  if (kind !== 'score' || candidateId === null) return evaluation
  const isIt = (row: Discussion) =>
    row.candidateId === candidateId && row.criterionId === criterionId
  const before = evaluation.discussions.find(isIt)
  const others = evaluation.discussions.filter((row) => !isIt(row))
  const mean =
    cells(evaluation, 'first').find(
      (row) => row.candidateId === candidateId && row.criterionId === criterionId,
    )?.mean ?? null
  // Back to the mean is agreeing on it: what was said in the room stays.
  const agreed = to ?? mean
  if (agreed === null) return evaluation
  const row: Discussion = {
    candidateId,
    criterionId,
    addedBy: before?.addedBy ?? 'pulled-forward',
    outcome: 'agreed',
    agreed,
    reason: needsReason(agreed, mean) || before === undefined ? reason : before.reason,
    dissent: before?.dissent ?? [],
    at,
  }
  return { ...evaluation, discussions: [...others, row] }
}

function withWeights(
  evaluation: Evaluation,
  taken: readonly TableChange[],
  { reason, at }: { readonly reason: string; readonly at: string },
): Evaluation {
  const to = new Map(
    taken.flatMap((row) =>
      row.kind === 'weight' && row.to !== null ? [[row.criterionId, row.to] as const] : [],
    ),
  )
  if (to.size === 0) return evaluation
  const { shares } = currentWeights(evaluation)
  const points = Object.fromEntries(
    evaluation.criteria.map(({ id }) => [
      id,
      to.get(id) ?? evaluation.weighting.agreed?.[id] ?? (shares.get(id) ?? 0) * 100,
    ]),
  ) as NonNullable<Evaluation['weighting']['agreed']>
  if (evaluation.weighting.locked && checkAgreed(evaluation, points).lockable)
    return withChangedWeights(evaluation, points, { at, byId: null, reason })
  if (evaluation.weighting.locked) return evaluation
  return { ...evaluation, weighting: { ...evaluation.weighting, agreed: points } }
}
