import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  answerDialogs,
  type Desktop,
  endDesktop,
  expect,
  runtime,
  startDesktop,
  test,
} from './electron/desktop.ts'
import { newFolders } from './shell.ts'

/**
 * Electron's checklist of security recommendations, as far as it can be seen from outside, and
 * what else is promised of the shell. The numbers are those of the checklist; what only sources
 * and configuration can tell is in src/main/electron/guards.test.ts and test/packaging.test.ts.
 */
test.describe.serial(`${runtime.name}: security`, () => {
  let desktop: Desktop
  const folders = newFolders()

  test.beforeAll(async () => {
    desktop = await startDesktop(await folders)
    await desktop.page.getByRole('heading', { name: 'Start from' }).waitFor()
  })
  test.afterAll(async () => {
    await endDesktop(desktop)
    await (await folders).remove()
  })
  /** What was provoked is expected; anything else would fail the end. */
  const provoked = () => desktop.troubles.splice(0)

  test('1, 18: only our own content is loaded, by a scheme of our own', async () => {
    const loaded = await desktop.page.evaluate(() => [
      location.href,
      ...performance.getEntriesByType('resource').map(({ name }) => name),
    ])
    expect(loaded.length).toBeGreaterThan(3)
    for (const url of loaded) expect(desktop.written(url)).toMatch(/^app:\/\/stackjury\//)
  })

  test('2: neither the page nor its frames have Node', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname']
    const found = await desktop.page.evaluate((all) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>inside</p>'
      document.body.append(frame)
      const inside = frame.contentWindow
      const has = (scope: object | null, name: string) => scope !== null && name in scope
      const result = all.filter((name) => has(window, name) || has(inside, name))
      frame.remove()
      return result
    }, names)
    expect(found).toEqual([])
  })

  test('3, 4, 6, 8, 9, 10: every window is isolated, sandboxed and without anything experimental', async () => {
    const main = await desktop.main(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const preferences = window?.webContents.getLastWebPreferences?.()
      return preferences && { ...preferences, session: null }
    })
    test.skip(main === undefined, 'this Electron does not tell')
    expect(main).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
    expect(main).not.toHaveProperty('enableBlinkFeatures')
  })

  test('5: what a page may ask for is refused, but for copying and the whole screen', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'local-fonts',
      ]
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      const asked = await Promise.all(names.map(async (name) => [name, await state(name)]))
      const located = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('refused'),
        ),
      )
      const media = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'refused',
      )
      return { asked, located, media, notified: await Notification.requestPermission() }
    })
    expect(states.asked.filter(([, state]) => state === 'granted')).toEqual([])
    expect(states).toMatchObject({ located: 'refused', media: 'refused', notified: 'denied' })
    provoked()
  })

  test('7: every answer has the policy and says what it is', async () => {
    const files = await builtFiles()
    expect(files.length).toBeGreaterThan(10)
    const asked = [...files, '/', '/missing.js', '/../package.json', '/%2e%2e/package.json']
    const answers = await desktop.page.evaluate(async (paths) => {
      const one = async (path: string, init: RequestInit) => {
        const { status, headers } = await fetch(path, init)
        return {
          path: `${init.method ?? 'GET'} ${path}`,
          status,
          policy: headers.get('content-security-policy') ?? '',
          options: headers.get('x-content-type-options'),
        }
      }
      return Promise.all([
        ...paths.map((path) => one(path, {})),
        one('/', { method: 'POST', body: 'x' }),
        one('/', { method: 'PUT', body: 'x' }),
      ])
    }, asked)
    for (const { path, status, policy, options } of answers) {
      const isFile = files.includes(path.replace('GET ', '')) || path === 'GET /'
      expect([path, status]).toEqual([path, isFile ? 200 : 404])
      expect([path, options]).toEqual([path, 'nosniff'])
      for (const rule of [
        "default-src 'none'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect([path, policy.split('; ')]).toEqual([path, expect.arrayContaining([rule])])
      }
      expect(policy).not.toMatch(/(?<!wasm-)unsafe-|https?:|\*/)
    }
    provoked()
  })

  test('11, 12: a webview is nothing, and would be refused', async () => {
    const before = desktop.windows().length
    const isElement = await desktop.page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      view.setAttribute('allowpopups', '')
      document.body.append(view)
      const isViewer = 'getURL' in view || 'loadURL' in view
      view.remove()
      return isViewer
    })
    expect(isElement).toBe(false)
    expect(desktop.windows()).toHaveLength(before)
    const isPrevented = await desktop.main(({ BrowserWindow }) => {
      let prevented = false
      const event = { preventDefault: () => (prevented = true) }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
      return prevented
    })
    expect(isPrevented).toBe(true)
  })

  for (const target of [
    'https://example.com/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,<h1>elsewhere</h1>',
  ]) {
    test(`13: a page is not led away to ${target}`, async () => {
      await desktop.page.evaluate((url) => {
        location.href = url
      }, target)
      await desktop.page.waitForTimeout(300)
      expect(desktop.written(desktop.page.url())).toMatch(/^app:\/\/stackjury\//)
      await expect(desktop.page.getByRole('heading', { name: 'Start from' })).toBeVisible()
      provoked()
    })
  }

  for (const target of [
    'https://example.com/',
    '',
    '/',
    '/#/e/nordhavn-sample/results',
    '/#/e/nordhavn-sample/projector/more',
  ]) {
    test(`14: no window opens for "${target}"`, async () => {
      await desktop.page.evaluate((url) => void window.open(url, '_blank', 'noopener'), target)
      await expect.poll(() => desktop.windows().length).toBe(1)
      await desktop.page.waitForTimeout(300)
      expect(await desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
        1,
      )
      provoked()
    })
  }

  test('17: the host answers nobody but the page itself', async () => {
    const opened = desktop.nextWindow()
    // The same preload script, in a window of the same session, with content of somebody else.
    await desktop.main(
      ({ BrowserWindow }, preload) => {
        const window = new BrowserWindow({ webPreferences: { preload } })
        void window.loadURL('data:text/html,<h1>Somebody else</h1>')
      },
      join(import.meta.dirname, '../out/preload/index.cjs'),
    )
    const foreign = await opened
    await foreign.getByRole('heading', { name: 'Somebody else' }).waitFor()
    const ask = () =>
      (
        window as unknown as { bridge: { send: (request: unknown) => Promise<unknown> } }
      ).bridge.send({ method: 'settings.read', input: {} })
    expect(await foreign.evaluate(ask)).toMatchObject({ ok: false, code: 'access-denied' })
    expect(await desktop.page.evaluate(ask)).toMatchObject({ ok: true })
    await foreign.close()
    await expect.poll(() => desktop.windows().length).toBe(1)
    provoked()
  })

  test('17: a frame inside of the page has no way to the host', async () => {
    const found = await desktop.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>inside</p>'
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      document.body.append(frame)
      await loaded
      const isThere = frame.contentWindow !== null && 'bridge' in frame.contentWindow
      frame.remove()
      return isThere
    })
    expect(found).toBe(false)
  })

  test('20: the page gets two functions and cannot change them', async () => {
    const seen = await desktop.page.evaluate(() => {
      const page = window as unknown as { bridge: Record<string, unknown> }
      const names = Object.keys(page.bridge)
      const attempt = (work: () => void) => {
        try {
          work()
        } catch {
          // Refusing by an error is as good as by doing nothing.
        }
      }
      const { send } = page.bridge
      attempt(() => (page.bridge['send'] = () => 'mine'))
      attempt(() => Object.assign(page, { bridge: {} }))
      return {
        names,
        isKept: page.bridge['send'] === send,
        others: ['electron', 'ipcRenderer', 'contextBridge', 'electronDoubleInvoke'].filter(
          (name) => name in window,
        ),
      }
    })
    expect(seen).toEqual({ names: ['send', 'listen'], isKept: true, others: [] })
  })

  test('a request of any other scheme or host is cancelled', async () => {
    const opened = desktop.nextWindow()
    // No policy of ours there: only the session refuses.
    await desktop.main(({ BrowserWindow }) => {
      void new BrowserWindow({}).loadURL('data:text/html,<h1>Somebody else</h1>')
    })
    const foreign = await opened
    await foreign.getByRole('heading', { name: 'Somebody else' }).waitFor()
    const failed: string[] = []
    foreign.on('requestfailed', (request) =>
      // Chromium says that way that it was told so from outside, which the double does.
      failed.push(`${request.url()} ${request.failure()?.errorText.replace('.Inspector', '')}`),
    )
    const targets = ['https://example.com/a.png', 'http://127.0.0.1:9/b.png', 'https://1.1.1.1/c']
    await foreign.evaluate((urls) => {
      for (const url of urls) document.body.append(Object.assign(new Image(), { src: url }))
    }, targets)
    await expect
      .poll(() => failed.toSorted())
      .toEqual(targets.map((url) => `${url} net::ERR_BLOCKED_BY_CLIENT`).toSorted())
    const refused = await desktop.main(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().startsWith('data:'),
      )
      const outcomes: string[] = []
      for (const url of ['app://other/', 'app://stackjury.evil/', 'https://example.com/']) {
        await window?.loadURL(url).then(
          () => outcomes.push(`${url} loaded`),
          () => {},
        )
      }
      window?.close()
      return outcomes
    })
    expect(refused).toEqual([])
    await expect.poll(() => desktop.windows().length).toBe(1)
    provoked()
  })

  test('what is printed runs no script, reaches nothing, and is nobody the host listens to', async () => {
    const printed = desktop.main(
      ({ app, session }) =>
        new Promise((resolve) => {
          app.on('web-contents-created', (_, contents) => {
            resolve({
              isSame: contents.session === session.defaultSession,
              javascript: contents.getLastWebPreferences?.().javascript ?? false,
            })
          })
        }),
    )
    const pdf = join((await folders).userData, 'record.pdf')
    await answerDialogs(desktop, pdf)
    await desktop.workshop.openSample()
    await desktop.workshop.goTo('decision')
    await desktop.page.keyboard.press('6')
    await desktop.page.getByRole('button', { name: 'Save as PDF' }).waitFor()
    await desktop.page.keyboard.press('x')
    const seen = await printed
    expect(seen).toEqual({ isSame: false, javascript: false })
    const isWritten = () =>
      stat(pdf).then(
        () => true,
        () => false,
      )
    await expect.poll(isWritten, { timeout: 45_000 }).toBe(true)
  })

  test('nothing was provoked that nobody expected', () => {
    expect(desktop.troubles).toEqual([])
  })
})

/** The built page's files by the path that the page asks for. */
async function builtFiles(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../out/renderer')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(
      ({ parentPath, name }) => `/${relative(folder, join(parentPath, name)).split(sep).join('/')}`,
    )
}
