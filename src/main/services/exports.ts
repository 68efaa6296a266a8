import { basename } from 'node:path'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import type { ExportKind, ExportStep, HostContract, HostEvents } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Handlers } from '#shared/rpc/contract'
import type { Emit } from '#shared/rpc/events'
import type { Settings } from '#shared/settings'
import type { Shell } from '../shell.ts'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import type { Clock } from './clock.ts'
import type { FileGrants } from './file-grants.ts'
import type { JsonFile } from './json-file.ts'
import type { Library } from './library.ts'
import type { OpenSessions } from './open-sessions.ts'
import { recordOf, renderExport } from './render-export.ts'
import { slugOf } from './unique-path.ts'
import { stopped } from './within-limit.ts'
import { writeChosen } from './write-chosen.ts'

export interface ExportsDependencies {
  readonly fs: FileSystem
  readonly shell: Pick<Shell, 'dialogs' | 'chooseFileToSave' | 'prepareToPrint' | 'printToPdf'>
  readonly grants: FileGrants
  readonly library: Library
  readonly sessions: OpenSessions
  readonly settings: Pick<JsonFile<Settings>, 'read'>
  readonly emit: Emit<HostEvents>
  readonly now: Clock
}

const titles: Readonly<Record<ExportKind, string>> = {
  pdf: 'Save the decision record',
  md: 'Save the decision record as Markdown',
  xlsx: 'Save as a spreadsheet',
  csv: 'Save the score table',
  json: 'Save the results as data',
  sheets: 'Save the score sheets',
}

/** The share of a PDF's time that is over when a step begins, as measured of a large record. */
const doneBefore: Readonly<Record<ExportStep, number>> = {
  content: 0,
  starting: 0.1,
  layout: 0.15,
  pages: 0.4,
  attaching: 0.85,
  writing: 0.95,
}

/** Makes files for others out of what is on disk. */
export function createExports(deps: ExportsDependencies): Handlers<HostContract>['exports'] {
  const { shell, grants, library, sessions, settings, emit, now } = deps

  /** What is on disk, not what a window believes: the two must be the same for what is handed out. */
  const current = async (id: EvaluationId): Promise<Evaluation> => {
    const path = sessions.get(id)?.path() ?? (await library.locateToOpen(id))
    if (path === null) throw new AppError('not-found', 'The file of this evaluation is gone')
    const session = sessions.get(id) ?? (await sessions.open(path, id)).session
    if (session.readOnly === null) await session.snapshot()
    return session.evaluation()
  }

  /** What is being made. Two windows may ask for the same: who stops it means both. */
  const running = new Set<{ readonly key: string; readonly stopping: AbortController }>()
  const keyOf = (id: EvaluationId, kind: ExportKind) => `${id} ${kind}`

  const saveAs = async (id: EvaluationId, kind: ExportKind, signal: AbortSignal) => {
    const evaluation = await current(id)
    if (signal.aborted) throw stopped()
    const name = slugOf(evaluation.frame.title)
    const path = await shell.chooseFileToSave({
      title: titles[kind],
      ...(kind === 'sheets'
        ? { extension: 'pdf', suggestedName: `${name}-score-sheets.pdf` }
        : { extension: kind, suggestedName: `${name}.${kind}` }),
    })
    if (path === null) return null
    const onStep = (step: ExportStep) =>
      emit('exports.progress', { id, kind, step, done: doneBefore[step] })
    onStep('content')
    try {
      const { paper } = await settings.read()
      const content = await renderExport(kind, evaluation, {
        paper,
        print: (job) => shell.printToPdf(job, { signal, onStep }),
        now,
        onStep,
      })
      // The last moment: from here on the file is written as a whole.
      if (signal.aborted) throw stopped()
      onStep('writing')
      return grants.grant(await writeChosen(deps, path, content))
    } catch (error) {
      throw asDiskError(error, basename(path))
    }
  }

  return {
    prepare: async () => {
      shell.prepareToPrint()
      return null
    },
    save: async ({ id, kind }) => {
      const made = { key: keyOf(id, kind), stopping: new AbortController() }
      // From the first moment: bringing a large file up to date takes long enough to be stopped.
      running.add(made)
      try {
        return await saveAs(id, kind, made.stopping.signal)
      } finally {
        running.delete(made)
      }
    },
    cancel: async ({ id, kind }) => {
      for (const { key, stopping } of running) if (key === keyOf(id, kind)) stopping.abort()
      return null
    },
    saveContent: async ({ kind, title, base64 }) => {
      const path = await shell.chooseFileToSave({
        title: `Save “${title}”`,
        extension: kind,
        suggestedName: `${slugOf(title)}.${kind}`,
      })
      if (path === null) return null
      return grants.grant(await writeChosen(deps, path, Buffer.from(base64, 'base64')))
    },
    preview: async ({ id }) => {
      const { paper } = await settings.read()
      return recordOf(await current(id), paper, now)
    },
  }
}
