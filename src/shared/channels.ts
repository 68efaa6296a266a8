/** The two channels between page and host. Which methods exist is the contract's affair. */
export const rpcChannel = 'stackjury:rpc'
export const eventChannel = 'stackjury:event'
