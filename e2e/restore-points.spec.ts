import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findings } from './findings.ts'
import { fill, tabTo } from './keyboard.ts'
import { expect, test } from './workshop.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`an earlier state is looked at, copied, restored in place, and the restore undone, by keyboard, ${theme}`, async ({
    workshop,
  }) => {
    test.setTimeout(120_000)
    const { page } = workshop
    const keys = page.keyboard
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await workshop.openSample()
    await workshop.goTo('frame')
    await fill(page, '^Title', 'Changed by mistake')
    await expect(page.getByRole('banner')).toContainText('Changed by mistake')
    await workshop.saved()

    await keys.press('Control+K')
    await keys.type('restore points')
    await keys.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Restore points' }).waitFor()
    // Leaving the evaluation brings the file up to date, which keeps one more.
    const rows = page.getByRole('row')
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(2)
    await expect(page.getByRole('region', { name: 'The chosen state' })).toContainText('MLflow')
    expect(await findings(page), 'restore points').toEqual([])

    await test.step('look, read-only', async () => {
      await keys.press('End')
      for (let n = 0; n < 5; n++) await keys.press('ArrowDown')
      await keys.press('Enter')
      await expect(page.getByRole('main')).toContainText('This is an earlier state')
      await expect(page.getByRole('banner')).toContainText('Experiment tracking')
      await expect(page.getByRole('banner')).toContainText('Earlier state')
      await keys.press('Alt+R')
      await page.getByRole('heading', { level: 1, name: 'Restore points' }).waitFor()
    })

    await test.step('restore in place', async () => {
      await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(2)
      for (let n = 0; n < 5; n++) await keys.press('ArrowDown')
      await keys.press('r')
      await page.getByRole('dialog', { name: /^Go back to/ }).waitFor()
      expect(await findings(page), 'restore dialog').toEqual([])
      await keys.press('Enter')
      await expect(page.getByRole('main').getByRole('status')).toContainText(
        /Restored the state of .* What was there before is kept as a restore point\./,
      )
      await expect(page.getByRole('banner')).toContainText('Experiment tracking')
      await expect(page.getByRole('main')).toContainText('Before a restore')
    })

    await test.step('undo restore', async () => {
      await keys.press('Control+Z')
      await expect(page.getByRole('main').getByRole('status')).toContainText(
        'The restore was undone. Nothing was lost.',
      )
      await expect(page.getByRole('banner')).toContainText('Changed by mistake')
    })

    await test.step('restore as a copy', async () => {
      for (let n = 0; n < 8; n++) await keys.press('ArrowDown')
      await keys.press('c')
      await page.getByRole('navigation', { name: 'Steps' }).waitFor()
      await expect(page.getByRole('banner')).toContainText('Experiment tracking')
      await keys.press('Alt+H')
      await page.getByRole('heading', { name: 'Start from' }).waitFor()
      await expect(page.getByRole('main').locator('tbody tr')).toHaveCount(2)
      await page.getByRole('button', { name: 'Changed by mistake', exact: true }).waitFor()
    })

    await test.step('from Home, and rebuild the working copy', async () => {
      await tabTo(page, '^Restore points of Changed by mistake')
      await keys.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Restore points' }).waitFor()
      await keys.press('b')
      await expect(page.getByRole('main').getByRole('status')).toContainText(
        'The working copy was made anew from the file and its journal. Nothing was lost.',
      )
      await keys.press('o')
      await expect(page.getByRole('banner')).toContainText('Changed by mistake')
    })
  })
}

test('when both stores fail the value stays on the screen in red, is copied, and the emergency file opens again', async ({
  workshop,
}) => {
  test.setTimeout(120_000)
  const { page, folders } = workshop
  await workshop.openSample()
  await workshop.goTo('frame')
  await workshop.saved()
  // The browser's store and the bridge both refuse from now on; the emergency file goes over the bridge.
  await page.evaluate(() => {
    Reflect.set(IDBTransaction.prototype, 'objectStore', () => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    Reflect.set(IDBFactory.prototype, 'open', () => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    Reflect.set(IDBFactory.prototype, 'deleteDatabase', () => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    const call = globalThis as unknown as { stackjuryCall: (text: string) => Promise<string> }
    const real = call.stackjuryCall
    call.stackjuryCall = async (text) =>
      text.includes('"evaluations.append"')
        ? JSON.stringify({ ok: false, code: 'disk-full', message: 'No room left on the disk' })
        : real(text)
  })
  await fill(page, '^Title', 'Only on the screen')
  const banner = page.getByRole('banner')
  await expect(banner.getByText('Not saved')).toBeVisible({ timeout: 20_000 })
  await expect(banner).toContainText('Only on the screen')
  expect(await findings(page), 'red').toEqual([])

  await banner.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied. Paste it into an empty text file')).toBeVisible()
  await banner.getByRole('button', { name: 'Save an emergency file' }).click()
  await expect(page.getByText(/^Emergency file written: /)).toBeVisible()
  const [name = ''] = (await readdir(folders.evaluations)).filter((one) =>
    one.includes('emergency'),
  )
  expect(await readFile(join(folders.evaluations, name), 'utf8')).toContain('Only on the screen')

  await page.reload()
  // A key before there is a page to take it would be lost.
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  // Choosers are taken over from here on; one that opens before that is cancelled at once.
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Alt+H')
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.keyboard.press('Control+O')
  await (await chooser).setFiles(join(folders.evaluations, name))
  const dialog = page.getByRole('dialog')
  await dialog.or(page.getByRole('navigation', { name: 'Steps' })).waitFor()
  if (await dialog.isVisible()) await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText('Only on the screen')
})

test('when only the browser’s store fails, work goes on, reaches the disk, and the line is amber', async ({
  workshop,
}) => {
  const { page } = workshop
  await workshop.openSample()
  await workshop.goTo('frame')
  await workshop.saved()
  await page.evaluate(() => {
    for (const method of ['open', 'deleteDatabase']) {
      Reflect.set(IDBFactory.prototype, method, () => {
        throw new DOMException('Internal error', 'UnknownError')
      })
    }
    Reflect.set(IDBTransaction.prototype, 'objectStore', () => {
      throw new DOMException('Internal error', 'UnknownError')
    })
  })
  await fill(page, '^Title', 'In one copy')
  await expect(page.getByRole('banner')).toContainText('on disk only', { timeout: 20_000 })
  await page.reload()
  await expect(page.getByRole('banner')).toContainText('In one copy')
  await workshop.saved()
})
