import { findings } from './findings.ts'
import { expect, test } from './workshop.ts'

test('the licences of others are found from the palette and by their words, by keyboard alone', async ({
  workshop: { page },
}) => {
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).waitFor()
  await page.keyboard.type('third-party')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Third-party licences' })
  await dialog.getByRole('searchbox', { name: 'Search' }).waitFor()
  await expect(dialog.getByRole('listitem').first()).toBeVisible()
  expect(await findings(page)).toEqual([])

  await page.keyboard.type('sil open font inter')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('SIL OPEN FONT LICENSE Version 1.1')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
