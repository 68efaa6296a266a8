import type { Evaluation } from '#shared/domain/evaluation'
import { namesApart } from '#shared/domain/named-apart'

/** Looks names up by id; what is gone is called by its id. */
export interface Names {
  readonly candidate: (id: string) => string
  readonly criterion: (id: string) => string
  readonly participant: (id: string | null) => string
  readonly persona: (id: string | null) => string
  readonly useCase: (id: string) => string
  readonly mustHave: (id: string) => string
  /** What a success criterion measures. */
  readonly measure: (id: string) => string
}

/** Names as every export writes them: a candidate with its edition only where two share a name. */
export function namesOf(evaluation: Evaluation): Names {
  const { candidates, criteria, participants, personas, useCases, mustHaves, trials } = evaluation
  const find = (pairs: Iterable<readonly [string, string]>) => {
    const map = new Map(pairs)
    return (id: string | null) => (id === null ? '' : map.get(id) || id)
  }
  return {
    candidate: find(namesApart(candidates)),
    criterion: find(criteria.map(({ id, name }) => [id, name])),
    participant: find(participants.map(({ id, name }) => [id, name])),
    persona: find(personas.map(({ id, name }) => [id, name])),
    useCase: find(useCases.map(({ id, title, want }) => [id, title || want])),
    mustHave: find(mustHaves.map(({ id, text }) => [id, text])),
    measure: find(
      trials.flatMap(({ successCriteria }) =>
        successCriteria.map(({ id, measure }): [string, string] => [id, measure]),
      ),
    ),
  }
}
