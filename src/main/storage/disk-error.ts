import { AppError } from '#shared/rpc/app-error'
import { hasCode } from './fs-port.ts'

/** A failure of the disk in words and with a code that the page has a message for. */
export function asDiskError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error
  const cause = { cause: error }
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) {
    return new AppError('disk-full', `${what}: no room left on the disk`, cause)
  }
  if (hasCode(error, 'ENOENT')) return new AppError('not-found', `${what}: it is gone`, cause)
  if (hasCode(error, 'EBUSY', 'EPERM', 'EACCES')) {
    return new AppError(
      'file-busy',
      `${what}: another program or a permission is in the way`,
      cause,
    )
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return new AppError('disk-failed', `${what}: the disk refused${code}`, cause)
}
