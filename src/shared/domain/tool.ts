/**
 * What is known of a tool: facts, each with its date and with how well it was checked.
 *
 * What nobody could find out is null or "unknown" and is shown so, never guessed. It belongs to
 * the model, and not to the catalogue alone, because an evaluation brings along what is known of
 * tools that are in no built-in catalogue.
 */
import { z } from 'zod'
import { ComponentId, ToolId } from '#shared/domain/ids'
import { LifecycleStage, Ring } from '#shared/domain/values'

/** A year, a month or a day, as exactly as it is known. */
const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** `secondary`: from somebody who quotes the source. `unverified`: from memory, seen nowhere. */
const Check = z.enum(['verified', 'secondary', 'unverified'])
export type Check = z.infer<typeof Check>

const fact = <T extends z.ZodType>(value: T) =>
  z.object({
    value: value.nullable(),
    /** When the evidence was taken; null where it bears no date. */
    asOf: PartialDate.nullable(),
    check: Check,
  })

export const ToolStatus = z.enum([
  'active',
  'maintenance',
  'inactive',
  'archived',
  'discontinued',
  'unknown',
])
export type ToolStatus = z.infer<typeof ToolStatus>

export const Delivery = z.enum([
  'open-source',
  'open-core',
  'source-available',
  'commercial',
  'cloud-vendor',
  'free-service',
  'unknown',
])
export type Delivery = z.infer<typeof Delivery>

/** How far along a foundation says that one of its projects is. */
export const Maturity = z.enum(['graduated', 'incubating', 'sandbox', 'emeritus', 'archived'])
export type Maturity = z.infer<typeof Maturity>

/** One tool as a catalogue knows it. */
export const Tool = z.object({
  id: ToolId,
  name: z.string().min(1),
  /** Other spellings and names that people search for. */
  aliases: z.array(z.string()),
  formerly: z.array(z.string()),
  vendor: z.string(),
  description: z.string(),
  /** Components of the stack that it can fill, in their order. */
  components: z.array(ComponentId),
  categories: z.array(z.string()),
  stages: z.array(LifecycleStage),
  delivery: Delivery,
  hosting: z.array(z.string()),
  scope: z.enum(['single-component', 'platform', 'suite', 'unknown']),
  artefact: z.enum(['model', 'software', 'data', 'both', 'unknown']),
  /** SPDX identifier, or "proprietary". */
  licence: fact(z.string()).extend({ note: z.string().nullable() }),
  /** A year. */
  firstRelease: fact(z.int()),
  /** Who decides about it: "vendor", "community" or the name of a foundation. */
  governance: fact(z.string()).extend({
    level: z.string().nullable(),
    since: PartialDate.nullable(),
  }),
  status: z.object({
    state: ToolStatus,
    asOf: PartialDate.nullable(),
    check: Check,
    note: z.string().nullable(),
    events: z.array(
      z.object({
        date: PartialDate.nullable(),
        type: z.string(),
        by: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
  }),
  /** Last commit that was seen, and the last release before it. */
  lastActivity: z
    .object({ date: PartialDate, tag: z.string().nullable(), tagDate: PartialDate.nullable() })
    .nullable(),
  /** Where comparable tools stand on a published radar. A hint, never a verdict. */
  suggestedRing: z.object({ ring: Ring, basis: z.string() }).nullable(),
  homepage: z.string().nullable(),
  repository: z.string().nullable(),
  note: z.string().nullable(),
  /** Comes first where several tools match equally well. */
  core: z.boolean(),
  /** Of the entry as a whole. */
  confidence: z.enum(['high', 'medium', 'low']),
  sources: z.array(z.string()),
  /** What a foundation's landscape says; left out where no landscape was imported. */
  maturity: z.object({ value: Maturity, source: z.string(), asOf: PartialDate }).optional(),
  /** Where a tool comes from that is in no built-in catalogue; left out for those that are. */
  origin: z
    .object({
      kind: z.enum(['own', 'landscape', 'list']),
      /** What tells an entry from the others of its file; empty for what was typed here. */
      key: z.string(),
      /** A name to show, never a path. */
      file: z.string(),
      day: PartialDate,
    })
    .optional(),
})
export type Tool = z.infer<typeof Tool>
