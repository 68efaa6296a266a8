import { maxFileBytes } from '#shared/evaluation-file/file'
import { AppError } from '#shared/rpc/app-error'

/**
 * Looks at the size of a file from elsewhere before anything reads it.
 *
 * @throws {AppError} `too-large`
 */
export function checkForeignSize({ name, size }: Pick<File, 'name' | 'size'>): void {
  if (size <= maxFileBytes) return
  const most = `${maxFileBytes / 1024 / 1024} MB`
  throw new AppError('too-large', `${name}: it is larger than ${most}`)
}
