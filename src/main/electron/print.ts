import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import { AppError } from '#shared/rpc/app-error'
import type { PrintJob } from '../shell.ts'

const timeLimit = 60_000
const address = 'https://record.stackjury.localhost/'

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

/**
 * Prints in a window that nobody sees, in a session of its own that knows one address and
 * nothing else, without scripts.
 *
 * @throws {AppError} `no-printer` when it takes longer than 60 s
 */
export async function printInHiddenWindow({ html, paper }: PrintJob): Promise<Uint8Array> {
  const partition = session.fromPartition(`print-${randomUUID()}`)
  partition.protocol.handle('https', ({ url }) =>
    url === address
      ? new Response(html, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': policy,
            'x-content-type-options': 'nosniff',
          },
        })
      : new Response(null, { status: 404 }),
  )
  partition.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: url !== address && !url.startsWith('data:') })
  })
  partition.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: partition, javascript: false, sandbox: true, images: true },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new AppError('no-printer', 'Printing took longer than 60 seconds')),
        timeLimit,
      )
    })
    return await Promise.race([print(window, paper), late])
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}

async function print(window: BrowserWindow, paper: PrintJob['paper']): Promise<Uint8Array> {
  await window.loadURL(address)
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}
