import type { HostContract, HostEvents } from '#shared/host-contract'
import type { Client } from '#shared/rpc/contract'
import type { Listen } from '#shared/rpc/events'

/** Everything beyond the page: files, exports, settings. */
export type Host = Client<HostContract> & { readonly listen: Listen<HostEvents> }
