import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { expect, test } from './workshop.ts'

const sample = scenarioEvaluation()
const named = (
  id: string,
  title: string,
  decision: Partial<Evaluation['decision']>,
): Evaluation => ({
  ...sample,
  id: id as Evaluation['id'],
  frame: { ...sample.frame, title },
  decision: { ...sample.decision, ...decision },
})
const files = [
  named('first', 'First choice', {}),
  named('second', 'Second choice', { status: 'proposed' }),
  named('old', 'Old registry', {}),
  named('new', 'New registry', { supersedes: 'Old registry', supersedesId: 'old' as never }),
]

test('a decision marks the one that it supersedes, and is found from the other side, with the keyboard alone', async ({
  workshop,
}) => {
  test.setTimeout(120_000)
  const { page, folders } = workshop
  const { keyboard } = page
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await mkdir(folders.evaluations, { recursive: true })
  for (const one of files)
    await writeFile(join(folders.evaluations, `${one.id}.stackjury`), contentOf(one, 0))
  await page.reload()
  const row = (title: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) })
  const open = async (title: string) => {
    await row(title).waitFor()
    await keyboard.press('/')
    await keyboard.type(title)
    await keyboard.press('Escape')
    await page.getByRole('button', { name: title, exact: true }).focus()
    await keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  }
  const home = async () => {
    await workshop.saved()
    await page.evaluate(() => {
      location.hash = '#/'
    })
    await page.getByRole('heading', { name: 'Evaluations' }).waitFor()
  }

  await test.step('the new decision says what it supersedes, is accepted, and marks it', async () => {
    await open('Second choice')
    await workshop.goTo('decision')
    await keyboard.press('5')
    const supersedes = page.getByLabel('Supersedes', { exact: true })
    await supersedes.getByRole('option', { name: 'First choice' }).waitFor({ state: 'attached' })
    await supersedes.focus()
    await keyboard.type('First')
    await expect(supersedes).toHaveValue('first')
    await keyboard.press('Control+Enter')
    await page.getByText('This decision supersedes First choice').waitFor()
    await page.locator('main').first().focus()
    await keyboard.press('m')
    await page.getByText('First choice is marked as superseded').waitFor()
  })

  await test.step('Home and the old evaluation say so', async () => {
    await home()
    await expect(row('First choice')).toContainText('Superseded by Second choice')
    await open('First choice')
    await workshop.goTo('decision')
    await expect(page.getByText('superseded since')).toBeVisible()
    await keyboard.press('5')
    await expect(page.getByLabel('Superseded by', { exact: true })).toHaveValue('second')
    await home()
  })

  await test.step('what only the new one says is found by the old one, which writes it down', async () => {
    await expect(row('Old registry')).toContainText('Superseded by New registry')
    await open('Old registry')
    await workshop.goTo('decision')
    await page.getByText('Superseded by New registry, as is said there').waitFor()
    await keyboard.press('Alt+c')
    await keyboard.press('m')
    await expect(page.getByText('as is said there')).toHaveCount(0)
    await keyboard.press('5')
    await expect(page.getByLabel('Superseded by', { exact: true })).toHaveValue('new')
    await workshop.saved()
    await keyboard.press('Control+z')
    await page.getByText('as is said there').waitFor()
    await workshop.saved()
  })
})
