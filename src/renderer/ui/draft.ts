import { noteTyped } from '../visits/typed.ts'
import { commitWith } from '../visits/visit.ts'

export interface DraftOptions {
  /** As it is stored, as the field shows it. */
  readonly value: string
  readonly onCommit: (text: string) => void
  /** Whether it may be stored at all; what may not stays in the field. */
  readonly isValid?: ((text: string) => boolean) | undefined
  /** Whether it may be stored before the field is left. */
  readonly isWhole?: ((text: string) => boolean) | undefined
  /** How the store gives back what was typed; without spaces at the ends, for example. */
  readonly asStored?: ((text: string) => string) | undefined
}

/** What the field shows of it. */
export interface DraftState {
  /** Null while the field shows what is stored. */
  readonly text: string | null
  /** Something else has been stored under what is being typed. */
  readonly isContested: boolean
}

/** From the first key until the field is left. */
interface Stay {
  readonly visit: string
  readonly entry: string
  text: string
  /** Not handed to the store yet. */
  isDirty: boolean
  hasStored: boolean
  isContested: boolean
  /** Handed to the store, and not seen to have come back. */
  sent: readonly string[]
}

/** After the last key, in ms. */
const quiet = 400

const loosely = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * What somebody types into one field. It is stored when the keys rest, when the field is left and
 * when the window is hidden or goes; all of one stay is one step of undo. What another window
 * stores meanwhile is not overwritten unless the field is left, which has said so by then.
 *
 * @param show hears what the field is to show
 */
export function createDraft(first: DraftOptions, show: (state: DraftState) => void) {
  const field = {}
  let options = first
  let stay: Stay | null = null
  let unanswered = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (isWaiting = false) => {
    const isOnItsWay = unanswered > 0 || (stay?.isDirty ?? false)
    noteTyped(field, isWaiting ? 'waiting' : isOnItsWay ? 'on-its-way' : null)
    show({ text: stay?.text ?? null, isContested: stay?.isContested ?? false })
  }
  const asStored = (text: string) => (options.asStored ?? loosely)(text)

  const commit = (text: string, visit: string | null, isLast: boolean) => {
    const { onCommit } = options
    unanswered += 1
    void commitWith({ visit, isLast }, () => onCommit(text)).finally(() => {
      unanswered -= 1
      if (unanswered === 0 && !stay?.isDirty) tell()
    })
  }
  const store = (isLeaving: boolean, isLast = false) => {
    clearTimeout(timer)
    // A change that is under way may not arrive any more when the window goes.
    if (!stay || !(stay.isDirty || (isLast && unanswered > 0))) return
    const { text, visit } = stay
    const { value, isValid, isWhole } = options
    const mayStore = isLeaving || (!stay.isContested && (isWhole?.(text) ?? true))
    if (!mayStore || isValid?.(text) === false) return tell(true)
    stay.isDirty = false
    if (text !== value || stay.sent.length > 0) {
      stay.hasStored = true
      stay.sent = [...stay.sent, asStored(text)]
      commit(text, visit, isLast)
    }
    tell()
  }
  const end = () => {
    clearTimeout(timer)
    stay = null
    tell()
  }

  return {
    /** Takes the options as they are now. */
    update: (now: DraftOptions) => {
      options = now
    },
    type: (text: string) => {
      stay ??= {
        visit: crypto.randomUUID(),
        entry: options.value,
        text,
        isDirty: true,
        hasStored: false,
        isContested: false,
        sent: [],
      }
      stay.text = text
      stay.isDirty = true
      clearTimeout(timer)
      timer = setTimeout(() => store(false), quiet)
      tell()
    },
    /** Stores what was typed; what is typed next is another step. */
    leave: () => {
      store(true)
      if (stay) end()
    },
    /** Puts back what was there before the first key: as a change of its own where it was stored. */
    takeBack: () => {
      const before = stay
      stay = null
      if (before?.hasStored && !before.isContested) commit(before.entry, null, false)
      end()
    },
    /** Forgets what was typed since it was stored last. */
    drop: end,
    /** @param isLast the window is going, and not only out of sight */
    hide: (isLast: boolean) => store(true, isLast),
    /** What is stored has changed: by this field, or by somebody else. */
    valueCame: (value: string) => {
      if (!stay) return
      const came = asStored(value)
      const at = stay.sent.lastIndexOf(came)
      if (at >= 0) stay.sent = stay.sent.slice(at + 1)
      else if (came === asStored(stay.text)) stay.isContested = false
      else if (stay.isDirty) stay.isContested = true
      // All that was typed here had been stored: what is there now is newer.
      else if (stay.hasStored) return end()
      tell()
    },
  }
}
