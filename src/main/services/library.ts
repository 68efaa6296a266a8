import { basename, dirname, join } from 'node:path'
import type { EvaluationId } from '#shared/domain/ids'
import { describeProblem, type FileHeader, fileExtension } from '#shared/evaluation-file/file'
import type { EvaluationEntry } from '#shared/host-contract'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { instantOf } from './clock.ts'
import { asFileError } from './evaluation-content.ts'
import { headerOf } from './file-header.ts'
import type { FileGrants } from './file-grants.ts'
import type { Recent } from './recent.ts'

/** Which evaluations there are and where. */
export interface Library {
  readonly list: () => Promise<EvaluationEntry[]>
  /** The file of an evaluation, or null. Of several with its id, the one it was last opened from, else the newest. */
  readonly locate: (id: EvaluationId) => Promise<string | null>
  /**
   * The same for opening it by its id alone. The one it was last opened from also where that is out
   * of reach for a moment: an older copy in its place would be taken for what somebody else wrote,
   * and the journal be put away for it.
   *
   * @throws {AppError} when the disk does not say whether that one is there
   */
  readonly locateToOpen: (id: EvaluationId) => Promise<string | null>
  /**
   * The file that it was last opened from, also where that says to be another one by now: its
   * first line may be damaged in that place, and whoever opens it finds out.
   */
  readonly lastSeen: (id: EvaluationId) => Promise<string | null>
  /**
   * The path under which a file is known here that was chosen under another one, as the folder of
   * one of the two is a link: the same file would be taken for a copy of itself. Any other path as
   * it is.
   */
  readonly pathHere: (path: string) => Promise<string>
  /** What the evaluation in a file was known as when it could still be read. */
  readonly knownAs: (path: string) => Promise<EvaluationId | null>
}

interface Found {
  readonly path: string
  readonly changedAt: Date
  readonly header: FileHeader | null
  readonly problem: EvaluationEntry['problem']
}

export function createLibrary(
  fs: FileSystem,
  folder: string,
  recent: Recent,
  grants: FileGrants,
): Library {
  const paths = async (): Promise<readonly string[]> => {
    const inFolder = (await fs.list(folder))
      .filter((name) => name.endsWith(`.${fileExtension}`) && !name.startsWith('.'))
      .map((name) => join(folder, name))
    const elsewhere = (await recent.list()).map(({ path }) => path)
    return [...new Set([...inFolder, ...elsewhere])]
  }

  const scan = async (): Promise<readonly Found[]> => {
    const found = await Promise.all((await paths()).map((path) => look(fs, path)))
    return found.filter((one) => one !== null)
  }

  const pathHere = async (path: string) => {
    const known = await paths()
    const place = known.includes(path) ? null : await realFolder(fs, path)
    if (place === null) return path
    for (const other of known) {
      if (basename(other) !== basename(path)) continue
      if ((await realFolder(fs, other)) === place) return other
    }
    return path
  }

  const knownAs = async (path: string) => {
    const remembered = (await recent.list()).find((entry) => entry.path === path)?.id
    return remembered ?? (await look(fs, path))?.header?.id ?? null
  }

  const locate = async (id: EvaluationId, isToBeOpened = false) => {
    const remembered = (await recent.list()).find((entry) => entry.id === id)
    const found = await scan()
    const here = found.find(({ path }) => path === remembered?.path)
    // Damaged or not: what was there last is asked first, as it may be repaired.
    if (here && (here.header === null || here.header.id === id)) return here.path
    if (isToBeOpened && remembered && !here && (await isThere(fs, remembered.path))) {
      return remembered.path
    }
    return newestOf(found, id)?.path ?? null
  }

  const lastSeen = async (id: EvaluationId) => {
    const remembered = (await recent.list()).find((entry) => entry.id === id)
    return remembered && (await look(fs, remembered.path)) ? remembered.path : null
  }

  return {
    pathHere,
    knownAs,
    locate: (id) => locate(id),
    locateToOpen: (id) => locate(id, true),
    lastSeen,
    list: async () => {
      const remembered = await recent.list()
      const found = await scan()
      const claimed = new Map<string, string>()
      for (const { id, path } of remembered) {
        const here = found.find((one) => one.path === path)
        if (here && (here.header === null || here.header.id === id)) claimed.set(id, path)
      }
      for (const { header } of found) {
        const newest = header && !claimed.has(header.id) && newestOf(found, header.id)
        if (newest) claimed.set(header.id, newest.path)
      }
      return found
        .map((one) => entryOf(one, { grants, claimed, remembered }))
        .toSorted((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))
    },
  }
}

/** Of several files of one evaluation the one with most changes: the others are older copies. */
function newestOf(found: readonly Found[], id: EvaluationId): Found | null {
  const [newest] = found
    .filter(({ header }) => header?.id === id)
    .toSorted(
      (a, b) =>
        (b.header?.seq ?? 0) - (a.header?.seq ?? 0) ||
        b.changedAt.getTime() - a.changedAt.getTime(),
    )
  return newest ?? null
}

function entryOf(
  { path, changedAt, header, problem }: Found,
  known: {
    readonly grants: FileGrants
    readonly claimed: ReadonlyMap<string, string>
    readonly remembered: readonly { readonly id: EvaluationId; readonly path: string }[]
  },
): EvaluationEntry {
  const id = header?.id ?? known.remembered.find((entry) => entry.path === path)?.id ?? null
  // Two files with one id: only one of them is opened by it, the other as a copy by its handle.
  const isIts = id !== null && known.claimed.get(id) === path
  return {
    id: isIts ? id : null,
    file: known.grants.grant(path),
    changedAt: instantOf(changedAt),
    summary: header?.summary ?? null,
    problem,
  }
}

/** Null where the disk does not say. Of the folder only: a file that is a link is not one of ours. */
async function realFolder(fs: FileSystem, path: string): Promise<string | null> {
  return fs.realPath(dirname(path)).catch(() => null)
}

async function isThere(fs: FileSystem, path: string): Promise<boolean> {
  try {
    return (await fs.status(path))?.kind === 'file'
  } catch (error) {
    throw asDiskError(error, basename(path))
  }
}

async function look(fs: FileSystem, path: string): Promise<Found | null> {
  const status = await fs.status(path).catch(() => null)
  const parsed = status && (await headerOf(fs, path))
  if (!parsed) return null
  const changedAt = new Date(status.mtimeMs)
  if (parsed.ok) return { path, changedAt, header: parsed.header, problem: null }
  const { code } = asFileError(parsed.problem, path)
  return {
    path,
    changedAt,
    header: null,
    problem: { code, message: describeProblem(parsed.problem) },
  }
}
