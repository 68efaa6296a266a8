import type { Page } from '@playwright/test'

/** Asks the host over the page's own bridge, as the page does. @throws {Error} where it refuses */
export async function ask(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, argument]) => {
      const { bridge } = window as unknown as {
        bridge: {
          send: (request: unknown) => Promise<{ ok: boolean; message?: string; output?: unknown }>
        }
      }
      const answer = await bridge.send({ method: name, input: argument })
      if (!answer.ok) throw new Error(answer.message)
      return answer.output
    },
    [method, input] as const,
  )
}
