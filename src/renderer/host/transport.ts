import { hostContract, hostEvents } from '#shared/host-contract'
import { createClient } from '#shared/rpc/client'
import { createListener } from '#shared/rpc/events'
import type { Host } from './host.ts'

/** What every shell puts into the page before its first script. */
interface Bridge {
  readonly send: (request: unknown) => Promise<unknown>
  readonly listen: (onEvent: (event: unknown) => void) => () => void
}

declare global {
  interface Window {
    readonly bridge?: Bridge
  }
}

/**
 * The host of this page.
 *
 * @throws {Error} without a shell around the page, which is a defect
 */
export function connectHost(): Host {
  const { bridge } = window
  if (!bridge) throw new Error('No host: the page was opened outside of a shell')
  return {
    ...createClient(hostContract, bridge.send),
    listen: createListener(hostEvents, bridge.listen),
  }
}
