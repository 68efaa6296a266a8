/** Blocks of criteria by candidates, which every sheet of scores is made of. */
import type { Evaluation } from '#shared/domain/evaluation'
import type { CriterionId } from '#shared/domain/ids'
import { type Cell, cells, type Stage } from '#shared/domain/scoring/cells'
import { cellKey } from '#shared/domain/scoring/rounds'
import { scoredCandidates } from '#shared/domain/screening'
import { namesOf } from '#shared/exchange/names'
import { heading, type WorkbookCell } from '#shared/exchange/workbook-plan'

type Row = readonly WorkbookCell[]

/** Rows of a block: a heading, the candidates, and a row per criterion. */
export function matrix(
  evaluation: Evaluation,
  title: string,
  cellAt: (row: Cell, column: number, line: number) => WorkbookCell,
  stage: Stage,
): Row[] {
  const names = namesOf(evaluation)
  const candidates = scoredCandidates(evaluation)
  const all = new Map(
    cells(evaluation, stage).map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell]),
  )
  const line = ({ id }: { readonly id: CriterionId }, row: number) =>
    candidates.map((candidate, column) => {
      const cell = all.get(cellKey(candidate.id, id))
      return cell ? cellAt(cell, column + 1, row) : null
    })
  return [
    [heading(title), ...candidates.map(({ id }) => heading(names.candidate(id)))],
    ...evaluation.criteria.map((criterion, row) => [criterion.name, ...line(criterion, row)]),
  ]
}

/** Row numbers, from 1, of the two blocks of "Reveal" and "Trials": what is set, and what stands, to its end. */
export function blockRows(evaluation: Evaluation) {
  const count = evaluation.criteria.length
  return { set: 2, stands: count + 4, end: 2 * count + 3 }
}
