import { useState } from 'react'
import type { CriterionId } from '#shared/domain/ids'
import type { Points } from '#shared/domain/judgement'

/** A weight that was typed; null where it was cleared. */
interface Typed {
  readonly points: number | null
  /** It is in the store, and the next reading has it. */
  readonly written: boolean
}

/**
 * The agreed points with those that were typed a moment ago and are on their way through the
 * store, so that the key after the last weight finds it there.
 */
export function useTypedPoints(
  agreed: Points | null,
  write: (id: CriterionId, points: number | null) => Promise<boolean>,
): {
  readonly points: Points
  readonly type: (id: CriterionId, points: number | null) => void
} {
  const [typed, setTyped] = useState<ReadonlyMap<CriterionId, Typed>>(new Map())
  const [seen, setSeen] = useState(agreed)
  if (seen !== agreed) {
    setSeen(agreed)
    const waiting = [...typed].filter(
      ([id, { points, written }]) => !written && points !== (agreed?.[id] ?? null),
    )
    setTyped(new Map(waiting))
  }

  const settle = (id: CriterionId, mine: Typed, written: boolean) =>
    setTyped((now) => {
      if (now.get(id) !== mine) return now
      const rest = [...now].filter(([other]) => other !== id)
      return new Map(written ? [...rest, [id, { ...mine, written }]] : rest)
    })
  const type = (id: CriterionId, points: number | null) => {
    const mine: Typed = { points, written: false }
    setTyped((now) => new Map(now).set(id, mine))
    write(id, points).then(
      // Where nothing was changed, what is agreed says so, or the criterion is gone.
      (isWritten) => settle(id, mine, isWritten),
      // The status line says that it could not be kept.
      () => settle(id, mine, false),
    )
  }

  const points: Record<CriterionId, number> = { ...agreed }
  for (const [id, { points: own }] of typed) {
    if (own === null) delete points[id]
    else points[id] = own
  }
  return { points, type }
}
