/**
 * The scores as one table for any other tool: a row per candidate and criterion, and a row with
 * the total of each candidate.
 */
import { type CellSpread, spreads } from '#shared/domain/agreement/spread'
import { changesOf } from '#shared/domain/changes'
import { changeWords } from '#shared/domain/changes-words'
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLevels } from '#shared/domain/evidence'
import { roundTo } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { Criterion } from '#shared/domain/judgement'
import { type Cell, stages } from '#shared/domain/scoring/cells'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { cellKey, isRevealed } from '#shared/domain/scoring/rounds'
import { excludedCandidates, scoredCandidates } from '#shared/domain/screening'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { type CsvCell, csvText } from '#shared/exchange/csv'
import { namesOf } from '#shared/exchange/names'

const header = [
  'Candidate',
  'Edition',
  'Criterion',
  'Weight in percent',
  'First votes',
  'After discussion',
  'After trial',
  'Rank after trial',
  'Rests on',
  'Votes',
  'Cannot judge',
  'Lowest',
  'Highest',
  'Agreement',
  'Note',
]

/**
 * The score table as CSV. Scores and totals with four decimals, blank where there is none: a
 * blank is not a zero. What changed after it was settled stands in the notes at the end. Before the
 * reveal there is no score and no vote in it, and a note says why.
 */
export function toCsv(evaluation: Evaluation): string {
  const results = stages.map((stage) => stageResult(evaluation, stage))
  const cellRow = createCellRow(evaluation, results)
  const totalRow = createTotalRow(evaluation, results)
  const rows = scoredCandidates(evaluation).flatMap(({ id, edition }) => [
    ...evaluation.criteria.map((criterion) => cellRow(id, edition, criterion)),
    totalRow(id, edition),
  ])
  return csvText([header, ...rows, ...excludedRows(evaluation), ...changeRows(evaluation)])
}

/** What is looked up is worked out once, not for every cell. */
function createCellRow(evaluation: Evaluation, results: readonly StageResult[]) {
  const names = namesOf(evaluation)
  const levels = evidenceLevels(evaluation)
  const byKey = <T extends Cell | CellSpread>(all: readonly T[]) =>
    new Map(all.map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell]))
  const found = byKey(spreads(evaluation))
  const scored = results.map(({ cells }) => byKey(cells))
  const note = blindNote(evaluation)
  return (candidateId: CandidateId, edition: string, { id, name }: Criterion): CsvCell[] => {
    const key = cellKey(candidateId, id)
    const weight = results[0]?.weights.shares.get(id)
    const spread = found.get(key)
    return [
      names.candidate(candidateId),
      edition,
      name,
      weight === undefined ? null : fourDecimals(weight * 100),
      ...scored.map((cells) => fourDecimals(cells.get(key)?.score)),
      null,
      spread ? (levels.get(key) ?? 'opinion') : null,
      spread?.votes ?? null,
      spread?.abstained ?? null,
      spread?.low ?? null,
      spread?.high ?? null,
      spread?.level ?? null,
      note,
    ]
  }
}

function createTotalRow(evaluation: Evaluation, results: readonly StageResult[]) {
  const names = namesOf(evaluation)
  const byCandidate = results.map(
    ({ standings }) => new Map(standings.map((row) => [row.candidateId, row])),
  )
  const note = blindNote(evaluation)
  return (candidateId: CandidateId, edition: string): CsvCell[] => {
    const standings = byCandidate.map((rows) => rows.get(candidateId))
    const last = standings.at(-1)
    const missing =
      isRevealed(evaluation) && last?.status === 'incomplete'
        ? 'not ranked, scores are missing'
        : ''
    return [
      names.candidate(candidateId),
      edition,
      'Total',
      100,
      ...standings.map((row) => (row?.status === 'scored' ? fourDecimals(row.total) : null)),
      last?.status === 'scored' ? last.rank : null,
      ...Array.from({ length: 6 }, () => null),
      missing || note,
    ]
  }
}

function excludedRows(evaluation: Evaluation): CsvCell[][] {
  const names = namesOf(evaluation)
  return excludedCandidates(evaluation).map(({ candidateId, failed, withdrawn }) => {
    const reasons = [
      ...failed.map(({ mustHaveId, reason }) => `fails “${names.mustHave(mustHaveId)}”: ${reason}`),
      ...(withdrawn === null ? [] : [`withdrawn: ${withdrawn}`]),
    ]
    const edition = evaluation.candidates.find(({ id }) => id === candidateId)?.edition ?? ''
    const blanks = Array.from({ length: header.length - 3 }, () => null)
    return [names.candidate(candidateId), edition, ...blanks, `left out; ${reasons.join('; ')}`]
  })
}

/** How the note of a row begins that holds a change and no score. */
const changeMark = 'change: '

function changeRows(evaluation: Evaluation): CsvCell[][] {
  const names = namesOf(evaluation)
  const blanks = Array.from({ length: header.length - 1 }, () => null)
  return changesOf(evaluation).map((change) => [
    ...blanks,
    `${changeMark}${changeWords(change, names)}`,
  ])
}

function blindNote(evaluation: Evaluation): string | null {
  return isRevealed(evaluation) ? null : blindRounds(evaluation).join(', ') || null
}

function fourDecimals(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : roundTo(value, 4)
}
