import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { eventChannel, rpcChannel } from '#shared/channels'
import type { Response } from '#shared/rpc/wire'
import type { Host } from '../host.ts'
import { isOurs } from './page-protocol.ts'

/** Connects all windows with the host. The one place where requests of pages arrive. */
export function connectBridge(host: Host): void {
  ipcMain.handle(rpcChannel, async (event, request: unknown): Promise<Response> => {
    if (!isFromOurPage(event)) {
      return { ok: false, code: 'access-denied', message: 'Only the page itself may ask' }
    }
    return host.answer(request)
  })
  host.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (isOurs(window.webContents.getURL())) window.webContents.send(eventChannel, event)
    }
  })
}

function isFromOurPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurs(senderFrame.url)
}
