/**
 * Pieces of the shapes of inputs, and checks that say where something does not fit.
 */
import { z } from 'zod'
import { normalisationProblem } from '#shared/domain/methods/normalise'

export const finite = z.number()
export const positive = finite.positive()
export const row = z.array(finite).min(1)
/** A place in a list. */
export const index = z.int().nonnegative()

type Path = readonly (string | number)[]
type Complain = (path: Path, message: string) => void

/**
 * A schema with a check that several parts fit each other, and says which one does not. A part that
 * does not fit in itself is compared with no other: the checks around it are left out.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  check: (given: z.output<Schema>, complain: Complain) => void,
): Schema {
  return schema.superRefine((given, context) => {
    check(given, (path, message) =>
      context.addIssue({ code: 'custom', path: [...path], message, continue: false }),
    )
  })
}

/** Complains unless a list is as long as it must be. */
export function mustHave(
  complain: Complain,
  path: Path,
  list: { readonly length: number } | undefined,
  length: number,
  what: string,
): void {
  if (list && list.length !== length)
    complain(path, `${list.length} entries instead of ${length}, one for every ${what}`)
}

/** Complains about the first row that is not as long as the first of all. */
function mustBeEven(rows: readonly { readonly length: number }[], complain: Complain): void {
  const length = rows[0]?.length ?? 0
  const odd = rows.findIndex((one) => one.length !== length)
  if (odd >= 0)
    complain([odd], `${rows[odd]?.length} entries instead of ${length}, as in the first row`)
}

/** Rows of equal length. */
export const matrixOf = <Item extends z.ZodType>(item: Item) =>
  checked(z.array(z.array(item).min(1)).min(1), mustBeEven)

export const matrix = matrixOf(finite)

/** Several matrices of the same size. */
export const sameSize = <Item extends z.ZodType>(item: Item) =>
  checked(z.array(matrixOf(item)).min(1), (all, complain) => {
    all.forEach((one, k) => {
      mustHave(complain, [k], one, all[0]?.length ?? 0, 'row of the first')
      mustHave(complain, [k, 0], one[0], all[0]?.[0]?.length ?? 0, 'column of the first')
    })
  })

/** Not negative, and not all of them zero: nothing but zeros says nothing. */
export const weights = checked(z.array(finite.nonnegative()).min(1), (given, complain) => {
  const sum = given.reduce((before, value) => before + value, 0)
  if (!(sum > 0)) complain([], 'All are zero; the sum must be positive')
  else if (!Number.isFinite(sum)) complain([], 'The sum is too large')
})

/** Worst and best value of every criterion. */
export const scales = z.array(
  checked(z.tuple([finite, finite]), ([worst, best], complain) => {
    if (worst === best) complain([], 'Worst and best must differ')
  }),
)

/** A square matrix of comparisons, 1 to 15 rows. */
export const comparisons = checked(
  z.array(z.array(positive).min(1)).min(1).max(15),
  (rows, complain) => {
    rows.forEach((one, i) => mustHave(complain, [i], one, rows.length, 'row: it must be square'))
  },
)

interface GivenProblem {
  readonly matrix: number[][]
  readonly directions: ('max' | 'min')[]
  readonly weights: number[]
}

/** A matrix with directions and weights for its columns, and parameters of a method. */
export const problem = <Params extends z.ZodType>(
  params: Params,
  check: (
    given: GivenProblem & { readonly params: z.output<Params> },
    complain: Complain,
  ) => void = () => {},
) =>
  checked(
    z.object({ matrix, directions: z.array(z.enum(['max', 'min'])), weights, params }),
    (given, complain) => {
      const columns = given.matrix[0]?.length ?? 0
      mustHave(complain, ['directions'], given.directions, columns, 'column of the matrix')
      mustHave(complain, ['weights'], given.weights, columns, 'column of the matrix')
      // Nothing else can be compared while these do not fit.
      if (given.directions.length === columns && given.weights.length === columns)
        check(given as Parameters<typeof check>[0], complain)
    },
  )

/** Complains about the value that a normalisation cannot cope with. */
export function mustNormalise(
  { matrix: rows, directions }: GivenProblem,
  how: Parameters<typeof normalisationProblem>[2],
  complain: Complain,
): void {
  const found = normalisationProblem(rows, directions, how)
  if (found) complain(['matrix', found.row, found.column], found.reason)
}

/** Complains unless there are two alternatives to compare. */
export function mustCompare({ matrix: rows }: GivenProblem, complain: Complain): void {
  if (rows.length < 2) complain(['matrix'], 'Needs at least two alternatives')
}
