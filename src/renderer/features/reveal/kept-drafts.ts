import { useSession } from '../../store/evaluation-context.tsx'
import type { Session } from '../../store/session.ts'
import type { Draft } from './use-discussion.ts'

/** What was chosen and typed for a cell without being recorded. */
export interface KeptDraft {
  readonly draft: Draft
  /** What was recorded when it was typed; a draft on top of something else is out of date. */
  readonly basis: string
}

/** They last as long as the evaluation is open in this window. */
const shelves = new WeakMap<Session, Map<string, KeptDraft>>()

/** Drafts by the key of their cell, so that looking at another cell or step loses no words. */
export function useKeptDrafts(): Map<string, KeptDraft> {
  const session = useSession()
  const shelf = shelves.get(session) ?? new Map<string, KeptDraft>()
  shelves.set(session, shelf)
  return shelf
}
