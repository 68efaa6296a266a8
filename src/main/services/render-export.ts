import type { Evaluation } from '#shared/domain/evaluation'
import { toResults } from '#shared/exchange/results-json'
import { toCsv } from '#shared/exchange/score-rows'
import type { ExportKind } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Settings } from '#shared/settings'
import type { Shell } from '../shell.ts'

export interface RenderOptions {
  readonly paper: Settings['paper']
  readonly print: Shell['printToPdf']
}

/**
 * An evaluation as the bytes of a file for others. Nothing that is still blind is in any of them.
 *
 * @throws {AppError} `no-printer` for a PDF where there is nothing to print with
 */
export async function renderExport(
  kind: ExportKind,
  evaluation: Evaluation,
  { paper, print }: RenderOptions,
): Promise<Uint8Array> {
  switch (kind) {
    case 'pdf':
      return print({ html: recordOf(evaluation, paper), paper })
    case 'md':
      throw new AppError('internal', 'No Markdown yet')
    case 'xlsx':
      throw new AppError('internal', 'No workbook yet')
    case 'csv':
      return Buffer.from(toCsv(evaluation))
    case 'json':
      return Buffer.from(`${JSON.stringify(toResults(evaluation), null, 2)}\n`)
  }
}

/** The decision record as one HTML document that needs nothing from outside itself. */
export function recordOf(evaluation: Evaluation, _paper: Settings['paper']): string {
  throw new AppError('internal', `No record of ${evaluation.frame.title} yet`)
}
