import { basename, join } from 'node:path'
import { z } from 'zod'
import { fileExtension } from '#shared/evaluation-file/file'
import { hostContract, type HostEvents } from '#shared/host-contract'
import type { Emit } from '#shared/rpc/events'
import { createRouter } from '#shared/rpc/router'
import type { Event, Response } from '#shared/rpc/wire'
import { defaultSettings, Settings } from '#shared/settings'
import { createBackups } from './services/backups.ts'
import type { Clock } from './services/clock.ts'
import { createDefectLog } from './services/defect-log.ts'
import { createEvaluationFiles } from './services/evaluation-files.ts'
import { type Pace, usualPace } from './services/evaluation-session.ts'
import { createExports } from './services/exports.ts'
import { createFileGrants } from './services/file-grants.ts'
import { createJsonFile } from './services/json-file.ts'
import { createLibrary } from './services/library.ts'
import { createOpenSessions } from './services/open-sessions.ts'
import { createPersonalCatalogue } from './services/personal-catalogue.ts'
import { readTables } from './services/read-tables.ts'
import { createRecent } from './services/recent.ts'
import type { Shell } from './shell.ts'
import { unfinished } from './storage/atomic-replace.ts'
import { type FileSystem, nodeFileSystem } from './storage/fs-port.ts'

export interface HostOptions {
  readonly shell: Shell
  /** The folder with `package.json`, `out/` and `resources/`. */
  readonly root: string
  readonly fs?: FileSystem
  readonly now?: Clock
  readonly pace?: Pace
}

/** The services behind the page, whatever shell they run in. */
export interface Host {
  /** Answers any request of the page. Never rejects. */
  readonly answer: (request: unknown) => Promise<Response>
  /** Hears what the page is told unasked. @returns how to stop */
  readonly subscribe: (listener: (event: Event) => void) => () => void
  /** Asks the page to open a file that the user chose outside of it. */
  readonly requestOpen: (path: string) => void
  /** Brings all files up to date. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Puts the services together over a shell. */
export async function createHost({
  shell,
  root,
  fs = nodeFileSystem,
  now = () => new Date(),
  pace = usualPace,
}: HostOptions): Promise<Host> {
  const { userData, evaluations: folder } = shell.paths
  const listeners = new Set<(event: Event) => void>()
  const emit: Emit<HostEvents> = (event, payload) => {
    for (const listener of listeners) listener({ event, payload })
  }
  const grants = createFileGrants()
  const recent = createRecent(fs, join(userData, 'recent.json'))
  const settings = createJsonFile(fs, join(userData, 'settings.json'), Settings, defaultSettings)
  const backups = createBackups(fs, join(userData, 'backups'), now)
  const library = createLibrary(fs, folder, recent, grants)
  const journals = join(userData, 'journal')
  const sessions = createOpenSessions({ fs, backups, journals, recent, now, pace, emit })
  const version = await versionOf(fs, root)
  await sweepUnfinished(fs, folder, now)

  // A page that has just started hears nothing yet: files to open wait until it asks who we are.
  let waiting: string[] | null = []
  const openInPage = (path: string) =>
    emit('evaluations.openRequested', { file: grants.grant(path).handle })

  const answer = createRouter(
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
      },
      evaluations: createEvaluationFiles({
        fs,
        now,
        folder,
        sample: join(root, 'resources', 'samples', `nordhavn.${fileExtension}`),
        grants,
        library,
        sessions,
        chooseFileToOpen: () =>
          shell.chooseFileToOpen({
            title: 'Open an evaluation, or a record with one inside',
            extension: fileExtension,
            alsoOpens: ['pdf'],
          }),
      }),
      exports: createExports({ fs, shell, grants, library, sessions, settings, emit, now }),
      catalogue: createPersonalCatalogue(fs, join(userData, 'personal-catalogue.json'), now),
      tables: {
        read: async ({ name, base64 }) => {
          const sheets = await readTables(basename(name), Buffer.from(base64, 'base64'))
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
    createDefectLog(userData, now),
  )

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
    flush: sessions.flush,
    close: sessions.closeAll,
  }
}

/** Removes what a crash left half written, once nobody can be writing it any more. */
async function sweepUnfinished(fs: FileSystem, folder: string, now: Clock): Promise<void> {
  const hour = 60 * 60_000
  for (const name of await fs.list(folder).catch(() => [])) {
    if (!name.endsWith(unfinished)) continue
    const path = join(folder, name)
    const status = await fs.status(path).catch(() => null)
    if (status?.kind === 'file' && now().getTime() - status.mtimeMs > hour) {
      await fs.remove(path).catch(() => {})
    }
  }
}

async function versionOf(fs: FileSystem, root: string): Promise<string> {
  const text = Buffer.from(await fs.read(join(root, 'package.json'))).toString('utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
