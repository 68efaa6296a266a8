import { z } from 'zod'

/** Free text. Longer than anybody types; the limit keeps a hostile file from filling memory. */
export const Text = z.string().max(100_000)

/** A calendar day, YYYY-MM-DD. */
export const Day = z.iso.date()

/** A moment with its offset from UTC, as it was on the laptop that recorded it. */
export const Instant = z.iso.datetime({ offset: true })

/** A vote or a score: 1 worst, 5 best. */
export const scaleMin = 1
export const scaleMax = 5

/** What one person says of one cell: 1, 2, 3, 4 or 5, or null for "cannot judge". */
export const Vote = z.int().min(scaleMin).max(scaleMax).nullable()
export type Vote = z.infer<typeof Vote>

/** A score that was computed or agreed: any number in [1, 5]. */
export const Score = z.number().min(scaleMin).max(scaleMax)

export const LifecycleStage = z.enum([
  'data-engineering',
  'training',
  'deployment',
  'monitoring',
  'retraining',
  'orchestration',
])
export type LifecycleStage = z.infer<typeof LifecycleStage>

/** How a candidate would come to us. */
export const Sourcing = z.enum(['open-source', 'buy', 'build', 'keep'])
export type Sourcing = z.infer<typeof Sourcing>

/** From least to most weighty. */
export const EvidenceLevel = z.enum(['opinion', 'documentation', 'demo', 'trial', 'production'])
export type EvidenceLevel = z.infer<typeof EvidenceLevel>

export const Ring = z.enum(['adopt', 'trial', 'assess', 'hold'])
export type Ring = z.infer<typeof Ring>
