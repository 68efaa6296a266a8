type Invoke = (channel: string, args: readonly unknown[]) => Promise<unknown>
type Listener = (event: unknown, ...args: unknown[]) => void
type Preload = (require: (name: string) => unknown) => void

/** Under this symbol the screen finds who listens in a page. */
export const deliverKey = 'electron-double-deliver'

/** The name of the binding until the preload script has it, and nobody else. */
export const invokeName = 'electronDoubleInvoke'

/**
 * Runs a preload script before the first script of a page, as a sandboxed one: it gets `require` of
 * Electron and nothing else. In the double it shares the page's world, so what it exposes is
 * frozen and copied on the way, as Electron does between two worlds.
 *
 * Travels into the page as its text.
 */
export function runPreload(preload: Preload, names: { invoke: string; deliver: string }): void {
  const page = globalThis as unknown as Record<string | symbol, unknown>
  // Frames inside of a page get none.
  if (window.top !== window) return
  const invoke = page[names.invoke] as Invoke
  delete page[names.invoke]
  const listeners = new Map<string, Set<Listener>>()

  const copied = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => copied(value(...args.map(copied)))
    }
    if (value instanceof Promise) {
      return value.then(copied, (error: unknown) => {
        throw new Error(error instanceof Error ? error.message : String(error))
      })
    }
    if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value)
      if (Array.isArray(value)) return value.map(copied)
      if (prototype === Object.prototype || prototype === null) {
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]))
      }
    }
    return structuredClone(value)
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => {
        if (key in page) throw new Error(`Cannot bind an API on top of "${key}"`)
        Object.defineProperty(page, key, { value: Object.freeze(copied(api)) })
      },
    },
    ipcRenderer: {
      // What cannot be cloned is refused here, before anything is sent.
      invoke: async (channel: string, ...args: unknown[]) => invoke(channel, structuredClone(args)),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
    },
  }
  Object.defineProperty(page, Symbol.for(names.deliver), {
    value: (channel: string, args: readonly unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
    },
  })
  preload((name) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  })
}

/** The script for a page: the machinery above around the text of a preload script. */
export function preloadScript(source: string): string {
  const names = JSON.stringify({ invoke: invokeName, deliver: deliverKey })
  return `(${runPreload.toString()})((require) => {\nconst module = { exports: {} }, { exports } = module;\n${source}\n}, ${names})`
}
