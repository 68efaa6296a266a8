/**
 * Every failure that a caller can act on has a code. The list is closed on purpose: the
 * page has one message for each, and adding a code means writing that message.
 */
export const errorCodes = [
  'invalid-input', // the request did not match the contract
  'unknown-method', // no such method in the contract
  'access-denied', // a file handle that was never granted
  'not-found', // the file or evaluation has gone
  'file-foreign', // readable, but not one of our files
  'file-too-new', // written by a later version of the application
  'file-corrupt', // one of our files, but damaged or contradicting itself
  'table-refused', // a table from elsewhere that cannot be taken in
  'file-busy', // locked by another program, even after retrying
  'file-changed', // someone else wrote the file since we read it
  'disk-full', // no room left where the file lives
  'disk-failed', // the disk refused to write for another reason
  'too-large', // over a stated limit
  'no-printer', // no browser to print with, or it did not finish in time
  'cancelled', // the user stopped it
  'internal', // a defect in our own code
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure. Anything else that is thrown counts as a defect (`internal`). */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}
