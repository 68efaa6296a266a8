import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { type Contents, contentsOf } from '#shared/domain/contents'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import type { HostContract, KeptFile, OpenedEvaluation, RestorePoint } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Handlers } from '#shared/rpc/contract'
import type { FileSystem } from '../storage/fs-port.ts'
import { startOf } from '../storage/name-length.ts'
import type { Backup, Backups } from './backups.ts'
import { type Clock, instantOf } from './clock.ts'
import { asFileError, dotExtension, readBytes } from './evaluation-content.ts'
import type { FileGrants } from './file-grants.ts'
import type { FileReader } from './intake/file-reader.ts'
import { besideConflict } from './keep-aside.ts'
import type { Library } from './library.ts'
import type { OpenSessions } from './open-sessions.ts'
import type { Recent } from './recent.ts'

interface Dependencies {
  readonly fs: FileSystem
  readonly now: Clock
  /** The evaluations folder. */
  readonly folder: string
  readonly journals: string
  readonly backups: Backups
  readonly grants: FileGrants
  readonly library: Library
  readonly recent: Recent
  readonly sessions: OpenSessions
  readonly reader: Pick<FileReader, 'parse'>
  readonly create: (input: { readonly evaluation: Evaluation }) => Promise<OpenedEvaluation>
}

/** How much was kept, what is in it, and what was put aside. Looking changes nothing. */
export function createRestorePoints(deps: Dependencies): Handlers<HostContract>['restorePoints'] {
  const { fs, backups, grants, library, recent, sessions, reader } = deps
  /** A copy never changes, so it is read once. */
  const looked = new Map<string, Contents | null>()

  const contentsIn = async (backup: Backup): Promise<Contents | null> => {
    const known = looked.get(backup.path)
    if (known !== undefined) return known
    const evaluation = await backups.read(backup)
    const contents = evaluation && contentsOf(evaluation)
    looked.set(backup.path, contents)
    return contents
  }

  const points = async (id: EvaluationId): Promise<RestorePoint[]> => {
    const found: RestorePoint[] = []
    // One after the other: a long list must not hold up a save for longer than one file.
    for (const backup of await backups.list(id)) {
      found.push({
        file: grants.grant(backup.path),
        at: instantOf(backup.takenAt),
        why: backup.reason,
        bytes: backup.bytes,
        contents: await contentsIn(backup),
      })
    }
    return found
  }

  const kept = async (id: EvaluationId): Promise<KeptFile[]> => {
    const path =
      sessions.get(id)?.path() ??
      (await library.locate(id)) ??
      (await recent.list()).find((entry) => entry.id === id)?.path ??
      null
    const folders = new Set([deps.folder, ...(path === null ? [] : [dirname(path)])])
    const files: KeptFile[] = []
    for (const folder of folders) {
      for (const name of await fs.list(folder).catch(() => [])) {
        const kind = kindOf(name, path === null ? null : basename(path))
        if (kind === null || join(folder, name) === path) continue
        files.push(...(await describe(join(folder, name), kind)))
      }
    }
    for (const name of await fs.list(deps.journals).catch(() => [])) {
      if (name.startsWith(`${id}.kept-`)) {
        files.push(...(await describe(join(deps.journals, name), 'journal')))
      }
    }
    return files.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  }

  const describe = async (path: string, kind: KeptFile['kind']): Promise<KeptFile[]> => {
    const status = await fs.status(path).catch(() => null)
    if (!status) return []
    const at = instantOf(new Date(status.mtimeMs))
    return [{ file: grants.grant(path), at, kind, bytes: status.size }]
  }

  const read = async (path: string): Promise<Evaluation> => {
    const parsed = await reader.parse(await readBytes(fs, path), path)
    if (!parsed.ok) throw asFileError(parsed.problem, basename(path))
    return parsed.evaluation
  }

  return {
    list: async ({ id }) => ({ points: await points(id), kept: await kept(id) }),
    read: async ({ file }) => read(grants.pathOf(file)),
    copy: async ({ file }) => {
      const evaluation = await read(grants.pathOf(file))
      return deps.create({ evaluation: { ...evaluation, id: EvaluationId.parse(randomUUID()) } })
    },
    keepPresent: async ({ id }) => {
      const path = sessions.get(id)?.path() ?? (await library.locateToOpen(id))
      const session =
        sessions.get(id) ?? (path === null ? null : (await sessions.open(path, id)).session)
      if (!session) throw new AppError('not-found', 'The file of this evaluation is gone')
      await session.keepCopy()
      return null
    },
  }
}

/** So much of a long name, in bytes, is left in those of the files that were put aside from it. */
const alwaysLeft = 200

/** @param own the name of the evaluation's file; null: of any */
function kindOf(name: string, own: string | null): 'damaged' | 'conflict' | null {
  const stem = own === null ? '' : basename(besideConflict(own) ?? own, dotExtension)
  if (!name.startsWith(startOf(stem, alwaysLeft))) return null
  if (name.includes(`${dotExtension}.damaged-`)) return 'damaged'
  return besideConflict(name) === null ? null : 'conflict'
}
