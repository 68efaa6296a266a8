import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '#shared/rpc/app-error'
import { createClient } from '#shared/rpc/client'
import { defineContract } from '#shared/rpc/contract'
import { createListener } from '#shared/rpc/events'
import { createRouter } from '#shared/rpc/router'
import fc from 'fast-check'

const contract = defineContract({
  shelf: {
    take: {
      input: z.object({ count: z.int().positive() }),
      output: z.array(z.string()).nullable(),
    },
  },
})

function connect(take: (input: { count: number }) => Promise<string[] | null>) {
  const onDefect = vi.fn<(defect: unknown, method: string) => void>()
  const answer = createRouter(contract, { shelf: { take } }, onDefect)
  const client = createClient(contract, async (request) =>
    JSON.parse(JSON.stringify(await answer(JSON.parse(JSON.stringify(request))))),
  )
  return { client, answer, onDefect }
}

describe('a call', () => {
  it('comes back with what the handler gave', async () => {
    const { client } = connect(async ({ count }) => Array.from({ length: count }, () => 'book'))
    expect(await client.shelf.take({ count: 2 })).toEqual(['book', 'book'])
    expect(await connect(async () => null).client.shelf.take({ count: 1 })).toBeNull()
  })

  it('fails for the caller with the code that the handler gave', async () => {
    const { client } = connect(async () => {
      throw new AppError('not-found', 'The shelf is gone')
    })
    await expect(client.shelf.take({ count: 1 })).rejects.toMatchObject({
      code: 'not-found',
      message: 'The shelf is gone',
    })
  })

  it('reports a defect to the log and hides its text from the caller', async () => {
    const defect = new TypeError('secret path /home/ada')
    const { client, onDefect } = connect(async () => {
      throw defect
    })
    const error: unknown = await client.shelf.take({ count: 1 }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'internal' })
    expect(String(error)).not.toContain('ada')
    expect(onDefect).toHaveBeenCalledWith(defect, 'shelf.take')
  })

  it('takes an answer of another shape for a defect', async () => {
    // A handler that lies about its type, as one in plain JavaScript could.
    const { client, onDefect } = connect(async () => 7 as never)
    await expect(client.shelf.take({ count: 1 })).rejects.toMatchObject({ code: 'internal' })
    expect(onDefect).toHaveBeenCalledOnce()
  })

  it('is refused when method or input are not in the contract', async () => {
    const { answer, onDefect } = connect(async () => [])
    const code = async (request: unknown) => {
      const response = await answer(request)
      return response.ok ? 'ok' : response.code
    }
    expect(await code({ method: 'shelf.take', input: { count: 0 } })).toBe('invalid-input')
    expect(await code({ method: 'shelf.take' })).toBe('invalid-input')
    expect(await code('shelf.take')).toBe('invalid-input')
    for (const method of ['shelf.burn', 'constructor.name', '__proto__.toString', 'shelf', '']) {
      expect(await code({ method, input: {} })).toBe('unknown-method')
    }
    expect(onDefect).not.toHaveBeenCalled()
  })

  it('never rejects, whatever is asked', async () => {
    const { answer, onDefect } = connect(async () => [])
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (request) => {
        expect(await answer(request)).toHaveProperty('ok')
      }),
    )
    expect(onDefect).not.toHaveBeenCalled()
  })
})

describe('events', () => {
  it('reach who listens to them, and only well-formed ones', () => {
    const heard: unknown[] = []
    const raws: ((raw: unknown) => void)[] = []
    const listen = createListener({ full: z.object({ at: z.string() }) }, (onRaw) => {
      raws.push(onRaw)
      return () => raws.splice(0)
    })
    const stop = listen('full', (payload) => heard.push(payload))
    const say = (raw: unknown) => raws.forEach((onRaw) => onRaw(raw))
    say({ event: 'full', payload: { at: 'noon', extra: 1 } })
    say({ event: 'full', payload: { at: 12 } })
    say({ event: 'empty', payload: { at: 'noon' } })
    say(null)
    expect(heard).toEqual([{ at: 'noon', extra: 1 }])
    stop()
    expect(raws).toEqual([])
  })
})
