import { instantOf } from '#shared/domain/instant'
import type { Change, ChangeSet } from '#shared/evaluation-file/change-set'
import { toEvaluation } from '#shared/evaluation-file/rows'
import { isAsLeft, mergeBack, overlap, type Row, together } from './changed-fields.ts'
import { readTables } from './content.ts'
import type { EvaluationDatabase, HistoryEntry, OutboxEntry } from './database.ts'
import { checkTogether, contradictsMore, mayContradict } from './not-together.ts'
import { createRecorder, type Edit } from './recorder.ts'
import { rowsOfDatabase } from './row-source.ts'
import { withChanges } from './stand-in.ts'

export type { Edit } from './recorder.ts'

/**
 * Makes one undoable change.
 *
 * Everything `work` does happens in one transaction: all of it or, if it throws, nothing. Work
 * that changes nothing leaves no undo step.
 *
 * @param label what the user did, for the undo menu: "Change weight of Price"
 * @param visit of the field that it comes from: all changes of one visit are one step of undo
 * @returns whether anything changed
 * @throws {NotTogether} when it refers to what is gone; nothing is changed then
 */
export function edit(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
  visit: string | null = null,
): Promise<boolean> {
  return editAs(db, label, work, visit, mayContradict)
}

/** Like `edit`, for an earlier state that comes back as it was, whatever is wrong with it. */
export function editBack(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
): Promise<boolean> {
  return editAs(db, label, work, null, () => false)
}

async function editAs(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
  visit: string | null,
  isChecked: (change: Change) => boolean,
): Promise<boolean> {
  let step: number | null = null
  const remember = async (changes: readonly Change[]) => {
    const [made] = await Promise.all([
      addStep(db, { label, changes, undone: 0, ...(visit !== null && { visit }) }),
      db.history.where('undone').equals(1).delete(),
    ])
    step = made
  }
  try {
    return await record(db, label, work, isChecked, remember)
  } finally {
    // Also where it was refused: what was before is not to be offered in its place.
    lastSteps.set(db, step)
  }
}

/**
 * Makes one change with which somebody answers on a screen that only they see. It is no step of
 * undo, and leaves what can be redone: the facilitator would not see what becomes of it.
 *
 * @param label tells nothing of the answer
 * @returns whether anything changed
 * @throws {NotTogether} like `edit`
 */
export function answer(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
): Promise<boolean> {
  // These come with every key, and look for themselves what they belong to.
  const isChecked = (change: Change) =>
    change.table !== 'scorecards' && change.table !== 'weightVotes' && mayContradict(change)
  return record(db, label, work, isChecked, async () => {})
}

/**
 * @param isChecked whether a change may only be made if the evaluation stays without contradictions
 * @param remember keeps what changed, if anything did, for whoever may take it back
 */
function record(
  db: EvaluationDatabase,
  label: string,
  work: (edit: Edit) => Promise<void> | void,
  isChecked: (change: Change) => boolean,
  remember: (changes: readonly Change[]) => Promise<void>,
): Promise<boolean> {
  return write(db, async () => {
    const recorder = createRecorder(rowsOfDatabase(db))
    await work(recorder.edit)
    const changes = recorder.changes()
    if (changes.some(isChecked)) {
      await recorder.flush()
      const after = toEvaluation(await readTables(db))
      checkTogether(label, after, () => withChanges(after, [changeSetOf(label, reversed(changes))]))
    }
    const keep = () => Promise.all([recorder.flush(), changes.length > 0 && remember(changes)])
    return { label, changes, keep }
  })
}

/**
 * Adds a step of undo, or makes the earlier one of the same visit greater.
 *
 * @returns its number; null where the visit has put everything back
 */
async function addStep(
  db: EvaluationDatabase,
  step: Omit<HistoryEntry, 'n'>,
): Promise<number | null> {
  const earlier = step.visit === undefined ? null : await stepOfVisit(db, step.visit)
  if (earlier === null) return db.history.add(step)
  await db.history.delete(earlier.n)
  const { n: _, ...rest } = earlier
  const changes = together(earlier.changes, step.changes)
  return changes.length === 0 ? null : db.history.add({ ...rest, changes })
}

/** Null, too, where something newer lies on it: the two then have to be taken back in turn. */
async function stepOfVisit(db: EvaluationDatabase, visit: string): Promise<HistoryEntry | null> {
  const newer: HistoryEntry[] = []
  const latest = await db.history.where('undone').equals(0).reverse().limit(withinReach).toArray()
  for (const entry of latest) {
    if (entry.visit === visit) return newer.some((other) => overlap(entry, other)) ? null : entry
    newer.push(entry)
  }
  return null
}

/** How many steps of other windows may lie between two of one visit. */
const withinReach = 50

const lastSteps = new WeakMap<EvaluationDatabase, number | null>()

/** The number of what the last edit in this window changed; null if it changed nothing. */
export function lastStep(db: EvaluationDatabase): number | null {
  return lastSteps.get(db) ?? null
}

/** A change that can be taken back or made again. */
export interface UndoStep {
  readonly label: string
  /** Whether something was revealed by it: taking that back hides what the room has seen. */
  readonly isReveal: boolean
}

/** Passed by whoever has asked the user first. */
export interface UndoOptions {
  readonly acrossReveal?: boolean
}

/** What `undo` would take back, or null. */
export async function nextUndo(db: EvaluationDatabase): Promise<UndoStep | null> {
  const entry = await db.history.where('undone').equals(0).last()
  return entry ? stepOf(entry) : null
}

/** What `redo` would make again, or null. */
export async function nextRedo(db: EvaluationDatabase): Promise<UndoStep | null> {
  const entry = await db.history.where('undone').equals(1).first()
  return entry ? stepOf(entry) : null
}

/** What came of taking a change back, or of making it again. */
export type StepUndone = { readonly ok: true; readonly label: string } | Refused

interface Refused {
  readonly ok: false
  /** In words, for the user. */
  readonly why: string
}

/**
 * Takes back the last change, unless somebody's answers build on it. Null if there is nothing, and
 * where it would take back a reveal without leave.
 */
export async function undo(
  db: EvaluationDatabase,
  { acrossReveal = false }: UndoOptions = {},
): Promise<StepUndone | null> {
  return revert(db, async () => {
    const entry = await db.history.where('undone').equals(0).last()
    if (!entry || (stepOf(entry).isReveal && !acrossReveal)) return null
    const otherwise = answeredSince(`“${entry.label}” stays as it is.`)
    return { entry, said: 'Undo', changes: entry.changes, undone: 1, otherwise }
  })
}

/**
 * Takes back one certain change, also when it is not the last one: unless something newer lies on
 * it, which would go with it or contradict what comes back.
 *
 * @param n as `lastStep` said it
 */
export async function undoStep(db: EvaluationDatabase, n: number): Promise<StepUndone> {
  const refused = (why: string): Refused => ({ ok: false, why })
  const outcome = await revert(db, async () => {
    const entry = await db.history.get(n)
    if (!entry) return null
    const { label, changes } = entry
    if (entry.undone === 1) return refused('This was undone already.')
    if (stepOf(entry).isReveal) return refused(newerOn(label))
    // By their number: a long workshop has thousands of older ones.
    const newer = await db.history
      .where('n')
      .above(n)
      .filter((other) => other.undone === 0)
      .toArray()
    if (newer.some((other) => overlap(entry, other))) return refused(newerOn(label))
    const otherwise =
      newer.length > 0 ? newerOn(label) : answeredSince(`“${label}” stays as it is.`)
    return { entry, said: 'Undo', changes, undone: 1, otherwise }
  })
  return outcome ?? refused('This cannot be undone any more.')
}

const newerOn = (label: string) =>
  `“${label}” was followed by changes that build on it. Ctrl Z takes them back one by one.`

const answeredSince = (what: string) =>
  `${what} People have since given scores, weights or support that build on it, and undo never touches what they gave.`

/** Makes the last undone change again. What came of it, or null like `undo`. */
export async function redo(
  db: EvaluationDatabase,
  { acrossReveal = false }: UndoOptions = {},
): Promise<StepUndone | null> {
  return revert(db, async () => {
    const entry = await db.history.where('undone').equals(1).first()
    if (!entry || (stepOf(entry).isReveal && !acrossReveal)) return null
    const changes = reversed(entry.changes)
    const otherwise = answeredSince(`“${entry.label}” is not made again.`)
    return { entry, said: 'Redo', changes, undone: 0, otherwise }
  })
}

/** Changes that lead back to where the given ones began. */
function reversed(changes: readonly Change[]): Change[] {
  return changes.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }))
}

/** A reveal gives a row that was there a moment at which it was shown. */
function stepOf({ label, changes }: HistoryEntry): UndoStep {
  const isShown = (row: Row | null, field: string) => (row?.[field] ?? null) !== null
  const isReveal = changes.some(
    ({ before, after }) =>
      before !== null &&
      ['revealedAt', 'supportRevealedAt'].some(
        (field) => !isShown(before, field) && isShown(after, field),
      ),
  )
  return { label, isReveal }
}

/** A step of the history, and the way it is gone now: back, or forward again. */
interface Reverting {
  readonly entry: HistoryEntry
  readonly said: 'Undo' | 'Redo'
  readonly changes: readonly Change[]
  readonly undone: 0 | 1
  /** Why not, where something newer lies on it that is not in the history, or would be contradicted. */
  readonly otherwise: string
}

/**
 * Takes back a step, or makes it again. Which one is found in the same transaction: two keys in
 * quick succession are two steps, and not the same one twice.
 *
 * @returns null where there was none
 */
async function revert(
  db: EvaluationDatabase,
  find: () => Promise<Reverting | Refused | null>,
): Promise<StepUndone | null> {
  let outcome: StepUndone | null = null
  await write(db, async () => {
    const found = await find()
    if (!found || 'why' in found) {
      outcome = found
      return null
    }
    const { entry, said, changes, undone, otherwise } = found
    outcome = { ok: false, why: otherwise }
    const was = toEvaluation(await readTables(db))
    const recorder = createRecorder(rowsOfDatabase(db))
    for (const change of changes.toReversed()) {
      const { table, key, before, after } = change
      const now = await recorder.read(table, key)
      // An answer lies on it.
      if (!isAsLeft(now, change)) return null
      // Only the fields of this step go back: another window may have changed others since.
      await recorder.write(table, key, mergeBack(now, before, after))
    }
    const label = `${said}: ${entry.label}`
    const is = withChanges(was, [changeSetOf(label, recorder.changes())])
    if (contradictsMore(is, () => was)) return null
    outcome = { ok: true, label: entry.label }
    // Also where another window has put everything back already: the step is gone all the same.
    const keep = () => Promise.all([recorder.flush(), db.history.update(entry.n, { undone })])
    return { label, changes: recorder.changes(), keep }
  })
  return outcome
}

/** What was changed, and what is left to be written of it: rows, and the step of undo. */
interface Done {
  readonly label: string
  readonly changes: readonly Change[]
  readonly keep: () => Promise<unknown>
}

/**
 * One transaction over content, history and outbox; what `work` returns is sent to the host. What
 * can be asked or written beside each other is: what takes longest of a transaction is its turns.
 */
async function write(db: EvaluationDatabase, work: () => Promise<Done | null>): Promise<boolean> {
  const tables = [...Object.values(db.content), db.history, db.outbox]
  const written = await db.transaction('rw', tables, async () => {
    const [whole, outcome] = await Promise.allSettled([
      db.table('sheets').get('evaluation'),
      work(),
    ])
    if (whole.status === 'rejected') throw whole.reason
    // The browser may have thrown everything away since the last time, and would say nothing.
    if (!whole.value) throw emptied()
    if (outcome.status === 'rejected') throw outcome.reason
    const done = outcome.value
    if (done === null) return null
    if (done.changes.length === 0) {
      await done.keep()
      return null
    }
    const changeSet = changeSetOf(done.label, done.changes)
    const [n] = await Promise.all([db.outbox.add({ changeSet }), done.keep()])
    return { n, changeSet }
  })
  if (written === null) return false
  hearers.get(db)?.(written)
  return true
}

/** What the host is told of changes that are made now. */
export function changeSetOf(label: string, changes: readonly Change[]): ChangeSet {
  return { id: crypto.randomUUID(), label, at: instantOf(new Date()), changes: [...changes] }
}

function emptied(): Error {
  return Object.assign(new Error('The store of this window is empty'), { name: 'EmptiedError' })
}

const hearers = new WeakMap<EvaluationDatabase, (entry: OutboxEntry) => void>()

/** Calls back with each entry of the outbox that this window writes, once it is in the store. */
export function hearWritten(db: EvaluationDatabase, hear: (entry: OutboxEntry) => void): void {
  hearers.set(db, hear)
}
