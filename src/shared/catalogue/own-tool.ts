/**
 * What a user can say of a tool of their own, and the tool that it makes. Every fact that changes
 * gets the day on which it was said, and how well it was checked; the others keep theirs.
 */
import { stagesOf } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ComponentId } from '#shared/domain/ids'
import type { Check, Delivery, Tool, ToolStatus } from '#shared/domain/tool'

/** A tool as the form has it: texts as they are typed. */
export interface OwnFacts {
  readonly name: string
  /** Other and former names, with commas between them. */
  readonly aliases: string
  readonly vendor: string
  readonly description: string
  readonly componentIds: readonly ComponentId[]
  readonly delivery: Delivery
  readonly licence: string
  /** A year; empty where nobody knows. */
  readonly firstRelease: string
  readonly governance: string
  readonly status: ToolStatus
  readonly homepage: string
  readonly repository: string
  readonly note: string
  /** How the facts were found out. */
  readonly check: Check
}

/** A tool as it is filled into the form. */
export function ownFactsOf(tool: Tool): OwnFacts {
  return {
    name: tool.name,
    aliases: [...tool.aliases, ...tool.formerly].join(', '),
    vendor: tool.vendor,
    description: tool.description,
    componentIds: tool.components,
    delivery: tool.delivery,
    licence: tool.licence.value ?? '',
    firstRelease: tool.firstRelease.value === null ? '' : String(tool.firstRelease.value),
    governance: tool.governance.value ?? '',
    status: tool.status.state,
    homepage: tool.homepage ?? '',
    repository: tool.repository ?? '',
    note: tool.note ?? '',
    check: checks[tool.confidence],
  }
}

/** Why the form cannot be kept as it is; null when it can. */
export function troubleWith({ name, firstRelease, homepage, repository }: OwnFacts): string | null {
  if (name.trim() === '') return 'It needs a name'
  if (firstRelease.trim() !== '' && !/^(19|20)\d{2}$/.test(firstRelease.trim()))
    return 'The first release is a year, such as 2021'
  if ([homepage, repository].some((one) => one.trim() !== '' && !isAddress(one)))
    return 'An address begins with https://'
  return null
}

/** @param day YYYY-MM-DD, of the facts that are new */
export function withOwnFacts(tool: Tool, facts: OwnFacts, day: string): Tool {
  const { check, componentIds, status } = facts
  const confidence = confidences[check]
  const isSame = confidence === tool.confidence
  const fact = <T>(
    before: { readonly value: T | null; readonly asOf: string | null; readonly check: Check },
    value: T | null,
  ) => {
    if (value === null) return { value, asOf: null, check: 'unverified' as const }
    if (value === before.value && isSame) return before
    return { value, asOf: value === before.value ? before.asOf : day, check }
  }
  const names = facts.aliases.split(',').flatMap((one) => text(one) ?? [])
  const same = tool.components.join(' ') === componentIds.join(' ')
  return {
    ...tool,
    name: facts.name.trim(),
    aliases: names.filter((name) => !tool.formerly.includes(name)),
    formerly: tool.formerly.filter((name) => names.includes(name)),
    vendor: facts.vendor.trim(),
    description: facts.description.trim(),
    components: [...componentIds],
    stages: same ? tool.stages : stagesOf(componentIds),
    delivery: facts.delivery,
    licence: { ...tool.licence, ...fact(tool.licence, text(facts.licence)) },
    firstRelease: fact(
      tool.firstRelease,
      text(facts.firstRelease) === null ? null : Number(facts.firstRelease),
    ),
    governance: { ...tool.governance, ...fact(tool.governance, text(facts.governance)) },
    status: {
      ...tool.status,
      state: status,
      asOf: status === 'unknown' ? null : status === tool.status.state ? tool.status.asOf : day,
      check:
        status === 'unknown'
          ? 'unverified'
          : isSame && status === tool.status.state
            ? tool.status.check
            : check,
    },
    homepage: text(facts.homepage),
    repository: text(facts.repository),
    note: text(facts.note),
    confidence,
  }
}

/** With new facts of a tool wherever a candidate brings them along; itself where none does. */
export function withToolFacts(evaluation: Evaluation, tool: Tool): Evaluation {
  const isBrought = evaluation.candidates.some(({ facts }) =>
    facts?.some(({ id }) => id === tool.id),
  )
  if (!isBrought) return evaluation
  return {
    ...evaluation,
    candidates: evaluation.candidates.map((candidate) =>
      candidate.facts?.some(({ id }) => id === tool.id)
        ? {
            ...candidate,
            facts: candidate.facts.map((one) => (one.id === tool.id ? tool : one)),
          }
        : candidate,
    ),
  }
}

const confidences = { verified: 'high', secondary: 'medium', unverified: 'low' } as const
const checks = { high: 'verified', medium: 'secondary', low: 'unverified' } as const

const isAddress = (value: string) => /^https?:\/\/[^\s"'<>]+$/i.test(value.trim())

function text(value: string): string | null {
  return value.trim() === '' ? null : value.trim()
}
