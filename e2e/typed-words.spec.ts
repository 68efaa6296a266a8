import type { Page } from '@playwright/test'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { ask } from './bridge.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test } from './workshop.ts'

const scenario = scenarioEvaluation()
/** The sample before anything is decided, so that it may be worked on. */
const sample: Evaluation = { ...scenario, decision: { ...scenario.decision, status: 'open' } }
const typedNotSaved = (page: Page) => page.getByRole('banner').getByText('Typed, not saved yet')

/** A step of an evaluation, by its address. */
async function show(page: Page, id: string, step: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/e/${id}/${step}`)
  await page.locator(`nav a[aria-current="step"][href*="/${step}"]`).waitFor()
}

/** Whether a text of the sample is on the host's disk as it is. */
async function onDisk(page: Page, text: string): Promise<boolean> {
  const answer = await ask(page, 'evaluations.open', { id: sample.id })
  return JSON.stringify(answer).includes(JSON.stringify(text))
}

test('words that are typed and not entered outlive loading again, a crash and the end of the window', async () => {
  test.setTimeout(120_000)
  const folders = await newFolders()
  const first = await startShell(folders)
  first.context.setDefaultTimeout(20_000)
  await first.page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(first.page, 'evaluations.create', { evaluation: sample })
  await show(first.page, sample.id, 'criteria')
  const line = (page: Page) => page.getByRole('textbox', { name: 'New criterion' })
  await line(first.page).pressSequentially('Latency at')
  await expect(typedNotSaved(first.page)).toBeVisible()
  await first.page.reload()
  await expect(line(first.page)).toHaveValue('Latency at')
  await expect(typedNotSaved(first.page)).toBeVisible()

  await line(first.page).press('End')
  await line(first.page).pressSequentially(' peak')
  const appears = first.context.waitForEvent('page', { timeout: 20_000 })
  const debug = await first.context.newCDPSession(first.page)
  debug.send('Page.crash').catch(() => {})
  const page = await appears
  await expect(line(page)).toHaveValue('Latency at peak')
  await line(page).press('End')
  await line(page).pressSequentially(' load')
  await page.close({ runBeforeUnload: true })
  await first.closed

  const again = await startShell(folders)
  again.context.setDefaultTimeout(20_000)
  await again.page.getByRole('heading', { name: 'Start from' }).waitFor()
  await show(again.page, sample.id, 'criteria')
  await expect(line(again.page)).toHaveValue('Latency at peak load')
  await line(again.page).press('Enter')
  await expect(line(again.page)).toHaveValue('')
  await expect.poll(() => onDisk(again.page, 'Latency at peak load')).toBe(true)
  await again.page.reload()
  await expect(line(again.page)).toHaveValue('')
  await again.close()
  await folders.remove()
})

test('a reason that is typed for an agreed score stays while another window records something else', async ({
  workshop,
}) => {
  const { page, shell } = workshop
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(page, 'evaluations.create', { evaluation: { ...sample, discussions: [] } })
  const reason = (on: Page) => on.getByRole('textbox', { name: 'Reason for the agreed score' })
  await show(page, sample.id, 'reveal')
  await reason(page).waitFor()
  const second = await shell.context.newPage()
  await second.goto(page.url())
  await reason(second).waitFor()

  await reason(page).fill('The log counts')
  await page.reload()
  await expect(reason(page)).toHaveValue('The log counts')
  await expect(typedNotSaved(page)).toBeVisible()
  await reason(second).fill('No log')
  await reason(second).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'No log' })).toContainText('meanwhile')
  await expect(reason(page)).toHaveValue('The log counts')
  await reason(page).press('Enter')
  await expect.poll(() => onDisk(page, 'The log counts')).toBe(true)
  expect(await onDisk(page, 'No log')).toBe(false)
  await second.close()
})
