import { methodNames } from '#shared/domain/methods/compute'
import { ExportKind } from '#shared/host-contract'

/** What was asked on the command line. */
export type Command =
  | { readonly name: 'results'; readonly file: string; readonly asJson: boolean }
  | {
      readonly name: 'export'
      readonly file: string
      readonly kind: ExportKind
      readonly out: string
    }
  | { readonly name: 'extract'; readonly file: string; readonly out: string }
  | { readonly name: 'validate'; readonly files: readonly string[] }
  | { readonly name: 'compute'; readonly method: string; readonly file: string }
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  /** `reason` says what is wrong with what was typed. */
  | { readonly name: 'wrong'; readonly reason: string }

export const usage = `Usage:
  stackjury results FILE [--json]
  stackjury export FILE --pdf|--md|--xlsx|--csv|--json|--sheets OUT
  stackjury extract RECORD.pdf OUT
  stackjury validate FILE...
  stackjury compute METHOD INPUT.json

results   prints the result of an evaluation, for people or as data; as data with what each
          person's votes alone would give
export    writes the decision record (PDF, Markdown) or the numbers (XLSX, CSV, JSON) to OUT,
          with anybody's own votes only where that was agreed;
          --sheets writes a score sheet (PDF) per person, to be filled in by hand
extract   takes the evaluation out of a decision record to OUT
validate  says whether files are whole, ours and free of contradictions; changes nothing
compute   prints what a method makes of the numbers in INPUT.json, as JSON, so that a published
          example can be checked; the file holds its inputs, or {"inputs": …}

FILE is an evaluation, or a decision record (PDF) with its evaluation inside.

METHOD is one of:
${inLines(methodNames)}

Exit code 0: all well. 1: a file was refused or could not be written. 2: wrong usage.
`

/** Names in lines of at most 90 characters. */
function inLines(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + name.length < 88) lines[lines.length - 1] += `, ${name}`
    else lines.push(`  ${name}`)
  }
  return lines.join(',\n')
}

/** @param args without the program and the script */
export function parseArguments(args: readonly string[]): Command {
  const [name, ...rest] = args
  switch (name) {
    case undefined:
      return { name: 'wrong', reason: 'Say what to do.' }
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' }
    case '--version':
      return { name: 'version' }
    case 'results':
      return results(rest)
    case 'export':
      return exporting(rest)
    case 'extract':
      return extracting(rest)
    case 'validate':
      return validation(rest)
    case 'compute':
      return computing(rest)
    default:
      return { name: 'wrong', reason: `There is no command "${name}".` }
  }
}

function results(args: readonly string[]): Command {
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  if (unknown) return { name: 'wrong', reason: `results does not know ${unknown}.` }
  const [file, ...more] = args.filter((arg) => arg !== '--json')
  if (file === undefined || more.length > 0) {
    return { name: 'wrong', reason: 'results takes exactly one file.' }
  }
  return { name: 'results', file, asJson: args.includes('--json') }
}

function exporting(args: readonly string[]): Command {
  const formats = args.filter((arg) => arg.startsWith('--'))
  const [format, ...moreFormats] = formats
  const kind = ExportKind.safeParse(format?.slice(2))
  if (!kind.success || moreFormats.length > 0) {
    const known = ExportKind.options.map((option) => `--${option}`).join(', ')
    return { name: 'wrong', reason: `export takes exactly one of ${known}.` }
  }
  const [file, out, ...more] = args.filter((arg) => !arg.startsWith('--'))
  if (file === undefined || out === undefined || more.length > 0) {
    return { name: 'wrong', reason: 'export takes the file to read and the file to write.' }
  }
  return { name: 'export', file, kind: kind.data, out }
}

function extracting(args: readonly string[]): Command {
  const unknown = args.find((arg) => arg.startsWith('--'))
  if (unknown) return { name: 'wrong', reason: `extract does not know ${unknown}.` }
  const [file, out, ...more] = args
  if (file === undefined || out === undefined || more.length > 0) {
    return { name: 'wrong', reason: 'extract takes the record to read and the file to write.' }
  }
  return { name: 'extract', file, out }
}

function validation(args: readonly string[]): Command {
  const unknown = args.find((arg) => arg.startsWith('--'))
  if (unknown) return { name: 'wrong', reason: `validate does not know ${unknown}.` }
  if (args.length === 0) return { name: 'wrong', reason: 'validate takes at least one file.' }
  return { name: 'validate', files: args }
}

function computing(args: readonly string[]): Command {
  const unknown = args.find((arg) => arg.startsWith('--'))
  if (unknown) return { name: 'wrong', reason: `compute does not know ${unknown}.` }
  const [method, file, ...more] = args
  if (method === undefined || file === undefined || more.length > 0) {
    return { name: 'wrong', reason: 'compute takes a method and the file with its inputs.' }
  }
  if (!methodNames.includes(method)) {
    return { name: 'wrong', reason: `There is no method "${method}".` }
  }
  return { name: 'compute', method, file }
}
