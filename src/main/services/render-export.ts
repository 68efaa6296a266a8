import { toolsInBrief } from '#shared/catalogue/tools-in-brief'
import type { Evaluation } from '#shared/domain/evaluation'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { toMadr } from '#shared/exchange/madr'
import { toResults } from '#shared/exchange/results-json'
import { toCsv } from '#shared/exchange/score-rows'
import { toWorkbook } from '#shared/exchange/workbook'
import type { ExportKind } from '#shared/host-contract'
import type { Settings } from '#shared/settings'
import { renderRecord } from '../../record/record-document.tsx'
import { renderScoreSheets } from '../../record/score-sheets.tsx'
import type { PrintJob } from '../shell.ts'
import { type Clock, instantOf } from './clock.ts'
import { withEvaluationInside } from './record-file.ts'
import { workbookBytes } from './spreadsheets.ts'
import { slugOf } from './unique-path.ts'

export interface RenderOptions {
  readonly paper: Settings['paper']
  readonly print: (job: PrintJob) => Promise<Uint8Array>
  readonly now: Clock
  /** Called when something else begins than making the content. */
  readonly onStep?: (step: 'starting' | 'attaching') => void
}

/**
 * An evaluation as the bytes of a file for others. Nothing that is still blind is in any of them,
 * and who voted what only where everybody agreed to that beforehand.
 *
 * @throws {AppError} `no-printer` for a PDF where there is nothing to print with, `cancelled`
 */
export async function renderExport(
  kind: ExportKind,
  evaluation: Evaluation,
  { paper, print, now, onStep = () => {} }: RenderOptions,
): Promise<Uint8Array> {
  switch (kind) {
    case 'pdf': {
      const html = await recordOf(evaluation, paper, now)
      onStep('starting')
      const pages = await print({ html, paper })
      onStep('attaching')
      const name = slugOf(evaluation.frame.title)
      return withEvaluationInside(pages, evaluation, { name, at: now() })
    }
    case 'sheets': {
      const html = renderScoreSheets(evaluation, { paper, printedAt: instantOf(now()) })
      onStep('starting')
      return print({ html, paper })
    }
    case 'md':
      return Buffer.from(toMadr(evaluation, await toolsInBrief(evaluation)))
    case 'xlsx':
      return workbookBytes(toWorkbook(evaluation))
    case 'csv':
      return Buffer.from(toCsv(evaluation))
    case 'json':
      // What one person said, and whatever is made of one person's votes, stays in the room.
      return Buffer.from(`${JSON.stringify(toResults(forHandingOut(evaluation)), null, 2)}\n`)
  }
}

/** The decision record as one HTML document that needs nothing from outside itself. */
export async function recordOf(
  evaluation: Evaluation,
  paper: Settings['paper'],
  now: Clock,
): Promise<string> {
  const tools = await toolsInBrief(evaluation)
  return renderRecord(evaluation, { paper, printedAt: instantOf(now()), tools })
}
