import type { EvaluationEntry } from '#shared/host-contract'

/** Whether every word of the query is in the title, a tool, the decision or the file's name. */
export function matches({ summary, file }: EvaluationEntry, query: string): boolean {
  const text = [summary?.title, summary?.organisation, summary?.standing, file.name]
    .concat(summary?.tools ?? [])
    .join(' ')
    .toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
