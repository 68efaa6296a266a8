import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { fileExtension } from '#shared/evaluation-file/file'
import type { HostContract, OpenedEvaluation } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Handlers } from '#shared/rpc/contract'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { type Clock, stampOf } from './clock.ts'
import { asFileError, checkSize, contentOf, parseBytes, readBytes } from './evaluation-content.ts'
import type { FileGrants } from './file-grants.ts'
import { createUnder } from './keep-aside.ts'
import { evaluationInside, isPdf } from './record-file.ts'
import type { Library } from './library.ts'
import type { OpenSessions } from './open-sessions.ts'
import { slugOf } from './unique-path.ts'

export interface EvaluationFilesDependencies {
  readonly fs: FileSystem
  readonly now: Clock
  /** The evaluations folder. */
  readonly folder: string
  readonly sample: string
  readonly grants: FileGrants
  readonly library: Library
  readonly sessions: OpenSessions
  readonly chooseFileToOpen: () => Promise<string | null>
}

/** Everything that the page can do with evaluations. */
export function createEvaluationFiles(
  deps: EvaluationFilesDependencies,
): Handlers<HostContract>['evaluations'] {
  const { fs, now, folder, sample, grants, library, sessions } = deps

  const answer = (opened: Awaited<ReturnType<OpenSessions['open']>>): OpenedEvaluation => {
    const { session, recovery, migratedFrom } = opened
    return {
      file: grants.grant(session.path()),
      evaluation: session.evaluation(),
      ...session.saved(),
      migratedFrom,
      recovery,
      readOnly: session.readOnly,
    }
  }

  const create = async (evaluation: Evaluation): Promise<OpenedEvaluation> => {
    const name = slugOf(evaluation.frame.title)
    try {
      await fs.makeFolder(folder)
      await fs.syncFolder(dirname(folder))
    } catch (error) {
      throw asDiskError(error, folder)
    }
    const path = await createUnder(fs, contentOf(evaluation, 0), (n) =>
      join(folder, `${n === 1 ? name : `${name}-${n}`}.${fileExtension}`),
    )
    return answer(await sessions.open(path, evaluation.id))
  }

  const openPath = async (path: string): Promise<OpenedEvaluation> => {
    const bytes = await readBytes(fs, path)
    if (isPdf(bytes)) return takeInBytes(bytes, path)
    const knownAs = await library.knownAs(path)
    const parsed = parseBytes(bytes)
    const id = parsed.ok ? parsed.evaluation.id : knownAs
    const home = id && (await library.locate(id))
    if (parsed.ok && home !== null && home !== path) return takeIn(parsed.evaluation, path)
    // One that is neither in the folder nor was opened before comes from outside, like an import.
    if (parsed.ok && home === null) checkContradictions(parsed.evaluation, path)
    return answer(await sessions.open(path, id))
  }

  /** Content from outside. One that is here already, unchanged, is simply opened. */
  const takeIn = async (evaluation: Evaluation, name: string): Promise<OpenedEvaluation> => {
    checkContradictions(evaluation, name)
    const home = await library.locate(evaluation.id)
    if (home === null) return create(evaluation)
    const here = answer(await sessions.open(home, evaluation.id))
    if (canonicalJson(here.evaluation) === canonicalJson(evaluation)) return here
    return create({ ...evaluation, id: EvaluationId.parse(randomUUID()) })
  }

  /** The bytes of a file of ours, or of a record with one inside. */
  const takeInBytes = async (bytes: Uint8Array, name: string): Promise<OpenedEvaluation> => {
    const parsed = parseBytes(await evaluationInside(bytes, basename(name)))
    if (!parsed.ok) throw asFileError(parsed.problem, basename(name))
    return takeIn(parsed.evaluation, name)
  }

  const openById = async (id: EvaluationId) => {
    const path = await library.locate(id)
    if (path === null) throw new AppError('not-found', 'The file of this evaluation is gone')
    return sessions.open(path, id)
  }

  return {
    list: async () => {
      const entries = await library.list()
      return entries.map((entry) => {
        const summary = entry.id === null ? null : sessions.summaryOf(entry.id)
        return summary === null ? entry : { ...entry, summary }
      })
    },
    create: async ({ evaluation }) => {
      if ((await library.locate(evaluation.id)) !== null) {
        throw new AppError('invalid-input', 'An evaluation with this id is already there')
      }
      return create(evaluation)
    },
    openSample: async () => {
      const parsed = parseBytes(await readBytes(fs, sample))
      if (!parsed.ok) throw asFileError(parsed.problem, basename(sample))
      const home = await library.locate(parsed.evaluation.id)
      return home === null
        ? create(parsed.evaluation)
        : answer(await sessions.open(home, parsed.evaluation.id))
    },
    open: async ({ id }) => answer(await openById(id)),
    openFile: async ({ file }) => {
      const path = file === null ? await deps.chooseFileToOpen() : grants.pathOf(file)
      return path === null ? null : openPath(path)
    },
    importFile: async ({ name, text }) => {
      const bytes = Buffer.from(text)
      checkSize(bytes.length)
      return takeInBytes(bytes, name)
    },
    importRecord: async ({ name, base64 }) => {
      const bytes = Buffer.from(base64, 'base64')
      checkSize(bytes.length)
      return takeInBytes(bytes, name)
    },
    append: async ({ id, changeSets }) => {
      const session = sessions.get(id) ?? (await openById(id)).session
      return session.append(changeSets)
    },
    snapshot: async ({ id }) => {
      const session = sessions.get(id) ?? (await openById(id)).session
      return session.snapshot()
    },
    knows: async ({ id, changeSetIds }) => {
      const session = sessions.get(id) ?? (await openById(id)).session
      return changeSetIds.filter(session.has)
    },
    close: async ({ id }) => {
      await sessions.close(id)
      return null
    },
    remove: async ({ id }) => {
      const { session } = await openById(id)
      const path = session.path()
      await sessions.close(id)
      await moveToRemoved(fs, path)
      return null
    },
    saveEmergencyCopy: async ({ evaluation }) => {
      await fs.makeFolder(folder)
      const name = `${slugOf(evaluation.frame.title)} (emergency ${stampOf(now())})`
      const path = await createUnder(fs, contentOf(evaluation, 0), (n) =>
        join(folder, `${n === 1 ? name : `${name} ${n}`}.${fileExtension}`),
      )
      return grants.grant(path)
    },
  }
}

/** @throws {AppError} `file-corrupt`, with the first things that cannot be true together */
function checkContradictions(evaluation: Evaluation, name: string): void {
  const found = contradictionsOf(evaluation)
  if (found.length === 0) return
  const first = found.slice(0, 3).map(({ path, reason }) => `${path}: ${reason}`)
  const more = found.length > 3 ? `, and ${found.length - 3} more` : ''
  throw new AppError('file-corrupt', `${basename(name)}: ${first.join('; ')}${more}`)
}

/** Beside the file and not in one place for all: a move to another disk would be a copy. */
async function moveToRemoved(fs: FileSystem, path: string): Promise<void> {
  const removed = join(dirname(path), 'Removed')
  const name = basename(path, `.${fileExtension}`)
  try {
    await fs.makeFolder(removed)
    for (let n = 1; ; n++) {
      const target = join(removed, `${n === 1 ? name : `${name}-${n}`}.${fileExtension}`)
      if (await fs.status(target)) continue
      await fs.rename(path, target)
      await fs.syncFolder(removed)
      await fs.syncFolder(dirname(path))
      return
    }
  } catch (error) {
    throw asDiskError(error, basename(path))
  }
}
