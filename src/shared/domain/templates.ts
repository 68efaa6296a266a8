import { z } from 'zod'
import { ComponentId, PersonaId, UseCaseId } from '#shared/domain/ids'
import { Anchors } from '#shared/domain/judgement'
import { StackEntry } from '#shared/domain/options'
import { StepId } from '#shared/domain/steps'
import { LifecycleStage, Text } from '#shared/domain/values'

const Id = z.string().regex(/^[a-z0-9-]+$/)
const Words = Text.min(1)

/** A course of a session that is offered ready-made. */
export const AgendaTemplate = z.object({
  id: Id,
  name: Words,
  session: z.enum(['workshop', 'decision']),
  items: z
    .array(z.object({ title: Words, minutes: z.int().positive(), step: StepId.nullable() }))
    .min(1),
})
export type AgendaTemplate = z.infer<typeof AgendaTemplate>

/** What a new evaluation of some part of the stack can start from. */
export const EvaluationTemplate = z.object({
  id: Id,
  name: Words,
  /** What it is good for, in one sentence. */
  summary: Words,
  /** A decision question to be adapted. */
  question: Words,
  components: z.array(ComponentId).min(1),
  mustHaves: z.array(Words).min(1),
  criteria: z
    .array(
      z.object({
        id: Id,
        name: Words,
        question: Words,
        group: Words,
        direction: z.enum(['benefit', 'cost']),
        anchors: Anchors,
      }),
    )
    .min(3),
  /** The agenda that comes with it. */
  agenda: Id,
})
export type EvaluationTemplate = z.infer<typeof EvaluationTemplate>

/** A persona that is offered ready-made. Its id is kept, so that use cases find it. */
export const PersonaTemplate = z.object({
  id: PersonaId,
  name: Words,
  wants: Words,
  frustrations: Words,
  needs: Words,
})
export type PersonaTemplate = z.infer<typeof PersonaTemplate>

/** A use case to be adapted. */
export const UseCaseTemplate = z.object({
  id: UseCaseId,
  title: Words,
  when: Words,
  /** As it follows "I want": "to run them as a pipeline". */
  want: Words,
  soThat: Words,
  personaId: PersonaId,
  stage: LifecycleStage,
  componentId: ComponentId,
  acceptance: Words,
  /** Whether a team without any tool does well to begin here. */
  goodFirst: z.boolean(),
})
export type UseCaseTemplate = z.infer<typeof UseCaseTemplate>

/** A whole stack as an example. */
export const StackTemplate = z.object({ name: Words, entries: z.array(StackEntry).min(1) })
export type StackTemplate = z.infer<typeof StackTemplate>
