/**
 * The stack as a map: what fills each component, what is decided now, and where to begin.
 */
import { componentName, stackComponents } from '#shared/domain/components'
import { type CandidateCoverage, stackCoverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord, insideSentence, joinNames } from '#shared/domain/format'
import { ComponentId } from '#shared/domain/ids'
import type { Candidate, StackEntry, UseCase } from '#shared/domain/options'
import { scoredCandidates } from '#shared/domain/screening'

export type StackStatus = StackEntry['status']

/** From settled to open, with what screens and the record call them. */
export const stackStatusNames: Readonly<Record<StackStatus, string>> = {
  'in-place': 'In place',
  'under-evaluation': 'Under evaluation',
  'next-evaluation': 'Next',
  open: 'Open',
  'not-needed': 'Not needed',
}

/** One line of the map. */
export interface StackRow {
  readonly componentId: ComponentId
  /** Null while nobody has said anything of it. */
  readonly entry: StackEntry | null
  readonly inScope: boolean
  /** Candidates of the shortlist that would fill it, also those that are out. */
  readonly candidates: readonly Candidate[]
  readonly useCases: readonly UseCase[]
}

/** Every component of a stack, then those that only this evaluation names. */
export function stackRows(evaluation: Evaluation): StackRow[] {
  const { stack, frame, candidates, useCases } = evaluation
  const known = stackComponents.map(({ id }) => id)
  const all = new Set([...known, ...stack.map((row) => row.componentId), ...frame.components])
  return [...all].map((componentId) => ({
    componentId,
    entry: stack.find((row) => row.componentId === componentId) ?? null,
    inScope: frame.components.includes(componentId),
    candidates: candidates.filter(({ componentIds }) => componentIds.includes(componentId)),
    useCases: useCases.filter((useCase) => useCase.componentId === componentId),
  }))
}

/**
 * With some fields of a component's entry, which begins as in place where a tool is named and as
 * open otherwise. What is under evaluation is in scope, and nothing else becomes so by its status.
 */
export function withStackEntry(
  evaluation: Evaluation,
  componentId: ComponentId,
  fields: Partial<Omit<StackEntry, 'componentId'>>,
): Evaluation {
  const before = evaluation.stack.find((row) => row.componentId === componentId)
  const begun = before ?? {
    componentId,
    status: fields.tool ? ('in-place' as const) : ('open' as const),
    tool: '',
    note: '',
  }
  const entry: StackEntry = { ...begun, ...fields }
  const stack = before
    ? evaluation.stack.map((row) => (row === before ? entry : row))
    : [...evaluation.stack, entry]
  const joins =
    fields.status === 'under-evaluation' && !evaluation.frame.components.includes(componentId)
  return joins
    ? { ...evaluation, stack, frame: withComponent(evaluation, componentId) }
    : { ...evaluation, stack }
}

/** As if nobody had said anything of the component. It stays in scope if it was. */
export function withoutStackEntry(evaluation: Evaluation, componentId: ComponentId): Evaluation {
  return {
    ...evaluation,
    stack: evaluation.stack.filter((row) => row.componentId !== componentId),
  }
}

/**
 * In scope or not. What comes into scope is under evaluation unless something is in place; what
 * leaves it is open again where it was under evaluation.
 */
export function withScope(
  evaluation: Evaluation,
  componentId: ComponentId,
  inScope: boolean,
): Evaluation {
  const status = evaluation.stack.find((row) => row.componentId === componentId)?.status
  if (inScope) {
    const scoped = { ...evaluation, frame: withComponent(evaluation, componentId) }
    return status === 'in-place' || status === 'under-evaluation'
      ? scoped
      : withStackEntry(scoped, componentId, { status: 'under-evaluation' })
  }
  const { frame } = evaluation
  const components = frame.components.filter((id) => id !== componentId)
  const released = { ...evaluation, frame: { ...frame, components } }
  return status === 'under-evaluation'
    ? withStackEntry(released, componentId, { status: 'open' })
    : released
}

/** The frame with one more component in scope, in the order of the stack. */
function withComponent({ frame }: Evaluation, componentId: ComponentId): Evaluation['frame'] {
  const wanted = new Set([...frame.components, componentId])
  const known = stackComponents.map(({ id }) => id)
  const ordered = [...known.filter((id) => wanted.has(id)), ...wanted]
  return { ...frame, components: [...new Set(ordered)] }
}

/** A piece of advice with its reason. */
export interface StackAdvice {
  readonly text: string
  readonly reason: string
}

const firstSteps = [
  [
    ComponentId.parse('monitoring'),
    'It says whether what is live still works, and it needs little of the rest.',
  ],
  [
    ComponentId.parse('serving'),
    'A model that nobody can reach helps nobody, and a standard path pays from the second model on.',
  ],
  [
    ComponentId.parse('feature-store'),
    'It pays once several models share features, or training and live values differ.',
  ],
] as const

/** Where a team begins that has little yet. Empty where the usual first steps are in place. */
export function stackAdvice(evaluation: Evaluation): StackAdvice[] {
  const { stack, frame } = evaluation
  const statusOf = (id: ComponentId) => stack.find((row) => row.componentId === id)?.status
  const isSettled = (id: ComponentId) =>
    ['in-place', 'under-evaluation', 'not-needed'].includes(statusOf(id) ?? '') ||
    frame.components.includes(id)
  const nothingYet = !stack.some(({ status }) => status === 'in-place')
  const todo = firstSteps.filter(([id]) => !isSettled(id))
  const [next] = todo
  const advice: StackAdvice[] = []
  if (frame.components.length > 2) {
    advice.push({
      text: `This evaluation decides ${countWord(frame.components.length)} components at once. One or two are enough to begin with.`,
      reason: 'Each one changes how people work, and the first shows what the next one needs.',
    })
  } else if (nothingYet && frame.components.length === 0) {
    advice.push({
      text: 'Nothing has to be formal at once: start with one or two components.',
      reason: 'Each one changes how people work, and the first shows what the next one needs.',
    })
  }
  if (next) {
    const [id, reason] = next
    const names = todo.map(([one]) => insideSentence(componentName(one)))
    advice.push({
      text:
        nothingYet && names.length > 1
          ? `A usual order: ${names.join(', then ')}.`
          : `Often the next one: ${insideSentence(componentName(id))}.`,
      reason,
    })
  }
  return advice
}

/**
 * Whether one candidate is enough for what is in scope, or which ones would be together; beside a
 * suite also which smaller ones would be.
 */
export function suiteLine(evaluation: Evaluation): string {
  const scope = evaluation.frame.components
  if (scope.length === 0) return 'No component is in scope yet, so coverage cannot be counted.'
  const running = scoredCandidates(evaluation)
  if (running.length === 0) return 'No candidate is in the running yet.'
  const ids = new Set(running.map(({ id }) => id))
  const covers = stackCoverage(evaluation).filter(({ candidateId }) => ids.has(candidateId))
  const nameOf = ({ candidateId }: CandidateCoverage) =>
    running.find(({ id }) => id === candidateId)?.name ?? ''

  const alone = covers.filter(({ leavesOpen }) => leavesOpen.length === 0)
  if (alone.length > 0) {
    const who =
      alone.length === covers.length && alone.length > 1
        ? 'Every candidate fills'
        : `${joinNames(alone.map(nameOf))} ${alone.length === 1 ? 'fills' : 'each fill'}`
    const smaller = covers.filter(({ leavesOpen }) => leavesOpen.length > 0)
    const set = smallestSet(scope, smaller)
    const isEnough = scope.every((id) => set.some(({ fills }) => fills.includes(id)))
    return isEnough
      ? `${who} everything in scope alone; piecemeal, ${joinNames(set.map(nameOf))} would together.`
      : `${who} everything in scope alone.`
  }
  const unfilled = scope.filter((id) => !covers.some(({ fills }) => fills.includes(id)))
  if (unfilled.length > 0) {
    const names = unfilled.map((id) => insideSentence(componentName(id)))
    return `No candidate fills ${joinNames(names)}: another tool or what is in place has to.`
  }
  return `No candidate fills everything in scope; ${joinNames(smallestSet(scope, covers).map(nameOf))} would together.`
}

/** Few candidates that fill the scope together: always the one that adds most. */
function smallestSet(
  scope: readonly ComponentId[],
  covers: readonly CandidateCoverage[],
): CandidateCoverage[] {
  const chosen: CandidateCoverage[] = []
  let open = [...scope]
  while (open.length > 0) {
    const gain = ({ fills }: CandidateCoverage) => fills.filter((id) => open.includes(id)).length
    const best = covers.toSorted((a, b) => gain(b) - gain(a))[0]
    if (!best || gain(best) === 0) break
    chosen.push(best)
    open = open.filter((id) => !best.fills.includes(id))
  }
  return chosen
}
