/**
 * Answers that are asked for many times between two changes.
 *
 * One change of the largest room asks for the same votes and spreads a dozen times, and with
 * 15,000 votes that is felt. An evaluation is never changed in place, so an answer holds as long
 * as the parts that it rests on are the very same.
 */
import type { Evaluation } from '#shared/domain/evaluation'

/**
 * The same function, which keeps its last answer for each list of scorecards. The answer is
 * shared, so it must not be changed.
 *
 * @param restsOn every part of the evaluation that the answer depends on, by any way
 */
export function remembered<T>(
  compute: (evaluation: Evaluation) => T,
  restsOn: readonly (keyof Evaluation)[],
): (evaluation: Evaluation) => T {
  const last = new WeakMap<
    Evaluation['scorecards'],
    { readonly of: Evaluation; readonly answer: T }
  >()
  return (evaluation) => {
    const known = last.get(evaluation.scorecards)
    if (known && restsOn.every((part) => known.of[part] === evaluation[part])) return known.answer
    const answer = compute(evaluation)
    last.set(evaluation.scorecards, { of: evaluation, answer })
    return answer
  }
}

/** The same function, which keeps its answer for each evaluation for as long as that is in use. */
export function onceEach<T>(compute: (evaluation: Evaluation) => T): (evaluation: Evaluation) => T {
  const answers = new WeakMap<Evaluation, { readonly answer: T }>()
  return (evaluation) => {
    const known = answers.get(evaluation) ?? { answer: compute(evaluation) }
    answers.set(evaluation, known)
    return known.answer
  }
}
