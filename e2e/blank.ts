import type { Page } from '@playwright/test'

/** An undecided evaluation with the frame of a small team. */
export async function blank(page: Page) {
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Tools of the field')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Which tool runs our pipelines?')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
}
