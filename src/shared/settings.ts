import { z } from 'zod'

/** What follows the user and not the evaluation. */
export const Settings = z.object({
  theme: z.enum(['light', 'dark', 'auto']),
  /** Everything a fifth larger. */
  bigType: z.boolean(),
  paper: z.enum(['A4', 'Letter']),
  /** A tone when the time of an agenda item is nearly over, and when it is. */
  sound: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  theme: 'auto',
  bigType: false,
  paper: 'A4',
  sound: false,
}
