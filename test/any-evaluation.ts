import fc from 'fast-check'
import type { Evaluation } from '#shared/domain/evaluation'
import { type GivenVote, smallEvaluation } from './small-evaluation.ts'

const anyVote: fc.Arbitrary<GivenVote> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

/** Evaluations of up to five candidates, four criteria and four voters, blanks and all. */
export function anyEvaluation(
  options: { readonly revealed?: boolean } = {},
): fc.Arbitrary<Evaluation> {
  return fc
    .record({
      candidates: fc.integer({ min: 1, max: 5 }),
      weights: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
      voters: fc.integer({ min: 1, max: 4 }),
      agreed: fc.boolean(),
    })
    .chain(({ candidates, weights, voters, agreed }) =>
      fc
        .array(anyVote, {
          minLength: candidates * weights.length * voters,
          maxLength: candidates * weights.length * voters,
        })
        .map((all) =>
          smallEvaluation({
            ...options,
            agreed,
            weights: Object.fromEntries(weights.map((points, j) => [`k${j}`, points])),
            votes: Object.fromEntries(
              Array.from({ length: candidates }, (_, i) => [
                `c${i}`,
                Object.fromEntries(
                  weights.map((_, j) => {
                    const from = (i * weights.length + j) * voters
                    return [`k${j}`, all.slice(from, from + voters)]
                  }),
                ),
              ]),
            ),
          }),
        ),
    )
}

/** Every number anywhere in a value, arrays, maps and records included. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (value instanceof Map) return [...value.values()].flatMap(numbersIn)
  if (value instanceof Set) return [...value].flatMap(numbersIn)
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn)
  return []
}
