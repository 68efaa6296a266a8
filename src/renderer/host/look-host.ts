import { EvaluationId } from '#shared/domain/ids'
import type { FileHandle } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import type { Host } from './host.ts'

const prefix = 'look-'

/** The id under which a copy is looked at: it has a working copy of its own, so nothing is mixed up. */
export function lookIdOf(file: FileHandle): EvaluationId | null {
  return EvaluationId.safeParse(`${prefix}${file}`).data ?? null
}

/** The file that is being looked at; null where this is no look. */
export function lookedAt(id: EvaluationId): FileHandle | null {
  // What was given out as a handle is the rest of it; the host knows which ones it gave.
  return id.startsWith(prefix) ? (id.slice(prefix.length) as FileHandle) : null
}

/**
 * The host as somebody sees it who looks at a copy: it opens for reading, and nothing of it is
 * written, handed out or kept.
 */
export function lookHost(host: Host, onOpened: (id: EvaluationId) => void): Host {
  const refuse = async () => {
    throw new AppError('cancelled', 'A restore point is for looking. Restore it first.')
  }
  return {
    ...host,
    evaluations: {
      ...host.evaluations,
      open: async ({ id }) => {
        const file = lookedAt(id)
        if (file === null) return host.evaluations.open({ id })
        const evaluation = await host.restorePoints.read({ file })
        onOpened(evaluation.id)
        return {
          file: { handle: file, name: '', path: '' },
          evaluation: { ...evaluation, id },
          seq: 0,
          savedAt: evaluation.createdAt,
          migratedFrom: null,
          recovery: null,
          readOnly: 'This is an earlier state. It opens for reading, and nothing here is changed.',
          conflict: null,
          trouble: null,
        }
      },
      append: refuse,
      snapshot: refuse,
      knows: async () => [],
      close: async ({ id }) => {
        indexedDB.deleteDatabase(`evaluation-${id}`)
        return null
      },
      saveEmergencyCopy: refuse,
    },
    exports: { ...host.exports, prepare: async () => null, save: refuse, preview: refuse },
  }
}
