/**
 * Build, buy or adopt: five questions, and the rule that turns their answers into an outcome; three
 * more about what would be taken, and what to watch that follows from them.
 *
 * The rules follow the advice to buy by default unless it is one's core business, to build
 * connectors rather than platforms, to take specialised single-purpose tools first, and to look at
 * hard commitment, age and community before depending on a tool.
 */
import type { SourcingCheck } from '#shared/domain/decision'
import type { Evaluation } from '#shared/domain/evaluation'
import type { CandidateId } from '#shared/domain/ids'
import { scoredCandidates } from '#shared/domain/screening'
import type { Sourcing } from '#shared/domain/values'

export type SourcingQuestionId =
  | 'sets-us-apart'
  | 'covers-must-haves'
  | 'can-staff'
  | 'leaving-costs-more'
  | 'rules-forbid'

/** About what would be taken. They open or close no way: they say what to watch on it. */
export type WatchQuestionId = 'hard-commitment' | 'long-in-use' | 'answers-us'

type Answer = SourcingCheck['answers'][number]['answer']

/** The five questions as they are asked. An answer row's id is the id of its question. */
export const sourcingQuestions: readonly {
  readonly id: SourcingQuestionId
  readonly text: string
}[] = [
  { id: 'sets-us-apart', text: 'Does it set us apart from competitors?' },
  { id: 'covers-must-haves', text: 'Does an existing product cover the must-have use cases?' },
  { id: 'can-staff', text: 'Can we keep one engineer on it for three years?' },
  { id: 'leaving-costs-more', text: 'Would leaving a bought product cost more than building?' },
  { id: 'rules-forbid', text: 'Do our rules forbid any bought product?' },
]

/** What is asked about the product, service or code that would be taken. */
export const watchQuestions: readonly {
  readonly id: WatchQuestionId
  readonly text: string
}[] = [
  {
    id: 'hard-commitment',
    text: 'Would it be a hard commitment: a suite or platform rather than a tool for one purpose?',
  },
  {
    id: 'long-in-use',
    text: 'Have others had it in use in earnest for two years or longer?',
  },
  {
    id: 'answers-us',
    text: 'Is there a community, or a maker, that will still answer us in three years?',
  },
]

/** What to watch, and the answer that it follows from. */
export interface SourcingWatch {
  readonly questionId: WatchQuestionId
  readonly answer: 'yes' | 'no'
  readonly text: string
  readonly because: string
}

const watchRules: readonly SourcingWatch[] = [
  {
    questionId: 'hard-commitment',
    answer: 'yes',
    text: 'Take specialised tools first. If it has to be this one, let the trial show how we would leave it.',
    because: 'It is a hard commitment.',
  },
  {
    questionId: 'long-in-use',
    answer: 'no',
    text: 'Do not depend on it before it has carried a fairly sized project of ours.',
    because: 'It is young: few have lived with it.',
  },
  {
    questionId: 'answers-us',
    answer: 'no',
    text: 'Count the work of keeping it going ourselves, or take one that has a community.',
    because: 'Nobody may answer us later.',
  },
]

const answersById = (answers: SourcingCheck['answers']): ReadonlyMap<string, Answer> =>
  new Map(answers.map(({ id, answer }) => [id, answer]))

/** What the answers about the product say to watch, in the order of the questions. */
export function sourcingWatches({ answers }: SourcingCheck): SourcingWatch[] {
  const given = answersById(answers)
  return watchRules.filter(({ questionId, answer }) => given.get(questionId) === answer)
}

/** A rule: the answers it needs, and what follows. Answers that it does not name do not matter. */
export interface SourcingRule {
  readonly id: string
  readonly when: Readonly<Partial<Record<SourcingQuestionId, 'yes' | 'no'>>>
  readonly outcome: string
  readonly because: string
  /** Ways that go against it. */
  readonly against: readonly Sourcing[]
}

/** In order: the first rule whose answers are all given as it wants them decides. */
export const sourcingRules: readonly SourcingRule[] = [
  {
    id: 'must-not-buy-can-staff',
    when: { 'rules-forbid': 'yes', 'can-staff': 'yes' },
    outcome: 'Do not buy. Adopt open source, or build what it lacks.',
    because: 'Our rules forbid bought products, and we can keep somebody on it.',
    against: ['buy'],
  },
  {
    id: 'must-not-buy-cannot-staff',
    when: { 'rules-forbid': 'yes', 'can-staff': 'no' },
    outcome:
      'Neither buy nor build. Adopt open source that runs with little care, or change the rule.',
    because: 'Our rules forbid bought products, and nobody can be kept on building one.',
    against: ['buy', 'build'],
  },
  {
    id: 'core-business',
    when: { 'sets-us-apart': 'yes', 'can-staff': 'yes' },
    outcome: 'Build the part that sets us apart. Adopt or buy the rest.',
    because: 'It is our core business, and we can keep somebody on it.',
    against: [],
  },
  {
    id: 'leaving-is-dear',
    when: { 'sets-us-apart': 'no', 'leaving-costs-more': 'yes' },
    outcome: 'Do not buy. Adopt open source.',
    because:
      'Leaving a bought product would cost more than building, and building is not our business.',
    against: ['buy', 'build'],
  },
  {
    id: 'buy-by-default',
    when: { 'sets-us-apart': 'no', 'covers-must-haves': 'yes' },
    outcome: 'Do not build. Adopt open source or buy.',
    because: 'It does not set us apart, and an existing product covers the must-haves.',
    against: ['build'],
  },
  {
    id: 'cannot-staff',
    when: { 'can-staff': 'no' },
    outcome: 'Do not build. Adopt open source or buy.',
    because: 'What nobody looks after for three years should not be built.',
    against: ['build'],
  },
  {
    id: 'connect',
    when: { 'sets-us-apart': 'no', 'covers-must-haves': 'no' },
    outcome: 'Adopt open source or buy what comes closest, and build connectors, not a platform.',
    because: 'It does not set us apart, but nothing covers all must-haves.',
    against: ['build'],
  },
]

/** What the answers lead to. */
export type SourcingOutcome =
  /** `override` is the group's own outcome, which then stands. */
  | {
      readonly status: 'decided'
      readonly outcome: string
      readonly rule: SourcingRule | null
      readonly override: { readonly outcome: string; readonly reason: string } | null
    }
  /** Answers that are still needed. Never empty. */
  | { readonly status: 'open'; readonly missing: readonly SourcingQuestionId[] }

/**
 * The outcome of the check with the rule that produced it, or which answers are missing first.
 *
 * A rule is passed over only when a given answer contradicts it, so an unknown never lets a
 * later rule slip in.
 */
export function sourcingOutcome({ answers, override }: SourcingCheck): SourcingOutcome {
  const given = answersById(answers)
  const decided = firstRule(given)
  if (override)
    return {
      status: 'decided',
      outcome: override.outcome,
      rule: decided.status === 'decided' ? decided.rule : null,
      override,
    }
  return decided
}

function firstRule(given: ReadonlyMap<string, Answer>): SourcingOutcome {
  for (const rule of sourcingRules) {
    const needed = sourcingQuestions.filter(({ id }) => rule.when[id] !== undefined)
    const open = needed.filter(({ id }) => (given.get(id) ?? 'unknown') === 'unknown')
    const contradicted = needed.some(
      ({ id }) => !open.some((question) => question.id === id) && given.get(id) !== rule.when[id],
    )
    if (contradicted) continue
    if (open.length > 0) return { status: 'open', missing: open.map(({ id }) => id) }
    return { status: 'decided', outcome: rule.outcome, rule, override: null }
  }
  return { status: 'open', missing: sourcingQuestions.map(({ id }) => id) }
}

/** The check as it starts: all questions, open. */
export function newSourcingAnswers(): SourcingCheck['answers'] {
  return [...sourcingQuestions, ...watchQuestions].map(({ id, text }) => ({
    id: id as SourcingCheck['answers'][number]['id'],
    question: text,
    answer: 'unknown',
    byId: null,
  }))
}

/** A piece of advice that applies here. */
export interface SourcingAdvice {
  readonly id: 'not-core-business' | 'single-purpose-first' | 'connectors-not-platforms'
  readonly text: string
  /** The candidates it speaks of. May be empty. */
  readonly candidateIds: readonly CandidateId[]
}

/**
 * Advice for this evaluation: do not build when MLOps is not the core business; specialised
 * tools before suites; connectors rather than platforms where something is built.
 */
export function sourcingAdvice(evaluation: Evaluation): SourcingAdvice[] {
  const candidates = scoredCandidates(evaluation)
  const scope = evaluation.frame.components
  const built = candidates.filter(({ sourcing }) => sourcing === 'build').map(({ id }) => id)
  const suites = candidates
    .filter(({ componentIds }) => componentIds.some((id) => !scope.includes(id)))
    .map(({ id }) => id)
  const advice: SourcingAdvice[] = []
  if (evaluation.frame.context.coreBusiness === 'no')
    advice.push({
      id: 'not-core-business',
      text: 'MLOps is not our core business: buy or adopt by default.',
      candidateIds: built,
    })
  if (scope.length > 0 && suites.length > 0)
    advice.push({
      id: 'single-purpose-first',
      text: 'Take specialised tools first: these reach beyond the components in scope.',
      candidateIds: suites,
    })
  if (built.length > 0)
    advice.push({
      id: 'connectors-not-platforms',
      text: 'Where we build, build connectors between products, not a platform.',
      candidateIds: built,
    })
  return advice
}
