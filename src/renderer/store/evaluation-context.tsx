import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { wordsOf } from '#shared/error-words'
import { createKeptWords } from '../visits/kept-words.ts'
import { KeptWordsContext } from '../visits/use-kept-words.ts'
import { awaitedByField, presentCommit } from '../visits/visit.ts'
import type { EvaluationDatabase } from './database.ts'
import {
  answer,
  type Edit,
  edit,
  lastStep,
  nextRedo,
  nextUndo,
  redo,
  type StepUndone,
  undo,
  type UndoOptions,
  undoStep,
  type UndoStep,
} from './edit.ts'
import { NotTogether } from './not-together.ts'
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
  /** Makes one change of somebody's own answers, which undo never touches; see `answer` of the store. */
  readonly answer: OpenEvaluation['edit']
  /** What came of undoing, or null if there was nothing. A reveal is only taken back with leave. */
  readonly undo: (options?: UndoOptions) => Promise<StepUndone | null>
  readonly redo: (options?: UndoOptions) => Promise<StepUndone | null>
  /** The number of the change that this window's last edit made, or null if it made none. */
  readonly lastStep: () => number | null
  /** Takes back that change and no other, or says why not; see `undoStep` of the store. */
  readonly undoStep: (step: number) => Promise<StepUndone>
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
  /** Hears in words of a change that was not made, because what it belongs to is gone. */
  readonly onNotMade: (why: string) => void
  readonly children: ReactNode
}

/** Gives everything below it the open evaluation. Renders nothing until the first read. */
export function EvaluationProvider({ session, readOnly, onNotMade, children }: Props) {
  const db = useSyncExternalStore(session.subscribe, () => session.db)
  // What was last whole stays on the screen, whatever becomes of the store.
  const evaluation = useContent(db, session.lastSeen)
  useEffect(() => {
    if (evaluation) session.inSight(evaluation)
  }, [session, evaluation])
  const { status } = session
  const { id } = session.opened.evaluation
  // Of a rehearsal nothing is kept.
  const keptWords = useMemo(() => createKeptWords(rehearsedFrom(id) === null ? id : null), [id])

  const guarded = useCallback(
    (
      label: string,
      work: (edit: Edit) => Promise<void> | void,
      write: (store: EvaluationDatabase, visit: string | null) => Promise<boolean>,
    ) => {
      const commit = presentCommit()
      return awaitedByField(change())

      async function change(): Promise<boolean> {
        if (readOnly !== null) return false
        try {
          if (commit?.isLast) return await session.writeLast(label, work)
          return await session.write((store) => write(store, commit?.visit ?? null))
        } catch (error) {
          if (error instanceof NotTogether) {
            onNotMade(error.message)
            return false
          }
          status.set({
            kind: 'lost',
            reason: wordsOf(error),
          })
          throw error
        }
      }
    },
    [session, status, readOnly, onNotMade],
  )

  const revert = useCallback(
    async (work: (store: EvaluationDatabase) => Promise<StepUndone | null>) => {
      let outcome: StepUndone | null = null
      if (readOnly !== null) return outcome
      await session.write(async (store) => {
        outcome = await work(store)
        return outcome?.ok === true
      })
      return outcome
    },
    [session, readOnly],
  )

  const revertStep = useCallback<OpenEvaluation['undoStep']>(
    async (step) => {
      if (readOnly !== null) return { ok: false, why: readOnly }
      let outcome: StepUndone = { ok: false, why: 'This cannot be undone any more.' }
      await session.write(async (store) => {
        outcome = await undoStep(store, step)
        return outcome.ok
      })
      return outcome
    },
    [session, readOnly],
  )

  const value = useMemo<OpenEvaluation | null>(
    () =>
      evaluation && {
        evaluation,
        readOnly,
        edit: (label, work) =>
          guarded(label, work, (store, visit) => edit(store, label, work, visit)),
        answer: (label, work) => guarded(label, work, (store) => answer(store, label, work)),
        undo: (options?: UndoOptions) => revert((store) => undo(store, options)),
        redo: (options?: UndoOptions) => revert((store) => redo(store, options)),
        lastStep: () => lastStep(session.db),
        undoStep: revertStep,
        nextUndo: async () => (readOnly === null ? nextUndo(db) : null),
        nextRedo: async () => (readOnly === null ? nextRedo(db) : null),
      },
    [session, evaluation, readOnly, guarded, revert, revertStep, db],
  )

  if (!value) return null
  return (
    <SessionContext value={session}>
      <KeptWordsContext value={keptWords}>
        <Context value={value}>{children}</Context>
      </KeptWordsContext>
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
