import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'

/**
 * Something the user can do. Declared once; the key bar, the palette, the overlay of shortcuts
 * and the keyboard are all made from the same list.
 */
export interface Command {
  readonly id: string
  /** As the palette says it: "Go to Results". */
  readonly label: string
  /** Keys that do it: "N", "Ctrl K", "Alt 1", "ArrowUp", "?". Shift is written out for arrows only. */
  readonly keys?: readonly string[]
  /** One to four words for the key bar. Left out: not in the key bar. */
  readonly hint?: string
  /** Why it cannot be done now; null when it can. The palette says it. */
  readonly unavailable?: string | null
  /** Works while typing in a field. Only for combinations that write nothing. */
  readonly inFields?: boolean
  /** Not in the palette: moving about inside of a list. */
  readonly quiet?: boolean
  readonly run: () => void
}

interface Registry {
  readonly set: (owner: string, commands: readonly Command[] | null) => void
  readonly get: () => readonly Command[]
  /** The same, without the keys that something else has here. */
  readonly getOffered: () => readonly Command[]
  /** Where something can be found by its name; asked only while somebody searches. */
  readonly setSource: (owner: string, find: (() => readonly Command[]) | null) => void
  readonly find: () => readonly Command[]
  readonly setNote: (owner: string, note: string | null) => void
  readonly getNote: () => string
  readonly subscribe: (onChange: () => void) => () => void
}

const Context = createContext<Registry | null>(null)

function createRegistry(): Registry {
  const owners = new Map<string, readonly Command[]>()
  const notes = new Map<string, string>()
  const sources = new Map<string, () => readonly Command[]>()
  const listeners = new Set<() => void>()
  let all: readonly Command[] = []
  let offered: readonly Command[] = []
  let note = ''
  const tell = () => {
    // Latest owner first: a page's own key wins over the frame's.
    all = [...owners.values()].toReversed().flat()
    offered = withOwnKeys(all)
    note = [...notes.values()].at(-1) ?? ''
    for (const listener of listeners) listener()
  }
  return {
    set: (owner, commands) => {
      if (commands) owners.set(owner, commands)
      else owners.delete(owner)
      tell()
    },
    get: () => all,
    getOffered: () => offered,
    setSource: (owner, find) => {
      if (find) sources.set(owner, find)
      else sources.delete(owner)
    },
    find: () => [...sources.values()].flatMap((find) => find()),
    setNote: (owner, text) => {
      if (text === null) notes.delete(owner)
      else notes.set(owner, text)
      tell()
    },
    getNote: () => note,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(() => createRegistry(), [])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = commandFor(registry.get(), event)
      if (!command) return leaveField(event)
      event.preventDefault()
      if ((command.unavailable ?? null) === null) command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [registry])

  return <Context value={registry}>{children}</Context>
}

const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]'

/** Escape, where it means nothing else, leaves a field, so that single keys are commands again. */
function leaveField(event: KeyboardEvent): void {
  const { target } = event
  if (event.key !== 'Escape' || !(target instanceof HTMLElement)) return
  if (target.matches(fields) && !target.closest('dialog')) target.blur()
}

/** The command that a key press means here, if any. */
export function commandFor(commands: readonly Command[], event: KeyboardEvent): Command | null {
  const target = event.target instanceof Element ? event.target : null
  const typing = target?.matches(fields)
  const inDialog = document.querySelector('dialog[open]') !== null
  if (inDialog) return null
  // Enter and Space alone belong to the button or link that has the focus.
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  const pressing = plain && ['Enter', ' '].includes(event.key)
  if (pressing && target?.matches('button, a[href], summary')) return null
  const pressed = pressedKeys(event)
  return (
    commands.find(
      ({ keys = [], inFields = false }) =>
        keys.some((key) => pressed.includes(key.toLowerCase())) && (!typing || inFields),
    ) ?? null
  )
}

function pressedKeys(event: KeyboardEvent): readonly string[] {
  const modifiers = `${event.ctrlKey || event.metaKey ? 'ctrl ' : ''}${event.altKey ? 'alt ' : ''}`
  const shift = event.shiftKey ? 'shift ' : ''
  const key = event.key.toLowerCase()
  // Shift is part of the sign for "?" and the like, and a modifier for letters and arrows.
  return shift === ''
    ? [`${modifiers}${key}`]
    : [
        `${modifiers}${shift}${key}`,
        ...(key.length === 1 && !/[a-z]/.test(key) ? [`${modifiers}${key}`] : []),
      ]
}

function useRegistry(): Registry {
  const registry = use(Context)
  if (!registry) throw new Error('No CommandProvider above this component')
  return registry
}

/** Offers commands for as long as the component is on screen. The latest component wins a key. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry()
  const owner = useId()
  const latest = useRef(commands)
  // With the frame that shows the component: a key that comes as soon as it is seen is its own.
  useLayoutEffect(() => {
    latest.current = commands
  })
  // What is shown changes only with these; `run` is always the latest one.
  const shape = JSON.stringify(
    commands.map(({ id, label, keys, hint, unavailable, inFields, quiet }) => [
      id,
      label,
      keys,
      hint,
      unavailable,
      inFields,
      quiet,
    ]),
  )
  useLayoutEffect(() => {
    registry.set(
      owner,
      latest.current.map((command, index) => ({
        ...command,
        run: () => latest.current[index]?.run(),
      })),
    )
  }, [registry, owner, shape])
  useLayoutEffect(() => () => registry.set(owner, null), [registry, owner])
}

/**
 * Offers what can be found by its name while the component is on screen. Unlike commands these
 * have no keys, and cost nothing until somebody searches.
 */
export function useFindable(find: () => readonly Command[]): void {
  const registry = useRegistry()
  const owner = useId()
  const latest = useRef(find)
  useEffect(() => {
    latest.current = find
  })
  useEffect(() => {
    registry.setSource(owner, () => latest.current())
    return () => registry.setSource(owner, null)
  }, [registry, owner])
}

/** What can be found by its name now. */
export function useFinder(): () => readonly Command[] {
  return useRegistry().find
}

/** Words at the right end of the key bar: counts, a reminder. */
export function useKeyBarNote(note: string): void {
  const registry = useRegistry()
  const owner = useId()
  useEffect(() => {
    registry.setNote(owner, note)
    return () => registry.setNote(owner, null)
  }, [registry, owner, note])
}

/** A key is promised by one command only: by the one that gets it. */
function withOwnKeys(commands: readonly Command[]): readonly Command[] {
  const taken = new Map<string, string>()
  return commands.map((command) => {
    const { id, keys = [] } = command
    const own = keys.filter((key) => (taken.get(key.toLowerCase()) ?? id) === id)
    for (const key of own) taken.set(key.toLowerCase(), id)
    return own.length === keys.length ? command : { ...command, keys: own }
  })
}

/** All commands that are offered now, the page's own first, with the keys that reach them. */
export function useAllCommands(): readonly Command[] {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.getOffered)
}

export function useCurrentKeyBarNote(): string {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.getNote)
}
