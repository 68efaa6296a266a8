import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session } from 'electron'
import { printHeaders, printOrigin } from '../services/print-document.ts'
import { withinLimit } from '../services/within-limit.ts'
import type { PrintControl, PrintJob } from '../shell.ts'
import { denyPermissions } from './guards.ts'

/** What is being printed, by its address. */
const documents = new Map<string, string>()
let printSession: Session | undefined

/**
 * Prints in a window that nobody sees, without scripts, in a session that knows what is being
 * printed and nothing else.
 *
 * @throws {AppError} `no-printer` when it takes longer than 60 s, `cancelled`
 */
export async function printInHiddenWindow(
  { html, paper }: PrintJob,
  { signal, onStep = () => {} }: PrintControl = {},
): Promise<Uint8Array> {
  printSession ??= createSession()
  const address = `${printOrigin}/${randomUUID()}`
  documents.set(address, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
  try {
    onStep('layout')
    const printing = print(window, address, paper, () => onStep('pages'))
    return await withinLimit(printing, signal)
  } finally {
    documents.delete(address)
    window.destroy()
  }
}

/** One for all prints, because Electron keeps a session until it ends. */
function createSession(): Session {
  // Without "persist:" nothing of it is ever on disk.
  const created = session.fromPartition('print')
  created.protocol.handle('https', ({ url }) => {
    const html = documents.get(url)
    return new Response(html ?? null, {
      status: html === undefined ? 404 : 200,
      headers: { ...printHeaders },
    })
  })
  created.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !documents.has(url) && !url.startsWith('data:') })
  })
  denyPermissions(created)
  return created
}

async function print(
  window: BrowserWindow,
  address: string,
  paper: PrintJob['paper'],
  onLoaded: () => void,
): Promise<Uint8Array> {
  await window.loadURL(address)
  onLoaded()
  return window.webContents.printToPDF({
    pageSize: paper,
    // The document has its own, also where it says nothing.
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}
