import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import { expect, it, vi } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { denyPermissions } from './guards.ts'
import { isOurs, isProjector } from './page-protocol.ts'
import { pagePreferences } from './window-options.ts'

const folder = vi.hoisted(() => ({ downloads: '' }))
vi.mock('electron', () => ({ app: { getPath: () => folder.downloads } }))

/** Every permission that Electron knows, from its own types. */
const permissions = (() => {
  const types = readFileSync(
    join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'),
    'utf8',
  )
  const line = types.split('\n').find((one) => one.includes('setPermissionCheckHandler(handler:'))
  const [, union = ''] = /permission: ([^,]+),/.exec(line ?? '') ?? []
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
})()

type Request = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>
type Check = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>
type Device = Exclude<Parameters<Session['setDevicePermissionHandler']>[0], null>

/** What `denyPermissions` gives a session, ready to be asked. */
function guardedSession() {
  const events = new EventEmitter()
  const given: { request?: Request; check?: Check; device?: Device; spelling?: boolean } = {}
  denyPermissions({
    setPermissionRequestHandler: (handler: Request) => (given.request = handler),
    setPermissionCheckHandler: (handler: Check) => (given.check = handler),
    setDevicePermissionHandler: (handler: Device) => (given.device = handler),
    setSpellCheckerEnabled: (enable: boolean) => (given.spelling = enable),
    on: events.on.bind(events),
  } as unknown as Session)
  const requested = (permission: string, requestingUrl: string, isMainFrame = true) => {
    let answer: boolean | undefined
    const details = { requestingUrl, isMainFrame } as Parameters<Request>[3]
    given.request?.(null as never, permission as never, (value) => (answer = value), details)
    return answer
  }
  const checked = (permission: string, origin: string) =>
    given.check?.(null, permission as never, origin, {} as never)
  const download = (url: string, name: string) => {
    let isPrevented = false
    let path: string | null = null
    events.emit(
      'will-download',
      { preventDefault: () => (isPrevented = true) },
      {
        getURL: () => url,
        getFilename: () => name,
        setSavePath: (to: string) => (path = to),
      },
    )
    return { isPrevented, path }
  }
  return { given, requested, checked, download }
}

it('knows the permissions of the Electron that is installed', () => {
  expect(permissions.length).toBeGreaterThan(40)
  expect(permissions).toEqual(expect.arrayContaining(['geolocation', 'usb', 'hid', 'serial']))
})

it('grants our page copying and the whole screen, when asked and when checked, and nothing else', () => {
  const { requested, checked } = guardedSession()
  const granted = ['clipboard-sanitized-write', 'fullscreen']
  for (const permission of permissions) {
    const isGranted = granted.includes(permission)
    expect([permission, requested(permission, 'app://stackjury/#/e/x/results')]).toEqual([
      permission,
      isGranted,
    ])
    expect([permission, checked(permission, 'app://stackjury/')]).toEqual([permission, isGranted])
  }
})

it('grants nobody else anything, nor a frame inside of our page', () => {
  const { requested, checked } = guardedSession()
  for (const permission of permissions) {
    for (const url of [
      'https://example.com/',
      'app://stackjury.evil/',
      'app://other/',
      'file:///',
      '',
    ]) {
      expect([permission, url, requested(permission, url)]).toEqual([permission, url, false])
      expect([permission, url, checked(permission, url)]).toEqual([permission, url, false])
    }
    expect([permission, requested(permission, 'app://stackjury/', false)]).toEqual([
      permission,
      false,
    ])
  }
})

it('gives no device, and fetches no dictionary', () => {
  const { given } = guardedSession()
  expect(given.device?.({ deviceType: 'hid', origin: 'app://stackjury' } as never)).toBe(false)
  expect(given.spelling).toBe(false)
})

it('lets only what the page holds itself be saved, and never over another file', async () => {
  folder.downloads = await tempFolder()
  const { downloads } = folder
  const { download } = guardedSession()
  const blob = 'blob:app://stackjury/1-2-3'
  expect(download(blob, 'kept.stackjury')).toEqual({
    isPrevented: false,
    path: join(downloads, 'kept.stackjury'),
  })
  writeFileSync(join(downloads, 'kept.stackjury'), '')
  expect(download(blob, 'kept.stackjury').path).toBe(join(downloads, 'kept-2.stackjury'))
  // An attached document: the user is asked where to.
  expect(download('data:image/png;base64,AA==', 'a.png')).toEqual({
    isPrevented: false,
    path: null,
  })
  for (const [url, name] of [
    ['https://example.com/a.stackjury', 'a.stackjury'],
    ['blob:https://example.com/1', 'a.stackjury'],
    [blob, 'program.exe'],
    ['app://stackjury/index.html', 'index.html'],
    ['file:///etc/passwd', 'passwd'],
  ] as const) {
    expect([url, download(url, name)]).toEqual([url, { isPrevented: true, path: null }])
  }
})

it('knows its own addresses from those that only look alike', () => {
  for (const url of ['app://stackjury', 'app://stackjury/', 'app://stackjury/#/e/x/results']) {
    expect([url, isOurs(url)]).toEqual([url, true])
  }
  for (const url of [
    'app://stackjury.evil/',
    'app://stackjury:80/',
    'app://stackjury@evil/',
    'app://other/app://stackjury/',
    'APP://stackjury/',
    'https://stackjury/',
    'about:blank',
    '',
  ]) {
    expect([url, isOurs(url)]).toEqual([url, false])
  }
})

it('knows the projector, which alone may be opened', () => {
  expect(isProjector('app://stackjury/#/e/nordhavn-sample/projector')).toBe(true)
  expect(isProjector('app://stackjury/index.html#/e/a-b_c.1/projector')).toBe(true)
  for (const url of [
    'app://stackjury/',
    'app://stackjury/#/e/x/results',
    'app://stackjury/#/e/x/projector/more',
    'app://stackjury/#/e/x/y/projector',
    'app://stackjury/other.html#/e/x/projector',
    'https://example.com/#/e/x/projector',
    'app://other/#/e/x/projector',
  ]) {
    expect([url, isProjector(url)]).toEqual([url, false])
  }
})

it('gives developer tools to nobody but developers', () => {
  expect(pagePreferences(true).devTools).toBe(false)
  expect(pagePreferences(false).devTools).toBe(true)
})
