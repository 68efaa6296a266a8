/**
 * Locks as a browser has them, for windows that live in one process: one holder at a time per
 * name, in the order of asking.
 */
export function provideRealLocks(): void {
  const queues = new Map<string, Promise<unknown>>()
  const request = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work, work)
    queues.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  }
  const given = globalThis.navigator as Navigator | undefined
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: new Proxy(given ?? ({} as Navigator), {
      get: (target, name) => (name === 'locks' ? { request } : Reflect.get(target, name)),
    }),
  })
}
