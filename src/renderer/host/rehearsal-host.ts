import { instantOf } from '#shared/domain/instant'
import { rehearsalOf, rehearsedFrom } from '#shared/domain/rehearsal'
import { AppError } from '#shared/rpc/app-error'
import type { Host } from './host.ts'

const kept = 'A rehearsal is not kept, so nothing of it can be handed out'

/**
 * The host as a rehearsal sees it: it opens what is rehearsed with invented votes, takes every
 * change and keeps none, writes no file, and throws the working copy away on leaving. The real
 * evaluation is only read.
 */
export function rehearsalHost(host: Host, seed: number): Host {
  const now = () => instantOf(new Date())
  const saved = async () => ({ seq: 0, savedAt: now() })
  const refuse = async () => {
    throw new AppError('cancelled', kept)
  }
  return {
    ...host,
    evaluations: {
      ...host.evaluations,
      open: async ({ id }) => {
        const originId = rehearsedFrom(id)
        if (originId === null) return host.evaluations.open({ id })
        const opened = await host.evaluations.open({ id: originId })
        await host.evaluations.close({ id: originId })
        return {
          ...opened,
          evaluation: rehearsalOf(opened.evaluation, seed, now()),
          seq: 0,
          savedAt: now(),
          migratedFrom: null,
          recovery: null,
          readOnly: null,
          conflict: null,
          trouble: null,
        }
      },
      append: saved,
      snapshot: saved,
      // Whatever a window that crashed left to be sent belongs to nobody.
      knows: async ({ changeSetIds }) => [...changeSetIds],
      close: async ({ id }) => {
        indexedDB.deleteDatabase(`evaluation-${id}`)
        for (const key of Object.keys(localStorage)) {
          if (key.includes(id)) localStorage.removeItem(key)
        }
        return null
      },
      saveEmergencyCopy: refuse,
    },
    exports: { ...host.exports, prepare: async () => null, save: refuse, preview: refuse },
  }
}
