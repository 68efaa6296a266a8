import type { EvaluationId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import type { Saved } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'

/** The part of the host that keeps changes. */
export interface Keeper {
  readonly append: (input: { id: EvaluationId; changeSets: ChangeSet[] }) => Promise<Saved>
}

/** What became of changes that were sent. */
export interface Appended {
  readonly taken: number
  /** What makes no sense to the host, and never will. */
  readonly refused: readonly ChangeSet[]
  /** What the host said last; null where it took nothing. */
  readonly saved: Saved | null
  /** Why the rest was not taken: it may be later. Null where everything was answered. */
  readonly failure: unknown
}

/**
 * Sends all at once; where the host finds one of them senseless, one by one, so that it does not
 * keep the others from the disk. What the host has already is skipped by it.
 */
export async function appendEach(
  keeper: Keeper,
  id: EvaluationId,
  changeSets: readonly ChangeSet[],
): Promise<Appended> {
  const refused: ChangeSet[] = []
  let taken = 0
  let saved: Saved | null = null
  const batches = [changeSets, ...changeSets.map((one) => [one])]
  for (const [i, batch] of batches.entries()) {
    try {
      saved = await keeper.append({ id, changeSets: [...batch] })
      taken += batch.length
      if (i === 0) break
    } catch (failure) {
      const isSenseless = failure instanceof AppError && failure.code === 'invalid-input'
      // A disk that takes nothing now will take it later.
      if (!isSenseless) return { taken, refused, saved, failure }
      if (i > 0) refused.push(...batch)
    }
  }
  return { taken, refused, saved, failure: null }
}
