/** The built-in catalogue of tools. */
import { z } from 'zod'
import { Tool } from '#shared/domain/tool'

export const Catalogue = z.object({
  /** When the facts were put together. */
  compiled: z.iso.date(),
  attribution: z.string(),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  tools: z.array(Tool),
})
export type Catalogue = z.infer<typeof Catalogue>
