import { z } from 'zod'
import { EvaluationId } from '#shared/domain/ids'
import { Day, Text } from '#shared/domain/values'

/** Another decision: an evaluation, or words where it was decided elsewhere. */
const Related = z.object({ id: EvaluationId.nullable(), title: Text })

/**
 * What Home shows of an evaluation without opening it; part of the file's first line. It says
 * nothing about any vote. What depends on today's date is worked out when it is shown.
 */
export const EvaluationSummary = z.object({
  title: Text,
  organisation: Text,
  status: z.enum(['draft', 'scoring', 'in-trial', 'decided']),
  /** The decision, or where it stands: "4 of 6 people finished". */
  standing: Text,
  reviewDate: Day.nullable(),
  openActions: z.array(z.object({ id: Text, text: Text, owner: Text, due: Day.nullable() })),
  triggers: z.array(z.object({ id: Text, text: Text, happenedOn: Day.nullable() })).optional(),
  /** Names of candidates, for searching. */
  tools: z.array(Text),
  supersedes: Related.optional(),
  supersededBy: Related.optional(),
})
export type EvaluationSummary = z.infer<typeof EvaluationSummary>
