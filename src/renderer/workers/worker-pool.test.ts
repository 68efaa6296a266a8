import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createPool } from './worker-pool.ts'
import { type Port, serve } from './worker-wire.ts'

const open: MessagePort[] = []

afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** Threads that answer when told to, and count how many were started and asked. */
function threads() {
  const asked: { request: unknown; answer: (response: unknown) => void }[] = []
  let started = 0
  const start = () => {
    started += 1
    const { port1, port2 } = new MessageChannel()
    open.push(port1, port2)
    serve(
      port2 as unknown as Port,
      (request) => new Promise((answer) => asked.push({ request, answer })),
    )
    return port1 as unknown as Port
  }
  return { start, asked, started: () => started }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('a pool of threads', () => {
  it('starts no more than it may, and asks each one thing at a time', async () => {
    const { start, asked, started } = threads()
    const pool = createPool(2, start)
    const answers = ['a', 'b', 'c'].map((request) => pool.send(request))
    await expect.poll(() => asked.length).toBe(2)
    expect(started()).toBe(2)
    asked[1]?.answer('B')
    expect(await answers[1]).toBe('B')
    await expect.poll(() => asked.map(({ request }) => request)).toEqual(['a', 'b', 'c'])
    asked[0]?.answer('A')
    asked[2]?.answer('C')
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C'])
    expect(started()).toBe(2)
  })

  it('starts its threads ahead when it is warmed, and not again', async () => {
    const { start, asked, started } = threads()
    const pool = createPool(3, start)
    pool.warm()
    pool.warm()
    expect(started()).toBe(3)
    const answer = pool.send('a')
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.answer('A')
    expect(await answer).toBe('A')
    expect(started()).toBe(3)
  })

  it('forgets what waits when it is stopped, and goes on with the rest', async () => {
    const { start, asked } = threads()
    const pool = createPool(1, start)
    const stop = new AbortController()
    const answers = [
      pool.send('under way', stop.signal),
      pool.send('waiting', stop.signal),
      pool.send('other'),
    ]
    const rejections = answers
      .slice(0, 2)
      .map((answer) => expect(answer).rejects.toMatchObject({ code: 'cancelled' }))
    await expect.poll(() => asked.length).toBe(1)
    stop.abort()
    await Promise.all(rejections)
    await expect(pool.send('late', stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
    asked[0]?.answer('too late')
    await expect.poll(() => asked.map(({ request }) => request)).toEqual(['under way', 'other'])
    asked[1]?.answer('O')
    expect(await answers[2]).toBe('O')
    await settled()
    expect(asked).toHaveLength(2)
  })

  it('replaces a thread that failed', async () => {
    const listeners: (() => void)[] = []
    const broken: Port = {
      postMessage: () => listeners.forEach((fail) => fail()),
      addEventListener: (type: string, listener: unknown) => {
        if (type === 'error') listeners.push(listener as () => void)
      },
    }
    const { start, asked } = threads()
    let first = true
    const pool = createPool(1, () => {
      if (!first) return start()
      first = false
      return broken
    })
    await expect(pool.send('a')).rejects.toThrow('The worker has stopped')
    const again = pool.send('b')
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.answer('B')
    expect(await again).toBe('B')
  })
})
