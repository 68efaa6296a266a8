import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { fileExtension } from '#shared/evaluation-file/file'
import { findUnsafe } from '#shared/evaluation-file/unsafe-json'
import { hostContract, type HostEvents } from '#shared/host-contract'
import type { Emit } from '#shared/rpc/events'
import { createRouter, type OnDefect } from '#shared/rpc/router'
import type { Event, Response } from '#shared/rpc/wire'
import { defaultSettings, Settings } from '#shared/settings'
import { createBackups } from './services/backups.ts'
import type { Clock } from './services/clock.ts'
import { createDefectLog, defectLogPath } from './services/defect-log.ts'
import { createEvaluationFiles } from './services/evaluation-files.ts'
import { type Pace, usualPace } from './services/evaluation-session.ts'
import { createExports } from './services/exports.ts'
import { createFileGrants } from './services/file-grants.ts'
import { createFileReader } from './services/intake/file-reader.ts'
import { builtScript, createIntake, type Intake } from './services/intake/intake.ts'
import { createJsonFile } from './services/json-file.ts'
import { inWords } from './services/in-words.ts'
import { createLibrary } from './services/library.ts'
import { createOpenSessions } from './services/open-sessions.ts'
import { createPersonalCatalogue } from './services/personal-catalogue.ts'
import { createRecent } from './services/recent.ts'
import { markStoreFailed } from './services/renew-store.ts'
import { createRestorePoints } from './services/restore-points.ts'
import { writeChosen } from './services/write-chosen.ts'
import type { Shell } from './shell.ts'
import { sweepUnfinished } from './storage/atomic-replace.ts'
import { type FileSystem, nodeFileSystem } from './storage/fs-port.ts'

export interface HostOptions {
  readonly shell: Shell
  /** The folder with `package.json`, `out/` and `resources/`. */
  readonly root: string
  readonly fs?: FileSystem
  readonly now?: Clock
  readonly pace?: Pace
  /** How long closing waits for a disk that does not answer, in ms. The journal has everything. */
  readonly farewell?: number
  /** Reads what comes from outside. */
  readonly intake?: Intake
}

/** The services behind the page, whatever shell they run in. */
export interface Host {
  /** Answers any request of the page. Never rejects. */
  readonly answer: (request: unknown) => Promise<Response>
  /** Hears what the page is told unasked. @returns how to stop */
  readonly subscribe: (listener: (event: Event) => void) => () => void
  /** Asks the page to open a file that the user chose outside of it. */
  readonly requestOpen: (path: string) => void
  /** Brings all files up to date, as far as the disk answers. */
  readonly flush: () => Promise<void>
  /** Notes a defect that only the shell can see: a window that crashed. */
  readonly noteDefect: OnDefect
  /** The same, and ends: what the disk has not taken by then stays in the journal. */
  readonly close: () => Promise<void>
}

/** Puts the services together over a shell. */
export async function createHost({
  shell,
  root,
  fs = nodeFileSystem,
  now = () => new Date(),
  pace = usualPace,
  farewell = 20_000,
  intake = createIntake(join(root, ...builtScript)),
}: HostOptions): Promise<Host> {
  const { userData, evaluations: folder } = shell.paths
  const listeners = new Set<(event: Event) => void>()
  const emit: Emit<HostEvents> = (event, payload) => {
    for (const listener of listeners) listener({ event, payload })
  }
  const reader = createFileReader(intake)
  const grants = createFileGrants()
  const recent = createRecent(fs, join(userData, 'recent.json'))
  const settings = createJsonFile(fs, join(userData, 'settings.json'), Settings, defaultSettings)
  const backups = createBackups(fs, join(userData, 'backups'), now)
  const library = createLibrary(fs, folder, recent, grants)
  const journals = join(userData, 'journal')
  const sessions = createOpenSessions({
    fs,
    folder,
    grants,
    backups,
    journals,
    recent,
    now,
    pace,
    emit,
    reader,
  })
  const noteDefect = createDefectLog(userData, now)
  const version = await versionOf(fs, root)
  for (const place of [folder, userData]) await sweepUnfinished(fs, place, now())

  // A page that has just started hears nothing yet: files to open wait until it asks who we are.
  let waiting: string[] | null = []
  const openInPage = (path: string) =>
    emit('evaluations.openRequested', { file: grants.grant(path).handle })

  const evaluations = createEvaluationFiles({
    fs,
    now,
    folder,
    sample: join(root, 'resources', 'samples', `nordhavn.${fileExtension}`),
    grants,
    library,
    sessions,
    reader,
    refuges: [homedir(), userData, tmpdir()],
    emit,
    chooseFileToOpen: () =>
      shell.chooseFileToOpen({
        title: 'Open an evaluation, or a record with one inside',
        extension: fileExtension,
        alsoOpens: ['pdf'],
      }),
  })

  const answerSafe = createRouter(
    hostContract,
    {
      app: {
        info: async () => {
          const paths = waiting ?? []
          waiting = null
          setImmediate(() => paths.forEach(openInPage))
          return { version, dialogs: shell.dialogs, evaluationsFolder: folder }
        },
        showInFolder: async ({ file }) => {
          await shell.showInFolder(grants.pathOf(file))
          return null
        },
        noteDefect: async ({ what }) => {
          noteDefect(what, 'page')
          return null
        },
        storeFailed: async () => {
          noteDefect('The store of the window cannot be used', 'page')
          await markStoreFailed(userData).catch(() => {})
          return null
        },
        saveDefectLog: async () => {
          const path = await shell.chooseFileToSave({
            title: 'Save the defect log',
            extension: 'log',
            suggestedName: 'stackjury-defects.log',
          })
          if (path === null) return null
          const log = await fs
            .read(defectLogPath(userData))
            .catch(() => Buffer.from('No defect.\n'))
          return grants.grant(await writeChosen({ fs, shell }, path, log))
        },
      },
      evaluations: inWords(evaluations),
      restorePoints: inWords(
        createRestorePoints({
          fs,
          now,
          folder,
          journals,
          backups,
          grants,
          library,
          recent,
          sessions,
          reader,
          create: evaluations.create,
        }),
      ),
      exports: inWords(
        createExports({ fs, shell, grants, library, sessions, settings, emit, now }),
      ),
      catalogue: createPersonalCatalogue(fs, join(userData, 'personal-catalogue.json'), now, emit),
      tables: {
        read: async ({ name, base64 }) => {
          const bytes = Buffer.from(base64, 'base64')
          const sheets = await intake.read('tables', { name: basename(name), bytes })
          return sheets.map((sheet) => ({
            name: sheet.name,
            rows: sheet.rows.map((row) => [...row]),
          }))
        },
      },
      settings: {
        read: settings.read,
        write: async (value) => {
          await settings.write(value)
          return null
        },
      },
    },
    noteDefect,
  )

  /** Depth, names and numbers first: whatever checks and keeps a request may recurse into it. */
  const answer = async (request: unknown): Promise<Response> => {
    const unsafe = findUnsafe(request)
    return unsafe
      ? {
          ok: false,
          code: 'invalid-input',
          message: `${unsafe.path.slice(0, 200)}: ${unsafe.reason.slice(0, 200)}`,
        }
      : answerSafe(request)
  }

  return {
    answer,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    requestOpen: (path) => {
      if (waiting) waiting.push(path)
      else openInPage(path)
    },
    flush: () => asLongAs(farewell, sessions.flush()),
    noteDefect,
    close: async () => {
      await asLongAs(farewell, sessions.closeAll())
      await intake.close()
    },
  }
}

/** Waits for something, but for no more than so many ms. */
async function asLongAs(limit: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function versionOf(fs: FileSystem, root: string): Promise<string> {
  const text = Buffer.from(await fs.read(join(root, 'package.json'))).toString('utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
