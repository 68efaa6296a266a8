import type { Evaluation } from '#shared/domain/evaluation'
import { toMadr } from '#shared/exchange/madr'
import { toResults } from '#shared/exchange/results-json'
import { toCsv } from '#shared/exchange/score-rows'
import { toWorkbook } from '#shared/exchange/workbook'
import type { ExportKind } from '#shared/host-contract'
import type { Settings } from '#shared/settings'
import { renderRecord } from '../../record/record-document.tsx'
import { renderScoreSheets } from '../../record/score-sheets.tsx'
import type { Shell } from '../shell.ts'
import { type Clock, instantOf } from './clock.ts'
import { withEvaluationInside } from './record-file.ts'
import { workbookBytes } from './spreadsheets.ts'
import { slugOf } from './unique-path.ts'

export interface RenderOptions {
  readonly paper: Settings['paper']
  readonly print: Shell['printToPdf']
  readonly now: Clock
}

/**
 * An evaluation as the bytes of a file for others. Nothing that is still blind is in any of them.
 *
 * @throws {AppError} `no-printer` for a PDF where there is nothing to print with
 */
export async function renderExport(
  kind: ExportKind,
  evaluation: Evaluation,
  { paper, print, now }: RenderOptions,
): Promise<Uint8Array> {
  switch (kind) {
    case 'pdf':
      return withEvaluationInside(
        await print({ html: recordOf(evaluation, paper, now), paper }),
        evaluation,
        { name: slugOf(evaluation.frame.title), at: now() },
      )
    case 'sheets':
      return print({
        html: renderScoreSheets(evaluation, { paper, printedAt: instantOf(now()) }),
        paper,
      })
    case 'md':
      return Buffer.from(toMadr(evaluation))
    case 'xlsx':
      return workbookBytes(toWorkbook(evaluation))
    case 'csv':
      return Buffer.from(toCsv(evaluation))
    case 'json':
      return Buffer.from(`${JSON.stringify(toResults(evaluation), null, 2)}\n`)
  }
}

/** The decision record as one HTML document that needs nothing from outside itself. */
export function recordOf(evaluation: Evaluation, paper: Settings['paper'], now: Clock): string {
  return renderRecord(evaluation, { paper, printedAt: instantOf(now()) })
}
