import { createContext, use } from 'react'
import type { Host } from './host.ts'

const HostContext = createContext<Host | null>(null)

export const HostProvider = HostContext.Provider

/** @throws {Error} outside of a `HostProvider`, which is a defect */
export function useHost(): Host {
  const host = use(HostContext)
  if (!host) throw new Error('No host above this component')
  return host
}
