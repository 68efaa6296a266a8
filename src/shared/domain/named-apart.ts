import type { CandidateId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'

/**
 * Candidates under names that tell each from the others: with the edition, "MLflow (Managed)",
 * where two share a name, and as they are everywhere else.
 */
export function namedApart<Row extends Pick<Candidate, 'name' | 'edition'>>(
  candidates: readonly Row[],
): Row[] {
  const counts = new Map<string, number>()
  for (const { name } of candidates) counts.set(name, (counts.get(name) ?? 0) + 1)
  return candidates.map((row) =>
    (counts.get(row.name) ?? 0) > 1 && row.edition !== ''
      ? { ...row, name: `${row.name} (${row.edition})` }
      : row,
  )
}

/** The same names by the id of their candidate. */
export function namesApart(
  candidates: readonly Pick<Candidate, 'id' | 'name' | 'edition'>[],
): ReadonlyMap<CandidateId, string> {
  return new Map(namedApart(candidates).map(({ id, name }) => [id, name]))
}
