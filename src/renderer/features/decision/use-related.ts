import { useCallback, useEffect, useState } from 'react'
import type { Decision } from '#shared/domain/decision'
import type { EvaluationId } from '#shared/domain/ids'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import {
  type RelatedDecision,
  relatedOf,
  supersededAsBefore,
  supersededBy,
  supersederOf,
} from '#shared/domain/superseding'
import type { EvaluationEntry } from '#shared/host-contract'
import { useHost } from '../../host/host-context.tsx'
import { describeFailure } from '../../host/problems.ts'
import { editBriefly } from '../../store/brief-edit.ts'
import { useToast } from '../../ui/toasts.tsx'
import type { DecisionView } from './use-decision.ts'

/** An evaluation of Home, to be linked to. */
export interface OtherEvaluation {
  readonly id: EvaluationId
  readonly title: string
}

/**
 * The other evaluations on this laptop, what they say of this one, and whether the one that this
 * decision replaces knows of it. A rehearsal changes no other evaluation and is told of none.
 */
export function useRelated({ evaluation, decision, becomeDecision }: DecisionView) {
  const host = useHost()
  const toast = useToast()
  const { id } = evaluation
  const [entries, setEntries] = useState<readonly EvaluationEntry[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const reload = useCallback(() => host.evaluations.list({}).then(setEntries, () => {}), [host])
  useEffect(() => {
    const refresh = () => void reload()
    refresh()
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [reload])

  const attempt = async (work: () => Promise<void>) => {
    setFailure(null)
    try {
      await work()
      await reload()
    } catch (error) {
      const { what, next } = describeFailure(error)
      setFailure(`${what}. ${next}`)
    }
  }

  const isRehearsal = rehearsedFrom(id) !== null
  const isDecided = decision.status === 'accepted'
  const replaces = relatedOf(decision, 'supersedes')
  const replaced = entries.find((entry) => entry.id !== null && entry.id === replaces.id)
  const knowsOfIt = replaced?.summary?.supersededBy?.id === id
  const superseder = isRehearsal ? null : supersederOf(id, entries)
  const isWritten = superseder !== null && decision.supersededById === superseder.id

  return {
    failure,
    others: entries.flatMap((entry): OtherEvaluation[] =>
      entry.id === null || entry.id === id || entry.summary === null
        ? []
        : [{ id: entry.id, title: entry.summary.title || 'Untitled evaluation' }],
    ),
    /** The replaced evaluation that does not say so yet; null when there is nothing to do. */
    toMark:
      isDecided && !isRehearsal && replaced?.id && replaced.summary && !knowsOfIt
        ? { id: replaced.id, title: replaced.summary.title }
        : null,
    /** The decided evaluation that replaces this one, where this one does not say so yet. */
    toWrite: superseder && !isWritten ? superseder : null,
    /** Marks another evaluation as replaced by this one: a change of its own file, which it can undo. */
    mark: (other: OtherEvaluation) =>
      attempt(async () => {
        const link = { id, title: evaluation.frame.title }
        let before: Decision | null = null
        await editBriefly(host, other.id, 'Mark as superseded', (e) =>
          e.become((now) => {
            // Pressed twice: what it was before that is what the first press can take back.
            if (isMarked(now.decision, id)) return now
            before = now.decision
            return supersededBy(now, link)
          }),
        )
        if (before === null) return
        const takeBack = () =>
          attempt(() =>
            editBriefly(host, other.id, 'Mark as not superseded', (e) =>
              e.become((now) => (before ? supersededAsBefore(now, before) : now)),
            ),
          )
        toast(`${other.title} is marked as superseded`, {
          action: { label: 'Undo', run: () => void takeBack() },
        })
      }),
    write: (other: RelatedDecision) =>
      becomeDecision(
        'Mark as superseded',
        (now) => supersededBy({ ...evaluation, decision: now }, other).decision,
      ),
  }
}

const isMarked = (decision: Decision, by: EvaluationId) =>
  decision.status === 'superseded' && decision.supersededById === by

export type Related = ReturnType<typeof useRelated>
