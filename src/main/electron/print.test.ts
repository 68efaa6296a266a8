import { expect, it, vi } from 'vitest'
import { printInHiddenWindow } from './print.ts'

const electron = vi.hoisted(() => ({
  windows: [] as { options: { webPreferences: Record<string, unknown> }; isDestroyed: boolean }[],
  handlers: {} as Record<string, (request: { url: string }) => Response>,
  cancels: (_details: { url: string }, _decide: (answer: { cancel: boolean }) => void) => {},
  addresses: [] as string[],
}))

vi.mock('electron', () => ({
  app: {},
  session: {
    fromPartition: (name: string) => ({
      name,
      protocol: {
        handle: (scheme: string, handler: (request: { url: string }) => Response) => {
          electron.handlers[scheme] = handler
        },
      },
      webRequest: {
        onBeforeRequest: (listener: typeof electron.cancels) => (electron.cancels = listener),
      },
      setPermissionRequestHandler: () => {},
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      setSpellCheckerEnabled: () => {},
      on: () => {},
    }),
  },
  BrowserWindow: function (options: { webPreferences: Record<string, unknown> }) {
    const window = { options, isDestroyed: false }
    electron.windows.push(window)
    return {
      // Printing that never comes to an end.
      loadURL: (url: string) => {
        electron.addresses.push(url)
        return new Promise(() => {})
      },
      destroy: () => {
        window.isDestroyed = true
      },
    }
  },
}))

const isCancelled = (url: string) => {
  let answer: boolean | null = null
  electron.cancels({ url }, ({ cancel }) => (answer = cancel))
  return answer
}

it('prints without scripts in a session of its own, and gives up after 60 s', async () => {
  vi.useFakeTimers()
  try {
    const printing = printInHiddenWindow({ html: '<p>the record</p>', paper: 'A4' })
    const outcome = printing.catch((error: unknown) => error)
    const [window] = electron.windows
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: {
        session: { name: 'print' },
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      },
    })
    const [address = ''] = electron.addresses
    const answer = electron.handlers['https']?.({ url: address })
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /)
    expect(answer?.headers.get('content-security-policy')).not.toContain('script-src')
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(
      [
        address,
        'data:image/png;base64,AA==',
        `${address}x`,
        'https://example.com/',
        'file:///etc/passwd',
      ].map(isCancelled),
    ).toEqual([false, false, true, true, true])

    await vi.advanceTimersByTimeAsync(59_000)
    expect(window?.isDestroyed).toBe(false)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ code: 'no-printer' })
    expect(window?.isDestroyed).toBe(true)
    // What was printed is not to be had any more.
    expect(electron.handlers['https']?.({ url: address }).status).toBe(404)
    expect(isCancelled(address)).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})

it('stops at once when it is told to', async () => {
  const stop = new AbortController()
  const printing = printInHiddenWindow({ html: '', paper: 'A4' }, { signal: stop.signal })
  stop.abort()
  await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
  expect(electron.windows.at(-1)?.isDestroyed).toBe(true)
})
