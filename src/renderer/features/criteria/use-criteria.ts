import { useMemo } from 'react'
import {
  type CriterionTemplate,
  loadCriterionLibrary,
  starterCriteria,
} from '#shared/catalogue/criterion-library'
import { coverage } from '#shared/domain/coverage'
import { inGroupOrder, withCriterionMoved } from '#shared/domain/criteria'
import type { Evaluation } from '#shared/domain/evaluation'
import { CriterionId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import type { Criterion } from '#shared/domain/judgement'
import { withCriterionRemoved, withCriterionRestored } from '#shared/domain/restoring-criteria'
import { withCriterionChanged } from '#shared/domain/scored-words'
import { currentWeights } from '#shared/domain/weighting/current'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'

const noAnchors = { 1: '', 2: '', 3: '', 4: '', 5: '' }

/** Everything that the list of criteria shows and does. */
export function useCriteria() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()

  const shown = useMemo(() => {
    const weights = currentWeights(evaluation)
    const isSet = weights.source === 'locked' || weights.source === 'agreed'
    return {
      unserved: new Set(coverage(evaluation).criteriaWithoutUseCase),
      /** Points of 100; none before the group has set any. */
      weights: new Map(isSet ? [...weights.shares].map(([id, share]) => [id, share * 100]) : []),
    }
  }, [evaluation])

  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))

  /** Adds from the library whatever is not there by name yet. The first id, for selecting it. */
  const addTemplates = async (
    label: string,
    templates: readonly CriterionTemplate[],
  ): Promise<CriterionId | null> => {
    let first: CriterionId | null = null
    await become(label, (now) => {
      const names = new Set(now.criteria.map(({ name }) => name.toLowerCase()))
      const added = templates
        .filter(({ name }) => !names.has(name.toLowerCase()))
        .map(({ name, question, group, direction, anchors }) => ({
          id: CriterionId.parse(crypto.randomUUID()),
          ...{ name, question, group, direction, anchors },
          useCaseIds: [],
        }))
      first = added[0]?.id ?? null
      return { ...now, criteria: inGroupOrder([...now.criteria, ...added]) }
    })
    return first
  }

  return {
    evaluation,
    readOnly: readOnly !== null,
    ...shown,

    /** Adds an own criterion to the group of the selected one. Its id, for selecting it. */
    add: async (name: string, group: string): Promise<CriterionId> => {
      const id = CriterionId.parse(crypto.randomUUID())
      const added = { id, name, question: '', group, direction: 'benefit' as const }
      await become(`Add criterion ${name}`, (now) => ({
        ...now,
        criteria: inGroupOrder([...now.criteria, { ...added, useCaseIds: [], anchors: noAnchors }]),
      }))
      return id
    },
    addTemplates,
    /** The ten of the starter set, in one press. */
    addStarterSet: async (): Promise<CriterionId | null> =>
      addTemplates(
        'Add the starter set of criteria',
        starterCriteria(await loadCriterionLibrary()),
      ),
    /** @param fields from the criterion as it is when it is written, so that quick changes add up */
    change: (
      { id, name }: Criterion,
      what: string,
      fields: (now: Criterion) => Partial<Criterion>,
    ) => become(`Change ${what} of ${name}`, (now) => withCriterionChanged(now, id, fields)),
    changeGroup: ({ id, name }: Criterion, group: string) =>
      become(`Change the group of ${name}`, (now) => ({
        ...now,
        criteria: inGroupOrder(
          now.criteria.map((row) => (row.id === id ? { ...row, group } : row)),
        ),
      })),
    move: ({ id, name }: Criterion, step: 1 | -1) =>
      become(`Move ${name}`, (now) => ({
        ...now,
        criteria: withCriterionMoved(now.criteria, id, step),
      })),
    /** Once scoring has begun and under locked weights only with a reason; see `withCriterionRemoved`. */
    remove: async ({ id, name }: Criterion, reason: string) => {
      await become(`Remove criterion ${name}`, (now) =>
        withCriterionRemoved(now, id, {
          at: instantOf(new Date()),
          byId: now.frame.facilitatorId,
          reason,
        }),
      )
      offerUndo(`Criterion ${name} removed`)
    },
    /** Puts back what was set aside, with everything that was said on it. */
    restore: async ({ id, name }: Criterion) => {
      await become(`Put back criterion ${name}`, (now) =>
        withCriterionRestored(now, id, {
          at: instantOf(new Date()),
          byId: now.frame.facilitatorId,
          reason: `${name} was put back`,
        }),
      )
      offerUndo(`Criterion ${name} is back`)
    },
  }
}

export type CriteriaList = ReturnType<typeof useCriteria>
