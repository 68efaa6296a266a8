import { resolve } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toResults } from '#shared/exchange/results-json'
import { toResultsText } from '#shared/exchange/results-text'
import { AppError } from '#shared/rpc/app-error'
import { defaultSettings } from '#shared/settings'
import { createBrowserPrinter } from '../browser/print.ts'
import { asFileError, readBytes } from '../services/evaluation-content.ts'
import type { Intake } from '../services/intake/intake.ts'
import { renderExport } from '../services/render-export.ts'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import { nodeFileSystem } from '../storage/fs-port.ts'
import { type Command, parseArguments, usage } from './arguments.ts'
import { computeFile } from './compute.ts'

/** Where a command writes to. */
export interface Output {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/**
 * Does what was asked.
 *
 * @param args without the program and the script
 * @param intake reads the files that are named; whoever made it closes it
 * @returns the exit code: 0 all well, 1 a file was refused or could not be written, 2 wrong usage
 */
export async function runCommand(
  args: readonly string[],
  { out, err }: Output,
  { version, intake }: { readonly version: string; readonly intake: Intake },
): Promise<0 | 1 | 2> {
  const command = parseArguments(args)
  switch (command.name) {
    case 'wrong':
      err(`${command.reason}\n\n${usage}`)
      return 2
    case 'help':
      out(usage)
      return 0
    case 'version':
      out(`${version}\n`)
      return 0
    case 'validate':
      return validate(command.files, intake, { out, err })
    case 'results':
    case 'export':
    case 'extract':
    case 'compute':
      try {
        await answer(command, intake, out)
        return 0
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        err(`${error.message}\n`)
        return 1
      }
  }
}

async function answer(
  command: Extract<Command, { name: 'results' | 'export' | 'extract' | 'compute' }>,
  intake: Intake,
  out: Output['out'],
): Promise<void> {
  switch (command.name) {
    case 'results':
      return printResults(command, intake, out)
    case 'export':
      return writeExport(command, intake)
    case 'extract':
      return writeExtracted(command, intake)
    case 'compute':
      out(await computeFile(command.method, command.file, intake))
  }
}

async function printResults(
  { file, asJson }: Extract<Command, { name: 'results' }>,
  intake: Intake,
  out: Output['out'],
): Promise<void> {
  const evaluation = await readEvaluation(file, intake)
  out(asJson ? `${JSON.stringify(toResults(evaluation), null, 2)}\n` : toResultsText(evaluation))
}

async function writeExport(
  { file, kind, out }: Extract<Command, { name: 'export' }>,
  intake: Intake,
): Promise<void> {
  if (resolve(out) === resolve(file)) {
    throw new AppError('invalid-input', `${out}: an export does not replace the evaluation itself`)
  }
  const content = await renderExport(kind, await readEvaluation(file, intake), {
    paper: defaultSettings.paper,
    print: createBrowserPrinter(0).print,
    now: () => new Date(),
  })
  try {
    await replaceFile(nodeFileSystem, resolve(out), content)
  } catch (error) {
    throw asDiskError(error, out)
  }
}

/** Writes the evaluation inside a record exactly as it was put in. */
async function writeExtracted(
  { file, out }: Extract<Command, { name: 'extract' }>,
  intake: Intake,
): Promise<void> {
  if (resolve(out) === resolve(file)) {
    throw new AppError('invalid-input', `${out}: the evaluation does not replace its record`)
  }
  const bytes = await readBytes(nodeFileSystem, file)
  const { parsed, content } = await intake.read('inside', { name: file, bytes })
  if (!parsed.ok) throw asFileError(parsed.problem, file)
  try {
    await replaceFile(nodeFileSystem, resolve(out), content)
  } catch (error) {
    throw asDiskError(error, out)
  }
}

/** Says of each file whether it is well, in a line or more. Never writes to any. */
async function validate(
  files: readonly string[],
  intake: Intake,
  { out, err }: Output,
): Promise<0 | 1> {
  let code: 0 | 1 = 0
  for (const file of files) {
    const problems = await problemsOf(file, intake)
    if (problems.length === 0) out(`${file}: in order\n`)
    else code = 1
    for (const problem of problems) err(`${problem}\n`)
  }
  return code
}

async function problemsOf(file: string, intake: Intake): Promise<string[]> {
  try {
    const evaluation = await readEvaluation(file, intake)
    return contradictionsOf(evaluation).map(({ path, reason }) => `${file}: ${path}: ${reason}`)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [error.message]
  }
}

async function readEvaluation(file: string, intake: Intake): Promise<Evaluation> {
  const bytes = await readBytes(nodeFileSystem, file)
  const parsed = await intake.read('evaluation', { name: file, bytes })
  if (!parsed.ok) throw asFileError(parsed.problem, file)
  return parsed.evaluation
}
