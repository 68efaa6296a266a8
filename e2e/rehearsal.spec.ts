import { execFileSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { largeEvaluation } from '../test/large.ts'
import { beforeWorkshop, putFile } from './before-workshop.ts'
import { scenario } from './expected.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test, watch, workshopOn } from './workshop.ts'

test.describe.configure({ timeout: 120_000 })

test('a rehearsal goes through scoring, reveal and results, says so everywhere, and leaves nothing', async () => {
  const folders = await newFolders()
  await putFile(folders, beforeWorkshop())
  const file = join(folders.evaluations, 'replay.stackjury')
  const body = async () => (await readFile(file, 'utf8')).split('\n')[1]
  const before = await body()
  const shell = await startShell(folders)
  const { page, context } = shell
  const troubles = watch(page)
  const workshop = workshopOn(shell, folders)
  const keys = page.keyboard
  const mark = page.getByText('Rehearsal · invented votes · nothing is kept')

  await page.getByText(scenario.title).first().waitFor()
  await keys.press('Enter')
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  await workshop.goTo('scoring')
  await expect(mark).toBeHidden()
  await keys.press('Control+k')
  await keys.type('rehearse')
  await keys.press('Enter')
  await mark.waitFor()
  await expect(page.getByText('5 of 6 people are finished')).toBeVisible()
  await expect(page).toHaveTitle(/^Rehearsal: /)

  const second = await context.newPage()
  await second.goto(page.url().replace(/\/scoring.*/, '/projector'))
  await expect(second.getByText('Rehearsal · invented votes')).toBeVisible()
  await second.close()
  await page.bringToFront()

  await test.step('the last person is left to try', async () => {
    await keys.press('Enter')
    await page.getByRole('button', { name: 'I am Lukas, start' }).waitFor()
    await expect(mark).toBeVisible()
    await keys.press('Enter')
    await page.getByText('Only you see this screen').waitFor()
    for (let n = 0; n < 40; n++) await keys.press(String(1 + (n % 5)))
    await keys.press('Control+Enter')
    await page.getByText('Everybody is finished').waitFor()
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Scoring' }).waitFor()
  })
  await keys.press('Control+r')
  await page.getByRole('region', { name: 'Agreed score' }).waitFor()
  await workshop.goTo('results')
  await expect(mark).toBeVisible()
  await expect(page.getByRole('region', { name: 'Ranking with contributions' })).toBeVisible()

  await test.step('nothing of it is left', async () => {
    await keys.press('Control+k')
    await keys.type('end the rehearsal')
    await keys.press('Enter')
    await mark.waitFor({ state: 'hidden' })
    await expect(page).toHaveTitle(`${scenario.title} · Stackjury`)
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    await workshop.goTo('scoring')
    await expect(page.getByRole('button', { name: 'Start blind scoring' })).toBeVisible()
    await expect
      .poll(() =>
        page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join()),
      )
      .not.toContain('rehearsal')
    await keys.press('Alt+h')
    await page.getByText(scenario.title).first().waitFor()
    await expect(page.getByText(/^Rehearsal/)).toHaveCount(0)
  })
  await shell.close()
  expect(await readdir(folders.evaluations)).toEqual(['replay.stackjury'])
  expect(await body()).toBe(before)
  expect(troubles).toEqual([])
  await folders.remove()
})

test('score sheets take one page per person, from the page and for the largest room', async () => {
  const folders = await newFolders()
  await putFile(folders, beforeWorkshop())
  const shell = await startShell(folders)
  const { page } = shell
  const workshop = workshopOn(shell, folders)
  await page.getByText(scenario.title).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  await workshop.goTo('scoring')
  await page.keyboard.press('Control+p')
  await page.getByText(/Score sheets saved/).waitFor()
  await shell.close()
  const folder = join(folders.evaluations, 'Exports')
  const [name = ''] = await readdir(folder)
  const sheets = pagesOf(join(folder, name))
  expect(sheets).toHaveLength(scenario.participants.length)
  for (const [index, person] of scenario.participants.entries()) {
    expect(sheets[index]).toContain(person.name)
    for (const { name: criterion } of scenario.criteria) expect(sheets[index]).toContain(criterion)
    expect(sheets[index]).toContain('Covers all use cases out of the box')
  }

  const large = largeEvaluation({ revealed: false })
  await putFile(folders, large)
  const out = join(folders.evaluations, 'large.pdf')
  const cli = join(import.meta.dirname, '../scripts/stackjury.mjs')
  const from = join(folders.evaluations, `${large.id}.stackjury`)
  execFileSync(process.execPath, [cli, 'export', from, '--sheets', out])
  expect(pagesOf(out)).toHaveLength(large.participants.length)
  await folders.remove()
})

/** The text of each page, with every run of white space as one blank. Needs poppler. */
function pagesOf(file: string): string[] {
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '))
}
