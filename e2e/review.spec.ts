import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { expect, test } from './workshop.ts'

const sample = scenarioEvaluation()
/** Decided, with a review that has been due for some time. */
const due: Evaluation = {
  ...sample,
  id: 'due' as Evaluation['id'],
  decision: { ...sample.decision, status: 'accepted', reviewDate: '2026-05-01' },
}

test('a review that is due asks again about two scores only, blind, and shows them beside the old ones', async ({
  workshop,
}) => {
  test.setTimeout(180_000)
  const { page, folders } = workshop
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await mkdir(folders.evaluations, { recursive: true })
  await writeFile(join(folders.evaluations, 'due.stackjury'), contentOf(due, 0))
  await page.reload()

  await test.step('Home names it first and leads to the look back', async () => {
    await page.getByRole('button', { name: 'Start the review' }).click()
    await page.getByRole('button', { name: 'Continue working on it' }).waitFor()
    await page.keyboard.press('Alt+c')
    await page.getByRole('heading', { name: 'Prediction against what happened' }).waitFor()
    await page.getByRole('button', { name: 'Score again what is out of date' }).click()
  })

  await test.step('the review proposes what is stale, and asks for less', async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Age', { exact: true }).selectOption('3')
    for (const name of ['MLflow', 'Weights & Biases', 'ClearML', 'Amazon SageMaker AI'])
      await dialog.getByRole('button', { name: `None of ${name}` }).click()
    const boxes = dialog.getByRole('group', { name: /^In-house build/ }).getByRole('checkbox')
    for (const place of [2, 3, 4, 5, 6, 7]) await boxes.nth(place).click()
    await dialog.getByRole('button', { name: 'Ask again about 2 scores' }).click()
    await expect(page.getByText('A review of 2 scores; the others stand.')).toBeVisible()
  })

  await test.step('everybody scores these two, and the result waits for the reveal', async () => {
    for (const person of sample.participants.filter(({ kind }) => kind === 'voter')) {
      await workshop.goTo('scoring')
      await page
        .getByRole('row')
        .filter({ hasText: person.name })
        .getByRole('button', { name: `Hand the laptop to ${person.name}` })
        .click()
      await page.getByText(/Two scores of last time, asked again/).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Only you see this screen').waitFor()
      await page.keyboard.press('5')
      await page.keyboard.press('4')
      await page.getByText('Everything is scored').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.evaluate(() => {
        location.hash = '#/e/due/results'
      })
      await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    }
    await expect(page.getByRole('list', { name: 'Reviews' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Ranking', exact: true })).toContainText('2.53')
  })

  await test.step('after it both are shown', async () => {
    await workshop.goTo('scoring')
    await page.keyboard.press('Control+r')
    await page.locator('nav a[aria-current="step"][href*="/reveal"]').waitFor()
    await workshop.goTo('results')
    const reviews = page.getByRole('list', { name: 'Reviews' })
    await expect(reviews).toContainText('2 scores were asked again')
    await reviews.locator('summary').click()
    const rows = reviews.getByRole('row')
    await expect(rows).toHaveCount(3)
    await expect(rows.nth(1)).toContainText('Fit to the use cases')
    await expect(rows.nth(1)).toContainText('2.17')
    await expect(rows.nth(1).getByRole('cell').last()).toHaveText('5')
    await expect(rows.nth(2).getByRole('cell').last()).toHaveText('4')
    await workshop.saved()
  })
})
