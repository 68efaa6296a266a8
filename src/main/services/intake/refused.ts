import { AppError } from '#shared/rpc/app-error'

/** A file with a table that is refused: "scores.xlsx: sheet “Reveal”, B2: not a number". */
export function refusedTable(name: string, place: string, reason: string): AppError {
  return new AppError('table-refused', `${[name, place].filter(Boolean).join(': ')}: ${reason}`)
}

/** One that is over a stated limit. */
export function tooLarge(name: string, reason: string): AppError {
  return new AppError('too-large', `${name}: ${reason}`)
}
