import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, rpcChannel } from '#shared/channels'

/**
 * All that the page gets of Electron: a way to send a request and a way to hear events.
 * Which methods exist, and what they accept, is decided and checked in the main process.
 */
const bridge = {
  send: (request: unknown): Promise<unknown> => ipcRenderer.invoke(rpcChannel, request),

  listen: (onEvent: (event: unknown) => void): (() => void) => {
    const listener = (_: unknown, event: unknown) => onEvent(event)
    ipcRenderer.on(eventChannel, listener)
    return () => ipcRenderer.off(eventChannel, listener)
  },
}

/** What every shell puts on the page as `window.bridge`. */
export type Bridge = typeof bridge

contextBridge.exposeInMainWorld('bridge', bridge)
