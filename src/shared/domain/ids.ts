import { z } from 'zod'

/**
 * Identifiers are branded, so that a criterion's id cannot stand in for a candidate's.
 * The alphabet is narrow on purpose: an id is used as an object key, in an address and in
 * file names, and must be harmless in all three. What every object has by birth cannot be one:
 * `votes['toString']` would not be blank.
 */
const Id = z
  .string()
  .regex(
    /^(?!(?:__proto__|prototype|constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__defineGetter__|__defineSetter__|__lookupGetter__|__lookupSetter__)$)[A-Za-z0-9_-]{1,64}$/,
    'Must be 1 to 64 letters, digits, - or _, and no name that every object has',
  )

export const EvaluationId = Id.brand<'EvaluationId'>()
export type EvaluationId = z.infer<typeof EvaluationId>
export const ParticipantId = Id.brand<'ParticipantId'>()
export type ParticipantId = z.infer<typeof ParticipantId>
export const PersonaId = Id.brand<'PersonaId'>()
export type PersonaId = z.infer<typeof PersonaId>
export const AgendaItemId = Id.brand<'AgendaItemId'>()
export type AgendaItemId = z.infer<typeof AgendaItemId>
export const UseCaseId = Id.brand<'UseCaseId'>()
export type UseCaseId = z.infer<typeof UseCaseId>
export const ComponentId = Id.brand<'ComponentId'>()
export type ComponentId = z.infer<typeof ComponentId>
export const ToolId = Id.brand<'ToolId'>()
export type ToolId = z.infer<typeof ToolId>
export const CandidateId = Id.brand<'CandidateId'>()
export type CandidateId = z.infer<typeof CandidateId>
export const MustHaveId = Id.brand<'MustHaveId'>()
export type MustHaveId = z.infer<typeof MustHaveId>
export const CriterionId = Id.brand<'CriterionId'>()
export type CriterionId = z.infer<typeof CriterionId>
export const RoundId = Id.brand<'RoundId'>()
export type RoundId = z.infer<typeof RoundId>
export const TrialId = Id.brand<'TrialId'>()
export type TrialId = z.infer<typeof TrialId>
export const SuccessCriterionId = Id.brand<'SuccessCriterionId'>()
export type SuccessCriterionId = z.infer<typeof SuccessCriterionId>
export const EvidenceId = Id.brand<'EvidenceId'>()
export type EvidenceId = z.infer<typeof EvidenceId>
export const SectorId = Id.brand<'SectorId'>()
export type SectorId = z.infer<typeof SectorId>
export const BlipId = Id.brand<'BlipId'>()
export type BlipId = z.infer<typeof BlipId>
export const ItemId = Id.brand<'ItemId'>()
/** Of small things that only need to be told apart: an action, a parked question, a log line. */
export type ItemId = z.infer<typeof ItemId>
