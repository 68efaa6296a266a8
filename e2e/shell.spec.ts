import { once } from 'node:events'
import { chmod, mkdir, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openPorts } from './open-ports.ts'
import { forkShell, newFolders, startShell } from './shell.ts'

test('the page reaches nothing but its own files, and cannot be led away', async () => {
  const folders = await newFolders()
  const { page, context, troubles, close } = await startShell(folders)

  const outcomes = await page.evaluate(async () => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'reached',
        () => 'refused',
      )
    return {
      foreign: await outcome(fetch('https://example.com/')),
      outside: (await fetch('/../../package.json')).status,
      missing: (await fetch('/etc/passwd')).status,
      socket: await new Promise((resolve) => {
        const socket = new WebSocket('wss://stackjury.localhost/')
        socket.onopen = () => resolve('reached')
        socket.onerror = () => resolve('refused')
        socket.onclose = () => resolve('refused')
      }),
      inline: await new Promise((resolve) => {
        const script = document.createElement('script')
        script.textContent = 'window.ran = true'
        document.body.append(script)
        resolve('ran' in window)
      }),
      places: (await navigator.permissions.query({ name: 'geolocation' })).state,
    }
  })
  expect(outcomes).toEqual({
    foreign: 'refused',
    outside: 404,
    missing: 404,
    socket: 'refused',
    inline: false,
    places: 'denied',
  })

  await page.evaluate(() => {
    location.href = 'https://example.com/'
    window.open('https://example.com/')
  })
  await expect
    .poll(() => context.pages().map((one) => new URL(one.url()).host))
    .toEqual(['stackjury.localhost'])
  // A refused window is heard of a little later.
  await page.waitForTimeout(500)
  // All that was provoked, and nothing else; whatever is left would fail the closing.
  const provoked = troubles.splice(0)
  expect(provoked.filter((one) => !/policy|Policy|example\.com|404|WebSocket/.test(one))).toEqual(
    [],
  )
  expect(provoked).toContainEqual(expect.stringMatching(/^console: policy: connect-src/))
  expect(provoked).toContainEqual(expect.stringMatching(/^console: policy: script-src-elem/))
  await close()
  await folders.remove()
})

test('no port is open, and the folders are for their user only', async () => {
  test.skip(process.platform !== 'linux', 'ports are read as Linux lists them')
  const folders = await newFolders()
  const shell = await forkShell(folders)
  const pid = await shell.run(async () => process.pid)
  expect(await openPorts(pid)).toEqual([])

  // Else the list would be empty for another reason.
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  expect(await openPorts(process.pid)).toContain((server.address() as AddressInfo).port)
  server.close()

  for (const path of [folders.userData, join(folders.userData, 'browser-profile')]) {
    expect([path, ((await stat(path)).mode & 0o777).toString(8)]).toEqual([path, '700'])
  }
  await shell.close()
  await folders.remove()
})

test('a folder of data that was there for everybody is for its user only from then on', async () => {
  test.skip(process.platform === 'win32', 'folders have no such modes there')
  const folders = await newFolders()
  await mkdir(folders.userData, { recursive: true })
  await chmod(folders.userData, 0o755)
  const { close } = await startShell(folders)
  expect(((await stat(folders.userData)).mode & 0o777).toString(8)).toBe('700')
  await close()
  await folders.remove()
})

test('a start violates no policy', async () => {
  const folders = await newFolders()
  const { page, close } = await startShell(folders)
  // The first load is over before anybody can look; this one is seen from its first script on.
  await page.reload()
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await close()
  await folders.remove()
})

test('a vote that was acknowledged is there after the host was killed', async () => {
  const folders = await newFolders()
  const first = await forkShell(folders)
  const saved = await first.run(async ({ page }) => {
    const call = (method: string, input: unknown) =>
      page.evaluate(
        async ([name, argument]) => {
          const { bridge } = window as unknown as {
            bridge: { send: (request: unknown) => Promise<{ output: Record<string, unknown> }> }
          }
          return (await bridge.send({ method: name, input: argument })).output
        },
        [method, input] as const,
      )
    const { evaluation } = (await call('evaluations.openSample', {})) as {
      evaluation: { id: string; parkingLot: { id: string }[] }
    }
    const item = { ...evaluation.parkingLot[0], id: 'kept', text: 'Kept', position: 99 }
    return call('evaluations.append', {
      id: evaluation.id,
      changeSets: [
        {
          id: '11111111-1111-4111-8111-111111111111',
          label: 'Park a question',
          at: '2026-03-12T10:00:00+01:00',
          changes: [{ table: 'parkingLot', key: 'kept', before: null, after: item }],
        },
      ],
    })
  })
  expect(saved).toMatchObject({ seq: 1 })
  await first.kill()

  const second = await startShell(folders)
  const opened = await second.page.evaluate(async () => {
    const { bridge } = window as unknown as {
      bridge: { send: (request: unknown) => Promise<{ output: Record<string, unknown> }> }
    }
    return (await bridge.send({ method: 'evaluations.openSample', input: {} })).output
  })
  expect(JSON.stringify(opened)).toContain('"Kept"')
  expect(opened['recovery']).toMatchObject({ restoredChanges: 1, missing: [] })
  await second.close()
  await folders.remove()
})

test('a window that crashes is opened again where it was', async () => {
  const folders = await newFolders()
  const { page, context, close } = await startShell(folders)
  await page.evaluate(() => {
    location.hash = '#/elsewhere'
  })
  const next = context.waitForEvent('page')
  const debug = await context.newCDPSession(page)
  debug.send('Page.crash').catch(() => {})
  const again = await next
  await expect(again).toHaveURL(/#\/elsewhere$/)
  await expect.poll(() => context.pages().length).toBe(1)
  await close()
  await folders.remove()
})

for (const [what, provoke, noted] of [
  [
    'an uncaught error',
    () => setTimeout(() => Promise.reject(new Error('planted'))),
    /page error: planted/,
  ],
  // oxlint-disable-next-line no-console -- it is planted to be found
  ['an error on the console', () => console.error('planted'), /console: planted/],
  [
    'a violation of the policy',
    () =>
      document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
    /policy: style-src/,
  ],
  [
    'a request to elsewhere',
    () => void window.open('https://example.com/'),
    /request: https:\/\/example\.com/,
  ],
] as const) {
  test(`${what} fails any test, in a shell of its process or its own`, async () => {
    const folders = await newFolders()
    const shell = await startShell(folders)
    const step = `(${provoke.toString()})()`
    await shell.page.evaluate(step)
    await expect.poll(() => shell.troubles.join()).toMatch(noted)
    await expect(shell.close()).rejects.toThrow(noted)

    const forked = await forkShell(folders)
    await forked.run(({ page }, text) => page.evaluate(text), step)
    await expect
      .poll(() =>
        forked.run(async () => (globalThis as unknown as { troubles: string[] }).troubles.join()),
      )
      .toMatch(noted)
    await expect(forked.close()).rejects.toThrow(noted)
    await folders.remove()
  })
}
