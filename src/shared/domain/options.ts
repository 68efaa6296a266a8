import { z } from 'zod'
import {
  CandidateId,
  ComponentId,
  MustHaveId,
  ParticipantId,
  PersonaId,
  SuccessCriterionId,
  ToolId,
  UseCaseId,
} from '#shared/domain/ids'
import { Tool } from '#shared/domain/tool'
import { LifecycleStage, Sourcing, Text } from '#shared/domain/values'

/** A job to be done: when …, I want …, so that …. */
export const UseCase = z.object({
  id: UseCaseId,
  title: Text,
  when: Text,
  want: Text,
  soThat: Text,
  personaId: PersonaId.nullable(),
  stage: LifecycleStage.nullable(),
  componentId: ComponentId.nullable(),
  priority: z.enum(['must', 'should', 'could']),
  /** How we would notice that it works. */
  acceptance: Text,
  /** Dots given by the group; a help for setting the priority. */
  dots: z.int().nonnegative(),
})
export type UseCase = z.infer<typeof UseCase>

/** Where one component of our stack stands today. */
export const StackEntry = z.object({
  componentId: ComponentId,
  status: z.enum(['under-evaluation', 'next-evaluation', 'in-place', 'open', 'not-needed']),
  /** What fills it today. Empty if nothing does. */
  tool: Text,
  note: Text,
})
export type StackEntry = z.infer<typeof StackEntry>

/** What is scored: a tool in one edition, a bundle of tools, building it, or keeping what we have. */
export const Candidate = z.object({
  id: CandidateId,
  name: Text,
  /** Two editions of one product are two candidates. */
  edition: Text,
  /** Name and edition under which it got its first votes, where they were others; else left out. */
  scoredAs: Text.optional(),
  sourcing: Sourcing,
  componentIds: z.array(ComponentId),
  useCaseIds: z.array(UseCaseId),
  /** Entries of the catalogue; several for a bundle, none for an in-house build. */
  toolIds: z.array(ToolId),
  /** What is known of those of its tools that are in no built-in catalogue; left out if none is. */
  facts: z.array(Tool).optional(),
  /** Colour, marker and pattern, 0-based. Given once, kept for the life of the file. */
  slot: z.int().nonnegative(),
  /** Why it was taken off the shortlist by hand; null while it is on it. */
  withdrawn: Text.nullable(),
  note: Text,
})
export type Candidate = z.infer<typeof Candidate>

/** A condition that knocks a candidate out when it fails. */
export const MustHave = z.object({
  id: MustHaveId,
  text: Text,
  ownerId: ParticipantId.nullable(),
})
export type MustHave = z.infer<typeof MustHave>

/** How one candidate does on one must-have. No row means: not looked at yet. */
export const Screening = z.object({
  candidateId: CandidateId,
  mustHaveId: MustHaveId,
  answer: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  reason: Text,
  byId: ParticipantId.nullable(),
  /** Who settles an unknown. */
  ownerId: ParticipantId.nullable(),
  /** The trial's success criterion that settles an unknown, where one does. */
  settledBy: SuccessCriterionId.nullable(),
})
export type Screening = z.infer<typeof Screening>
