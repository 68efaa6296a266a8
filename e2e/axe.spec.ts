import { stepIds } from '../src/shared/domain/steps.ts'
import { findings } from './findings.ts'
import { expect, test } from './workshop.ts'

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on Home and on any step, ${theme}`, async ({ workshop }) => {
    test.setTimeout(180_000)
    const { page } = workshop
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Start from' }).waitFor()
    expect(await findings(page), 'Home, empty').toEqual([])
    // A check that cannot fail proves nothing: this one must.
    await page.evaluate(() =>
      document.querySelector('main, #root')?.append(document.createElement('img')),
    )
    expect((await findings(page)).join()).toContain('image-alt')
    await page.reload()
    await page.getByRole('heading', { name: 'Start from' }).waitFor()

    await workshop.openSample()
    for (const step of stepIds) {
      await workshop.goTo(step)
      expect(await findings(page), step).toEqual([])
    }
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog').waitFor()
    expect(await findings(page), 'palette').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+H')
    await page.getByRole('heading', { name: 'Start from' }).waitFor()
    expect(await findings(page), 'Home with an evaluation').toEqual([])
  })
}

test('no step scrolls sideways or hides its heading at 1280 × 720', async ({ workshop }) => {
  const { page } = workshop
  await page.setViewportSize({ width: 1280, height: 720 })
  await workshop.openSample()
  for (const step of stepIds) {
    await workshop.goTo(step)
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('main')
      return [document.documentElement, main]
        .filter((element) => element !== null)
        .map((element) => element.scrollWidth - element.clientWidth)
    })
    expect(overflow, step).toEqual([0, 0])
    await expect(page.locator('main h1').first(), step).toBeInViewport()
  }
})
