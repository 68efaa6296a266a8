import { expect, test } from '@playwright/test'
import { forkShell, newFolders, startShell } from './shell.ts'

test('the page reaches nothing but its own files, and cannot be led away', async () => {
  const folders = await newFolders()
  const { page, context, close } = await startShell(folders)
  const violations: string[] = []
  page.on('pageerror', (error) => violations.push(error.message))

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
  expect(violations).toEqual([])
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
