import { wordsOf } from '#shared/error-words'
import { AppError, type ErrorCode } from '#shared/rpc/app-error'

/** What to do next about each failure; what happened and where is in the error's own message. */
const nextSteps: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'Nothing was changed. Please report this.',
  'unknown-method': 'Close and start Stackjury again: page and program do not fit together.',
  'access-denied': 'Choose the file again.',
  'not-found': 'It may have been moved or renamed. Open it from where it is now.',
  'file-foreign': 'Choose a file that ends in .stackjury and was written by Stackjury.',
  'file-too-new': 'Update Stackjury, then open it again. The file was not changed.',
  'file-corrupt': 'The file was not changed. Look for an older copy of it.',
  'table-refused':
    'Nothing was changed. Correct it there, or save it again as XLSX or as CSV in UTF-8.',
  'file-busy': 'Close other programs that use the file, then try again.',
  'file-changed': 'Another program changed the file. Both versions were kept.',
  'disk-full': 'Make room on the disk. Your changes stay in this window until then.',
  'disk-failed': 'Check the disk or the folder. Your changes stay in this window until then.',
  'too-large': 'Use a smaller file.',
  'no-printer': 'Install Chromium, Chrome or Edge, or export as Markdown.',
  cancelled: 'Nothing was changed.',
  internal: 'Your work is safe. Start Stackjury again if this comes back.',
}

/** A failure in words: what happened, and what to do next. */
export function describeFailure(error: unknown): { readonly what: string; readonly next: string } {
  if (error instanceof AppError) return { what: error.message, next: nextSteps[error.code] }
  return {
    what: wordsOf(error),
    next: nextSteps.internal,
  }
}
