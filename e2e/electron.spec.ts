import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

import { answerDialogs, type Desktop, envOf, expect, runtime, test } from './electron/desktop.ts'
import { putElsewhere } from './electron/put-elsewhere.ts'
import { fill } from './keyboard.ts'
import { textOfPdf } from './pdf-text.ts'
import { openPorts } from './open-ports.ts'
import type { Folders } from './shell.ts'

/** The application as its users start it, use it, and leave it: through the Electron entry. */
test.describe(runtime.name, () => {
  test('starts to Home, in a window that is shown', async ({ launch, folders }) => {
    const { page, main } = await launch()
    await atHome(page)
    await expect
      .poll(() =>
        main(({ app, BrowserWindow, Menu }) => ({
          windows: BrowserWindow.getAllWindows().map((window) => [
            window.webContents.getURL(),
            window.isVisible(),
          ]),
          data: app.getPath('userData'),
          isMenuOurs: process.platform === 'darwin' || Menu.getApplicationMenu() === null,
        })),
      )
      .toEqual({ windows: [['app://stackjury/', true]], data: folders.userData, isMenuOurs: true })
  })

  test('is not started without a protection that it relies on, and says so', async ({
    folders,
  }) => {
    test.skip(runtime.name !== 'Electron double', 'a box with words waits for somebody there')
    const started = await runtime.start({ env: envOf(folders), args: ['--disable-web-security'] })
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain(
      '[Stackjury could not start] Stackjury was started with --disable-web-security,',
    )
    // Not even looked at.
    expect(await readdir(folders.userData).catch(() => [])).toEqual([])
  })

  test('is started without a sandbox by root only, who is given none', async ({
    launch,
    folders,
  }) => {
    test.skip(runtime.name !== 'Electron double', 'a box with words waits for somebody there')
    test.skip(process.platform !== 'linux', 'root has a sandbox elsewhere')
    if (process.getuid?.() === 0) {
      const { page } = await launch(['--no-sandbox'])
      await atHome(page)
      return
    }
    const started = await runtime.start({ env: envOf(folders), args: ['--no-sandbox'] })
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain('Stackjury was started with --no-sandbox')
  })

  test('the folder of data is for its user only, also when it was there for everybody', async ({
    launch,
    folders,
  }) => {
    test.skip(process.platform === 'win32', 'folders have no such modes there')
    await mkdir(folders.userData, { recursive: true })
    await chmod(folders.userData, 0o755)
    const desktop = await launch()
    expect(((await stat(folders.userData)).mode & 0o777).toString(8)).toBe('700')
    // What a test drives the real Electron with is a port of its own; the application has none.
    if (process.platform === 'linux' && runtime.name === 'Electron double') {
      expect(await openPorts(desktop.process.pid ?? 0)).toEqual([])
    }
  })

  test('an evaluation is made, edited, saved on quitting, and there after the next start', async ({
    launch,
    folders,
  }) => {
    const first = await launch()
    await atHome(first.page)
    await newEvaluation(first.page, 'Tracking for the small team')
    await first.workshop.saved()
    // At once after the last edit: quitting waits for it.
    await fill(first.page, '^Title', 'Tracking, as we changed it')
    await expect(first.page.getByRole('banner')).toContainText('Tracking, as we changed it')
    await first.workshop.saved()
    await first.end()
    expect(await first.ended).toBe(0)
    expect(await titlesIn(folders)).toEqual(['Tracking, as we changed it'])

    const second = await launch()
    await second.page
      .getByRole('button', { name: 'Tracking, as we changed it', exact: true })
      .waitFor()
    await second.page.keyboard.press('Enter')
    await expect(second.page.getByRole('banner')).toContainText('Tracking, as we changed it')
    await expect(second.page.getByRole('main')).not.toContainText(/[Rr]estored|damaged/)
  })

  test('a file that the user chooses opens, and saving goes to that file', async ({
    launch,
    folders,
  }) => {
    const file = await putElsewhere(folders, 'A choice from another laptop')
    const desktop = await launch()
    await atHome(desktop.page)
    await answerDialogs(desktop, file)
    await desktop.page.keyboard.press('Control+o')
    await expect(desktop.page.getByRole('banner')).toContainText('A choice from another laptop')
    await fill(desktop.page, '^Title', 'Changed here')
    await expect(desktop.page.getByRole('banner')).toContainText('Changed here')
    await desktop.workshop.saved()
    await desktop.end()
    expect(await readFile(file, 'utf8')).toContain('"title":"Changed here"')
  })

  test('the decision record is printed to where the user says', async ({ launch, folders }) => {
    const desktop = await launch()
    const pdf = join(folders.userData, 'record.pdf')
    await desktop.workshop.openSample()
    await desktop.workshop.goTo('decision')
    await answerDialogs(desktop, pdf)
    await desktop.page.keyboard.press('6')
    await desktop.page.getByRole('button', { name: 'Save as PDF' }).waitFor()
    await desktop.page.keyboard.press('x')
    await expect.poll(() => sizeOf(pdf), { timeout: 45_000 }).toBeGreaterThan(50_000)
    const text = textOfPdf(pdf)
    expect(text).toContain('Decision record')
    expect(text).toContain('MLflow')
    // The window that printed has gone.
    await expect
      .poll(() => desktop.main(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(1)
  })

  test('a second start shows the first and hands over its file', async ({ launch, folders }) => {
    const file = await putElsewhere(folders, 'Handed over by a second start')
    const first = await launch()
    await atHome(first.page)
    await first.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const code = await runtime.startAgain({ env: envOf(folders), args: [file] })
    expect(code).toBe(0)
    await expect(first.page.getByRole('banner')).toContainText('Handed over by a second start')
    await expect
      .poll(() =>
        first.main(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isMinimized()]),
        ),
      )
      .toEqual([[true, false]])
  })

  test('a file that is opened from the desktop opens, before and after the window is there', async ({
    launch,
    folders,
  }) => {
    const early = await putElsewhere(folders, 'Given with the start')
    const late = await putElsewhere(folders, 'Dropped on the icon')
    const desktop = await launch([early])
    await expect(desktop.page.getByRole('banner')).toContainText('Given with the start')
    const isPrevented = await desktop.main(({ app }, path) => {
      let prevented = false
      app.emit('open-file', { preventDefault: () => (prevented = true) }, path)
      return prevented
    }, late)
    expect(isPrevented).toBe(true)
    await expect(desktop.page.getByRole('banner')).toContainText('Dropped on the icon')
  })

  test('a file that cannot be read is refused in words, and stays as it is', async ({
    launch,
    folders,
  }) => {
    const file = await putElsewhere(folders, 'Broken', 'this is not an evaluation')
    const { page } = await launch([file])
    await expect(page.getByRole('dialog')).toContainText('could not be opened')
    expect(await readFile(file, 'utf8')).toBe('this is not an evaluation')
  })

  test('the projector is a window of its own, can be full screen, and closes with the other', async ({
    launch,
  }) => {
    const desktop = await launch()
    await desktop.workshop.openSample()
    const opened = desktop.nextWindow()
    await desktop.page.keyboard.press('F9')
    const room = await opened
    await room.locator('main h1').first().waitFor()
    expect(desktop.written(room.url())).toMatch(/^app:\/\/stackjury\/#\/e\/[^/]+\/projector$/)
    await desktop.workshop.goTo('results')
    await expect(room.locator('[data-kind]')).toHaveAttribute('data-kind', 'results')
    expect(await room.evaluate(() => typeof (window as { bridge?: unknown }).bridge)).toBe(
      'undefined',
    )
    await room.keyboard.press('Enter')
    await expect.poll(() => room.evaluate(() => document.fullscreenElement !== null)).toBe(true)

    await desktop.main(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => !window.webContents.getURL().endsWith('/projector'))
        ?.close(),
    )
    expect(await desktop.ended).toBe(0)
  })

  test('a window that crashes shows the same screen again, with everything that was said to be saved', async ({
    launch,
  }) => {
    const desktop = await launch()
    await desktop.workshop.openSample()
    await desktop.workshop.goTo('frame')
    await fill(desktop.page, '^Title', 'Changed just before the crash')
    await expect(desktop.page.getByRole('banner')).toContainText('Changed just before the crash')
    await desktop.workshop.saved()
    await desktop.workshop.goTo('results')
    const before = await addresses(desktop)
    const start = Date.now()
    await crash(desktop)
    await expect
      .poll(() => textShown(desktop), { timeout: 10_000 })
      .toMatch(/Changed just before the crash[\s\S]*4\.10 against 3\.71/)
    expect(Date.now() - start).toBeLessThan(8_000)
    expect(await addresses(desktop)).toEqual(before)
  })

  test('what crashes for the fourth time in five minutes opens with ways out of it', async ({
    launch,
  }) => {
    const desktop = await launch()
    await desktop.workshop.openSample()
    await desktop.workshop.goTo('results')
    for (const _ of [1, 2, 3]) {
      await crash(desktop)
      await expect.poll(() => textShown(desktop)).toContain('4.10 against 3.71')
      expect(await addresses(desktop)).toEqual([expect.stringContaining('/results')])
    }
    await crash(desktop)
    await expect
      .poll(() => addresses(desktop))
      .toEqual([expect.stringMatching(/^app:\/\/stackjury\/#\/recovery\/[^/]+\/crashed$/)])
    await expect.poll(() => textShown(desktop)).toContain('crashed four times')
  })

  test('quitting while a window is open saves what was just typed', async ({ launch, folders }) => {
    const desktop = await launch()
    await atHome(desktop.page)
    await newEvaluation(desktop.page, 'Quit in the middle')
    await desktop.workshop.saved()
    const title = desktop.page.getByLabel('Title', { exact: true })
    // Neither left nor at rest for long enough to be stored.
    await title.fill('Quit right after this')
    await expect(desktop.page.getByRole('banner')).toContainText('Saving…')
    await desktop.main(({ app }) => {
      // As the menu or the session does it; the answer comes before the end does.
      setImmediate(() => app.quit())
    })
    expect(await desktop.ended).toBe(0)
    expect(await titlesIn(folders)).toEqual(['Quit right after this'])
    // Nobody listens any more: the next start claims the folder at once.
    await expect.poll(() => readdir(folders.userData)).not.toContain('instance.sock')
  })
})

async function atHome(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
}

async function newEvaluation(page: Page, title: string): Promise<void> {
  await page.keyboard.press('n')
  await page.keyboard.type(title)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Which one?')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
}

/** Returns when the application has been told. */
async function crash({ main }: Desktop): Promise<void> {
  await main(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.on('render-process-gone', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
}

/** Asked in the main process: Playwright does not see a page again that has crashed. */
async function textShown({ main }: Desktop): Promise<string> {
  const text = await main(({ BrowserWindow }) =>
    Promise.race([
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      // What has crashed may never answer.
      new Promise((resolve) => {
        setTimeout(() => resolve(''), 1_000)
      }),
    ]),
  ).catch(() => '')
  return String(text)
}

async function addresses({ main }: Desktop): Promise<string[]> {
  return main(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  )
}

async function titlesIn({ evaluations }: Folders): Promise<string[]> {
  const names = (await readdir(evaluations)).filter((name) => name.endsWith('.stackjury'))
  const texts = await Promise.all(names.map((name) => readFile(join(evaluations, name), 'utf8')))
  return texts.map((text) => {
    const body = text.slice(text.indexOf('\n'))
    return (JSON.parse(body) as { frame: { title: string } }).frame.title
  })
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
