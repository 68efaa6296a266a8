import type { BrowserContext } from 'playwright-core'
import type { Event, Response } from '#shared/rpc/wire'
import { isOurs } from './serve-page.ts'

/** What the bridge needs of the host. */
interface Answers {
  readonly answer: (request: unknown) => Promise<Response>
  readonly subscribe: (listener: (event: Event) => void) => () => void
}

/**
 * Puts the same `window.bridge` on the page that Electron's preload script puts there. Calls
 * travel as text, because a large message is several times faster that way.
 */
const bridgeScript = `(() => {
  const listeners = new Set()
  Object.defineProperty(globalThis, 'stackjuryDeliver', {
    value: (text) => { for (const listener of [...listeners]) listener(JSON.parse(text)) },
  })
  Object.defineProperty(globalThis, 'bridge', {
    value: Object.freeze({
      send: async (request) => JSON.parse(await globalThis.stackjuryCall(JSON.stringify(request))),
      listen: (onEvent) => {
        const listener = (event) => onEvent(event)
        listeners.add(listener)
        return () => { listeners.delete(listener) }
      },
    }),
  })
})()`

/** Connects all windows of the browser with the host. */
export async function connectBridge(context: BrowserContext, host: Answers): Promise<void> {
  await context.exposeBinding('stackjuryCall', async ({ page, frame }, text: unknown) => {
    const isPage = frame === page.mainFrame() && isOurs(frame.url())
    const response: Response = isPage
      ? await host.answer(parse(text))
      : { ok: false, code: 'access-denied', message: 'Only the page itself may ask' }
    return JSON.stringify(response)
  })
  await context.addInitScript({ content: bridgeScript })

  const stop = host.subscribe((event) => {
    const literal = JSON.stringify(JSON.stringify(event))
    for (const page of context.pages()) {
      // A window that is closing or loading misses the event and reads the state afresh.
      void page.evaluate(`globalThis.stackjuryDeliver?.(${literal})`).catch(() => {})
    }
  })
  context.on('close', stop)
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
