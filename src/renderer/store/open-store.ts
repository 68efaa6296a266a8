import type { EvaluationId } from '#shared/domain/ids'
import { wordsOf } from '#shared/error-words'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { OpenedEvaluation } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { agree, type Agreed, type SessionHost } from './agree.ts'
import { EvaluationDatabase } from './database.ts'
import { added, dropDatabase, rescued, standInDatabase } from './stand-in.ts'

/** A store that holds what the host has, and what the host does not take at the moment. */
export interface OpenStore {
  readonly db: EvaluationDatabase
  readonly agreed: Agreed
  /** Why the store is only in memory; null for the browser's own. */
  readonly standInFor: string | null
}

/**
 * The working store, equal to the host: as it is, made anew, or in memory.
 *
 * @throws {AppError} of the host; the store is left as it is then
 */
export async function openStore(asked: SessionHost, id: EvaluationId): Promise<OpenStore> {
  const { host, isOfHost } = rememberingRefusals(rememberingWhatItTook(asked))
  let unsent: readonly ChangeSet[] = []
  try {
    const db = new EvaluationDatabase(id)
    try {
      return { db, agreed: await agree(host, id, db), standInFor: null }
    } catch (error) {
      const isNoReason = isOfHost(error)
      // Of what the host did not take yet, it is the only copy: the host's own trouble is no reason.
      if (!isNoReason) unsent = await rescued(db)
      db.close()
      if (isNoReason) throw error
      await dropDatabase(id)
      const fresh = new EvaluationDatabase(id)
      await added(fresh, unsent)
      return { db: fresh, agreed: await agree(host, id, fresh), standInFor: null }
    }
  } catch (error) {
    if (isOfHost(error)) throw error
    const { evaluation } = await host.evaluations.open({ id })
    const { db } = await standInDatabase(id, { evaluation, unsent })
    return { db, agreed: await agree(host, id, db), standInFor: wordsOf(error) }
  }
}

/** A window may have to ask several times, and another one be told meanwhile what it took to open. */
function rememberingWhatItTook(host: SessionHost): SessionHost {
  let first: OpenedEvaluation | null = null
  return {
    evaluations: {
      ...host.evaluations,
      open: async (input) => {
        const opened = await host.evaluations.open(input)
        first ??= opened
        return {
          ...opened,
          recovery: opened.recovery ?? first.recovery,
          migratedFrom: opened.migratedFrom ?? first.migratedFrom,
        }
      },
    },
  }
}

/** Tells what the host said, or what became of the way to it, from what a store says. */
function rememberingRefusals({ evaluations }: SessionHost) {
  const refusals = new Set<unknown>()
  const noting = async <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      refusals.add(error)
      throw error
    })
  const host: SessionHost = {
    evaluations: {
      open: (input) => noting(evaluations.open(input)),
      append: (input) => noting(evaluations.append(input)),
      knows: (input) => noting(evaluations.knows(input)),
    },
  }
  return { host, isOfHost: (error: unknown) => refusals.has(error) || error instanceof AppError }
}
