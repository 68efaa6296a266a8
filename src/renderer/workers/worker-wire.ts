/** The end of a channel to the other thread; a worker has one on each side. */
export type Port = Pick<Worker, 'postMessage' | 'addEventListener'>

interface Numbered {
  readonly n: number
  readonly body: unknown
}

/** Answers every request that comes in at a port. */
export function serve(port: Port, answer: (request: unknown) => Promise<unknown>): void {
  port.addEventListener('message', (event) => {
    // Only `sendTo` posts to this port.
    const { n, body } = (event as MessageEvent<Numbered>).data
    void answer(body).then((response) => port.postMessage({ n, body: response }))
  })
}

/** Sends requests through a port, several at a time; answers may come in any order. */
export function sendTo(port: Port): (body: unknown) => Promise<unknown> {
  const waiting = new Map<
    number,
    { readonly resolve: (response: unknown) => void; readonly reject: (error: Error) => void }
  >()
  let last = 0
  port.addEventListener('message', (event) => {
    const { n, body } = (event as MessageEvent<Numbered>).data
    waiting.get(n)?.resolve(body)
    waiting.delete(n)
  })
  port.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The worker has stopped'))
    waiting.clear()
  })
  return (body) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      port.postMessage({ n: last, body })
    })
}
