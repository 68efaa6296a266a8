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

/** A file as we left it, under the name that it had then. */
export interface Placed {
  readonly path: string
  /** Null where it could not be found out: then it is not looked for under another name. */
  readonly identity: string | null
}

/** Which file is there, whatever it is called. */
export function identityOf(fs: FileSystem, path: string): Promise<string | null> {
  return fs.status(path).then(
    (status) => status?.identity ?? null,
    () => null,
  )
}

/** Compares the file with what the journal knows of it, and looks for it in its folder. */
export async function lookOutside(
  fs: FileSystem,
  placed: Placed,
  journal: Pick<Journal, 'files'>,
): Promise<Outside> {
  const { path } = placed
  const status = await lookAt(fs, path, journal)
  if (status !== 'gone') return { status }
  const others = (await fs.list(dirname(path)))
    .filter((name) => name.endsWith(`.${fileExtension}`))
    .map((name) => join(dirname(path), name))
  const renamed = await findPlaced(fs, placed.identity, others, journal)
  return renamed === null ? { status: 'gone' } : { status: 'renamed', path: renamed }
}

/**
 * Which of these paths the file that we left has now. Only that very file is ours to replace: one
 * with the same content is what somebody copied, to have it. Null also where it has two names.
 *
 * @throws the system's, where one of them is out of reach: it may be that one
 */
export async function findPlaced(
  fs: FileSystem,
  identity: string | null,
  paths: readonly string[],
  journal: Pick<Journal, 'files'>,
): Promise<string | null> {
  if (identity === null) return null
  const found: string[] = []
  for (const path of paths) {
    if ((await fs.status(path))?.identity !== identity) continue
    if ((await lookAt(fs, path, journal)) === 'unchanged') found.push(path)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Compares what is at a path with what the journal knows of the file. */
export async function lookAt(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
): Promise<'unchanged' | 'changed' | 'gone'> {
  const status = await fs.status(path)
  if (!status) return 'gone'
  // Reading a pipe would wait for its other end for ever.
  if (status.kind !== 'file' || status.size > maxFileBytes) return 'changed'
  const found = sha256(await fs.read(path))
  return journal.files().some((file) => file.sha256 === found) ? 'unchanged' : 'changed'
}

/** @throws {AppError} `file-changed` when somebody else wrote the file, and the system's failures */
export async function checkStillOurs(
  fs: FileSystem,
  path: string,
  journal: Pick<Journal, 'files'>,
): Promise<void> {
  if ((await lookAt(fs, path, journal)) === 'changed') {
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
