import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { fileExtension } from '#shared/evaluation-file/file'
import type {
  FilePreview,
  FileTrouble,
  HostContract,
  HostEvents,
  OpenedEvaluation,
} from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Handlers } from '#shared/rpc/contract'
import type { Emit } from '#shared/rpc/events'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { numberedName } from '../storage/name-length.ts'
import type { Clock } from './clock.ts'
import { asFileError, checkSize, contentOf, parseBytes, readBytes } from './evaluation-content.ts'
import type { FileReader } from './intake/file-reader.ts'
import { saveEmergencyCopy } from './emergency-copy.ts'
import type { EvaluationSession } from './evaluation-session.ts'
import type { FileGrants } from './file-grants.ts'
import { createUnder } from './keep-aside.ts'
import { isPdf } from './record-file.ts'
import type { Library } from './library.ts'
import { conflictFiles, type OpenSessions } from './open-sessions.ts'
import { checkAsAsked, createSettler } from './settle-conflict.ts'
import { slugOf } from './unique-path.ts'
import { countVotes } from './wipe-out-guard.ts'

export interface EvaluationFilesDependencies {
  readonly fs: FileSystem
  readonly now: Clock
  /** The evaluations folder. */
  readonly folder: string
  readonly sample: string
  readonly grants: FileGrants
  readonly library: Library
  readonly sessions: OpenSessions
  readonly reader: FileReader
  readonly chooseFileToOpen: () => Promise<string | null>
  /** Where else an emergency file may go, when the evaluations folder takes none. */
  readonly refuges: readonly string[]
  readonly emit: Emit<HostEvents>
}

/** Everything that the page can do with evaluations. */
export function createEvaluationFiles(
  deps: EvaluationFilesDependencies,
): Handlers<HostContract>['evaluations'] {
  const { fs, folder, sample, grants, library, sessions, reader } = deps

  const answer = (opened: Awaited<ReturnType<OpenSessions['open']>>): OpenedEvaluation => {
    const { session, recovery, migratedFrom } = opened
    return {
      file: grants.grant(session.path()),
      evaluation: session.evaluation(),
      ...session.saved(),
      migratedFrom,
      recovery,
      readOnly: session.readOnly,
      conflict: conflictFiles(session.conflict(), grants),
      trouble: troubleOf(session),
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
    const content = contentOf(evaluation, 0)
    reader.isOwn(content)
    const path = await createUnder(fs, content, (n) =>
      join(folder, numberedName(name, n, `.${fileExtension}`)),
    )
    return answer(await sessions.open(path, evaluation.id))
  }

  const openPath = async (chosen: string): Promise<OpenedEvaluation> => {
    const path = await library.pathHere(chosen)
    const bytes = await readBytes(fs, path)
    if (isPdf(bytes)) return takeInBytes(bytes, path)
    const knownAs = await library.knownAs(path)
    const parsed = await reader.parse(bytes, path)
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

  /** The evaluation in the bytes of a file of ours, or of a record with one inside. */
  const readForeign = async (bytes: Uint8Array, name: string): Promise<Evaluation> => {
    const parsed = await reader.parseInside(bytes, basename(name))
    if (!parsed.ok) throw asFileError(parsed.problem, basename(name))
    checkContradictions(parsed.evaluation, name)
    return parsed.evaluation
  }

  const takeInBytes = async (bytes: Uint8Array, name: string): Promise<OpenedEvaluation> =>
    takeIn(await readForeign(bytes, name), name)

  /** Looks without opening anything; one that is open is compared as it is now. */
  const isHere = async (evaluation: Evaluation): Promise<FilePreview['here']> => {
    const home = await library.locate(evaluation.id)
    if (home === null) return 'no'
    const open = sessions.get(evaluation.id)?.evaluation()
    const there = open ?? (await presentIn(home))
    return there && canonicalJson(there) === canonicalJson(evaluation) ? 'same' : 'other'
  }
  const presentIn = async (path: string): Promise<Evaluation | null> => {
    const parsed = await reader.parse(await readBytes(fs, path), path).catch(() => null)
    return parsed?.ok ? parsed.evaluation : null
  }

  const settle = createSettler(deps)

  const openById = async (id: EvaluationId) => {
    // The session of an open one goes after a file that was moved or deleted.
    const path =
      sessions.get(id)?.path() ?? (await library.locateToOpen(id)) ?? (await library.lastSeen(id))
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
    told: async ({ id }) => {
      sessions.told(id)
      return null
    },
    openFile: async ({ file }) => {
      const path = file === null ? await deps.chooseFileToOpen() : grants.pathOf(file)
      return path === null ? null : openPath(path)
    },
    previewFile: async ({ name, base64 }) => {
      const bytes = Buffer.from(base64, 'base64')
      checkSize(bytes.length)
      const evaluation = await readForeign(bytes, name)
      const { participants, candidates, criteria, frame } = evaluation
      return {
        title: frame.title,
        participants: participants.length,
        candidates: candidates.length,
        criteria: criteria.length,
        votes: countVotes(evaluation),
        here: await isHere(evaluation),
        inRecord: isPdf(bytes),
      }
    },
    importFile: async ({ name, base64 }) => {
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
      return [...(await session.knows(changeSetIds))]
    },
    close: async ({ id }) => {
      await sessions.close(id)
      return null
    },
    remove: async ({ id }) => {
      const { session } = await openById(id)
      await sessions.remove(session)
      return null
    },
    saveEmergencyCopy: async ({ evaluation }) =>
      grants.grant(await saveEmergencyCopy(deps, evaluation)),
    settleConflict: async ({ id, keep }) => {
      // One that was closed meanwhile has the same two files, and is asked about still.
      const session = sessions.get(id) ?? (await openById(id)).session
      const conflict = session.conflict()
      if (!conflict) throw new AppError('not-found', 'There is nothing left to decide')
      await checkAsAsked(session, conflict)
      return answer(await settle({ session, conflict, keep }))
    },
  }
}

function troubleOf({ problem }: EvaluationSession): FileTrouble | null {
  const found = problem()
  return found && { code: found.code, message: found.message }
}

/** @throws {AppError} `file-corrupt`, with the first things that cannot be true together */
function checkContradictions(evaluation: Evaluation, name: string): void {
  const found = contradictionsOf(evaluation)
  if (found.length === 0) return
  const first = found.slice(0, 3).map(({ path, reason }) => `${path}: ${reason}`)
  const more = found.length > 3 ? `, and ${found.length - 3} more` : ''
  throw new AppError('file-corrupt', `${basename(name)}: ${first.join('; ')}${more}`)
}
