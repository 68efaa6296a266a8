import { z } from 'zod'
import { Day, Text } from '#shared/domain/values'

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
  /** Names of candidates, for searching. */
  tools: z.array(Text),
})
export type EvaluationSummary = z.infer<typeof EvaluationSummary>
