/**
 * The library of criteria: ready to take, with anchors in words.
 */
import { z } from 'zod'
import { Anchors } from '#shared/domain/judgement'

/** A criterion to start from. 5 is always the best, for costs too: nothing is ever inverted. */
export const CriterionTemplate = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  question: z.string().min(1),
  group: z.string().min(1),
  direction: z.enum(['benefit', 'cost']),
  anchors: Anchors,
  /** How it could be put as a must-have; null where that makes no sense. */
  mustHave: z.string().nullable(),
  /** What to look at before scoring. */
  evidence: z.array(z.string()),
})
export type CriterionTemplate = z.infer<typeof CriterionTemplate>

export const CriterionLibrary = z.object({
  criteria: z.array(CriterionTemplate),
  /** Ids of ten criteria that make a first workshop. */
  starterSet: z.array(z.string()),
})
export type CriterionLibrary = z.infer<typeof CriterionLibrary>

let loaded: Promise<CriterionLibrary> | null = null

/** The library. Its file is read when it is first asked for, and then kept. */
export function loadCriterionLibrary(): Promise<CriterionLibrary> {
  loaded ??= import('../../../resources/templates/criteria.json').then((file) =>
    CriterionLibrary.parse(file.default),
  )
  return loaded
}

/** The criteria of the starter set, in its order. */
export function starterCriteria({ criteria, starterSet }: CriterionLibrary): CriterionTemplate[] {
  return starterSet.flatMap((id) => criteria.find((template) => template.id === id) ?? [])
}
