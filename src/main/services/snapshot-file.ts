import { basename, dirname, join } from 'node:path'
import { fileExtension, maxFileBytes } from '#shared/evaluation-file/file'
import { AppError } from '#shared/rpc/app-error'
import { replaceFile } from '../storage/atomic-replace.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { sha256 } from './digest.ts'
import type { Journal } from './journal.ts'

/** A change of an evaluation's file while it is open here. */
export type Outside =
  /** As we left it. */
  | { readonly status: 'unchanged' }
  | { readonly status: 'gone' }
  /** The user gave it another name in the same folder. */
  | { readonly status: 'renamed'; readonly path: string }
  | { readonly status: 'changed' }

/** Compares the file with what the journal knows of it. */
export async function lookOutside(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
): Promise<Outside> {
  const isKnown = (bytes: Uint8Array) => {
    const found = sha256(bytes)
    return journal.files().some((file) => file.sha256 === found)
  }
  const status = await fs.status(path)
  // Reading a pipe would wait for its other end for ever.
  if (status && (status.kind !== 'file' || status.size > maxFileBytes)) return { status: 'changed' }
  if (status) return { status: isKnown(await fs.read(path)) ? 'unchanged' : 'changed' }
  for (const name of await fs.list(dirname(path))) {
    const other = join(dirname(path), name)
    const found = name.endsWith(`.${fileExtension}`) ? await fs.status(other) : null
    if (found?.kind !== 'file' || found.size > maxFileBytes) continue
    if (isKnown(await fs.read(other))) return { status: 'renamed', path: other }
  }
  return { status: 'gone' }
}

/** @throws {AppError} `file-changed` when somebody else wrote the file, and the system's failures */
export async function checkStillOurs(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
): Promise<void> {
  if ((await lookOutside(fs, path, journal)).status === 'changed') {
    throw new AppError('file-changed', `${basename(path)} was changed by another program`)
  }
}

/**
 * Puts new content in the place of what we wrote last.
 *
 * @throws {AppError} `file-changed` when somebody else wrote it meanwhile, and those of the disk
 */
export async function placeSnapshot(
  fs: FileSystem,
  journal: Journal,
  file: { readonly path: string; readonly content: Uint8Array; readonly seq: number },
  patience?: number,
): Promise<void> {
  const { path, content, seq } = file
  const known = { sha256: sha256(content), seq }
  try {
    await journal.placing(known)
    await replaceFile(fs, path, content, {
      patience,
      stillOurs: () => checkStillOurs(fs, path, journal),
    })
  } catch (error) {
    throw asDiskError(error, basename(path))
  }
  // The content is in place; that the journal could not note it costs nothing but a comparison.
  await journal.placed(known).catch(() => {})
}
