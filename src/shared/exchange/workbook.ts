/**
 * An evaluation as a workbook: one sheet per step, with live formulas from the votes to the totals.
 *
 * The weights on "Criteria", the agreed scores on "Reveal" and the scores from evidence on "Trials"
 * can be changed in the spreadsheet, and everything after them follows.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { changesSheet } from '#shared/exchange/workbook-changes'
import { judgementSheets } from '#shared/exchange/workbook-judgement'
import { preparationSheets } from '#shared/exchange/workbook-preparation'
import type { WorkbookSheet } from '#shared/exchange/workbook-plan'
import { proofSheets } from '#shared/exchange/workbook-proof'

/** All sheets in the order of the steps. Nothing that is still blind is in them. */
export function toWorkbook(evaluation: Evaluation): WorkbookSheet[] {
  return [
    ...preparationSheets(evaluation),
    ...judgementSheets(evaluation),
    changesSheet(evaluation),
    ...proofSheets(evaluation),
  ]
}
