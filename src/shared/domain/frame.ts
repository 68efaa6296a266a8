import { z } from 'zod'
import {
  AgendaItemId,
  ComponentId,
  EvaluationId,
  ItemId,
  ParticipantId,
  PersonaId,
} from '#shared/domain/ids'
import { StepId } from '#shared/domain/steps'
import { Day, Instant, Text } from '#shared/domain/values'

const YesNo = z.enum(['yes', 'no', 'unknown'])

/** What is decided, for whom and under which circumstances. */
export const Frame = z.object({
  id: z.literal('frame'),
  title: Text,
  organisation: Text,
  question: Text,
  /** Printed at the foot of the record; for example that the numbers are invented. */
  disclaimer: Text,
  /** The part of the stack that this evaluation decides. */
  components: z.array(ComponentId),
  ownerId: ParticipantId.nullable(),
  facilitatorId: ParticipantId.nullable(),
  workshopDate: Day.nullable(),
  decisionDate: Day.nullable(),
  context: z.object({
    teamSize: z.int().nonnegative().nullable(),
    cloud: Text,
    kubernetes: YesNo,
    budget: Text,
    coreBusiness: YesNo,
    notes: Text,
  }),
  /** The evaluation whose criteria, anchors and must-haves this one started from. */
  origin: z
    .object({
      evaluationId: EvaluationId,
      title: Text,
      /** The day of a snapshot, which keeps everything as it was and reminds nobody; else left out. */
      asOf: Day.optional(),
    })
    .nullable(),
  /** Whether everybody agreed beforehand that the record shows who voted what. */
  votesInRecord: z.boolean(),
  /** When that was set; left out where it was not, or an older file did not keep it. */
  votesInRecordAt: Instant.optional(),
})
export type Frame = z.infer<typeof Frame>

/** Somebody in the room. Only voters appear in means, counts and progress. */
export const Participant = z.object({
  id: ParticipantId,
  name: Text,
  role: Text,
  personaId: PersonaId.nullable(),
  kind: z.enum(['voter', 'observer']),
  /** When they left for good. Their votes stay; nothing more is expected of them. */
  leftAt: Instant.nullable(),
  /** When they came, for those who came after anybody had voted; left out for everybody else. */
  joinedAt: Instant.optional(),
  /** Taken off the panel, with what they were: their votes are kept and count nowhere; else left out. */
  setAside: z.object({ at: Instant, kind: z.enum(['voter', 'observer']) }).optional(),
})
export type Participant = z.infer<typeof Participant>

/** A kind of user of the stack, with what they want, what frustrates them and what they need. */
export const Persona = z.object({
  id: PersonaId,
  name: Text,
  wants: Text,
  frustrations: Text,
  needs: Text,
})
export type Persona = z.infer<typeof Persona>

export const AgendaItem = z.object({
  id: AgendaItemId,
  session: z.enum(['workshop', 'decision']),
  title: Text,
  /** Planned length. */
  minutes: z.int().positive().max(1440),
  /** Planned start as local time HH:MM, or null where it just follows. */
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time like 09:30')
    .nullable(),
  /** The step that this item is about, or null for a break. */
  step: StepId.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** When it was given up to save time, for an item that was; its minutes stay in the plan. */
  droppedAt: Instant.optional(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** A question that is put aside so that the room can go on, with somebody to answer it. */
export const ParkedItem = z.object({
  id: ItemId,
  text: Text,
  byId: ParticipantId.nullable(),
  ownerId: ParticipantId.nullable(),
  due: Day.nullable(),
  done: z.boolean(),
})
export type ParkedItem = z.infer<typeof ParkedItem>

/** The facilitator's notes on one step. */
export const StepNote = z.object({ step: StepId, text: Text })
export type StepNote = z.infer<typeof StepNote>
