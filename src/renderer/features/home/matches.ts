import type { EvaluationEntry } from '#shared/host-contract'
import { hasWords } from '../../ui/search-words.ts'

/** Whether every word of the query is in the title, a tool, the decision or the file's name. */
export function matches({ summary, file }: EvaluationEntry, query: string): boolean {
  const text = [summary?.title, summary?.organisation, summary?.standing, file.name]
    .concat(summary?.tools ?? [])
    .join(' ')
  return hasWords(text, query)
}
