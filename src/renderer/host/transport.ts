import { eventChannel, rpcChannel } from '#shared/channels'
import { hostContract, hostEvents } from '#shared/host-contract'
import { createClient } from '#shared/rpc/client'
import { createListener } from '#shared/rpc/events'
import type { Host } from './host.ts'

/** What the preload script or the browser shell puts into the page. */
interface Bridge {
  readonly send: (request: unknown) => Promise<unknown>
  readonly listen: (onEvent: (event: unknown) => void) => () => void
}

declare global {
  interface Window {
    /** Put there by Electron's preload script. */
    readonly bridge?: Bridge
    /** Put there by the browser shell. */
    readonly stackjuryCall?: (request: unknown) => Promise<unknown>
  }
}

/** The host of this page. The one place that asks where we run. */
export function connectHost(): Host {
  const { send, listen } = window.bridge ?? bindingBridge()
  return {
    ...createClient(hostContract, send),
    listen: createListener(hostEvents, listen),
  }
}

function bindingBridge(): Bridge {
  return {
    send: async (request) => {
      if (!window.stackjuryCall) throw new Error(`No host answers on ${rpcChannel}`)
      return window.stackjuryCall(request)
    },
    // The browser shell dispatches each event on the window, as it cannot hold a function of ours.
    listen: (onEvent) => {
      const listener = (event: Event) => onEvent((event as CustomEvent<unknown>).detail)
      window.addEventListener(eventChannel, listener)
      return () => window.removeEventListener(eventChannel, listener)
    },
  }
}
