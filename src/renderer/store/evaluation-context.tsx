import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useSyncExternalStore,
} from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  type Edit,
  edit,
  nextRedo,
  nextUndo,
  redo,
  undo,
  type UndoOptions,
  type UndoStep,
} from './edit.ts'
import type { SaveStatus } from './save-status.ts'
import type { Session } from './session.ts'
import { useContent } from './use-content.ts'

/** The evaluation that is open, and the only ways to change it. */
export interface OpenEvaluation {
  /** Everything as it is now. Re-renders whoever reads it after every change. */
  readonly evaluation: Evaluation
  /** Why nothing can be changed, or null. Edits are then refused quietly. */
  readonly readOnly: string | null
  /** Makes one undoable change; see `edit` of the store. */
  readonly edit: (label: string, work: (edit: Edit) => Promise<void> | void) => Promise<boolean>
  /** The label of what was undone, or null. A reveal is only taken back with leave. */
  readonly undo: (options?: UndoOptions) => Promise<string | null>
  readonly redo: (options?: UndoOptions) => Promise<string | null>
  /** What `undo` and `redo` would do now, or null. */
  readonly nextUndo: () => Promise<UndoStep | null>
  readonly nextRedo: () => Promise<UndoStep | null>
}

const Context = createContext<OpenEvaluation | null>(null)
const SessionContext = createContext<Session | null>(null)

interface Props {
  readonly session: Session
  /** Closed for changes by whoever shows it; a decided evaluation until "continue". */
  readonly readOnly: string | null
  readonly children: ReactNode
}

/** Gives everything below it the open evaluation. Renders nothing until the first read. */
export function EvaluationProvider({ session, readOnly, children }: Props) {
  const evaluation = useContent(session.db, session.opened.evaluation)
  const { db, status, outbox } = session

  const guarded = useCallback<OpenEvaluation['edit']>(
    async (label, work) => {
      if (readOnly !== null) return false
      try {
        return await outbox.during(() => edit(db, label, work))
      } catch (error) {
        status.set({ kind: 'lost', reason: error instanceof Error ? error.message : String(error) })
        throw error
      }
    },
    [db, status, outbox, readOnly],
  )

  const revert = useCallback(
    async (work: () => Promise<string | null>) => {
      let label: string | null = null
      if (readOnly !== null) return label
      await outbox.during(async () => {
        label = await work()
        return label !== null
      })
      return label
    },
    [outbox, readOnly],
  )

  const value = useMemo(
    () =>
      evaluation && {
        evaluation,
        readOnly,
        edit: guarded,
        undo: (options?: UndoOptions) => revert(() => undo(db, options)),
        redo: (options?: UndoOptions) => revert(() => redo(db, options)),
        nextUndo: async () => (readOnly === null ? nextUndo(db) : null),
        nextRedo: async () => (readOnly === null ? nextRedo(db) : null),
      },
    [evaluation, readOnly, guarded, revert, db],
  )

  if (!value) return null
  return (
    <SessionContext value={session}>
      <Context value={value}>{children}</Context>
    </SessionContext>
  )
}

/** @throws {Error} outside of an `EvaluationProvider`, which is a defect */
export function useOpenEvaluation(): OpenEvaluation {
  const value = use(Context)
  if (!value) throw new Error('No evaluation is open above this component')
  return value
}

/** The evaluation as it is now. */
export function useEvaluation(): Evaluation {
  return useOpenEvaluation().evaluation
}

/** The session of this window, for what lasts exactly as long. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('No evaluation is open above this component')
  return session
}

/** What the status line says now. */
export function useSaveStatus(): SaveStatus {
  const session = useSession()
  return useSyncExternalStore(session.status.subscribe, session.status.get)
}
