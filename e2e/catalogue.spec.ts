import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { tabTo } from './keyboard.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test, watch, workshopOn } from './workshop.ts'

/** No pointer in this file: the catalogue, the must-haves and the radar are driven by keys alone. */
const landscape = join(import.meta.dirname, '../test/fixtures/lfai-landscape.yml')

/** An undecided evaluation with the frame of a small team. */
async function blank(page: Page) {
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Tools of the field')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Which tool runs our pipelines?')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
}

/** What the search offers. The facets below it have options of their own. */
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'Search the catalogue' }).getByRole('option')

/** Opens the search and waits until it can be typed into. */
async function openSearch(page: Page) {
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'Search the catalogue' }).waitFor()
}

test('three letters lead to a candidate in less than five seconds', async ({ workshop }) => {
  const { page, goTo } = workshop
  await blank(page)
  await goTo('shortlist')
  const began = Date.now()
  await openSearch(page)
  await page.keyboard.type('zen')
  await expect(options(page).first()).toContainText('ZenML')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'ZenML', exact: true })).toBeVisible()
  expect(Date.now() - began).toBeLessThan(5_000)

  await test.step('a former name finds it, and facets narrow what is left', async () => {
    await openSearch(page)
    await page.keyboard.type('allegro')
    await expect(options(page).first()).toContainText('ClearML')
    await page.keyboard.press('Escape')
    await tabTo(page, '^Component$')
    await page.keyboard.type('Feature store')
    await tabTo(page, '^Delivery$')
    await page.keyboard.type('Open source')
    await expect(options(page).filter({ hasText: 'Feast' }).first()).toBeVisible()
    await expect(options(page).filter({ hasText: 'Tecton' })).toHaveCount(0)
    await page.screenshot({ path: 'test-results/facets.png' })
  })
})

test('a landscape comes in by keyboard, is remembered, and the second time changes nothing', async () => {
  const folders = await newFolders()
  const shell = await startShell(folders)
  const { page } = shell
  const troubles = watch(page)
  const { goTo } = workshopOn(shell, folders)
  // From the start: a chooser that opens before anybody listens is lost.
  page.on('filechooser', (chooser) => void chooser.setFiles(landscape))
  const chooseFile = async () => {
    await page.getByRole('heading', { name: 'Import tools' }).waitFor()
    await tabTo(page, '^Choose a file$')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Take in tools from/ }).waitFor()
  }
  try {
    await page.setViewportSize({ width: 1280, height: 720 })
    await blank(page)
    await goTo('shortlist')
    await openSearch(page)
    await tabTo(page, '^Import tools$')
    await page.keyboard.press('Enter')
    await chooseFile()
    const counts = page.locator('dl[aria-label="What would come in"]')
    await expect(counts).toContainText('472')
    await expect(counts).toContainText('104')

    await test.step('a category is mapped to another component', async () => {
      await tabTo(page, '^Model / Workflow goes to$')
      await page.keyboard.type('Experiment tracking')
      await page.screenshot({ path: 'test-results/mapping.png' })
      await tabTo(page, '^Take in \\d+ tools$')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^\d+ tools taken in$/)).toBeVisible()
    })

    await test.step('an imported tool is a candidate, with its maturity', async () => {
      await page.getByRole('combobox', { name: 'Search the catalogue' }).waitFor()
      await page.keyboard.type('nnstreamer')
      await expect(options(page).first()).toContainText('imported')
      await page.keyboard.press('Enter')
      const facts = page.getByRole('region', { name: 'Facts about NNStreamer' })
      await expect(facts).toContainText('Incubating says lfai-landscape.yml')
      await expect(facts).toContainText('unknown')
    })

    await test.step('the same file again', async () => {
      await openSearch(page)
      await tabTo(page, '^Import tools$')
      await page.keyboard.press('Enter')
      await chooseFile()
      await expect(page.getByRole('combobox', { name: 'Model / Workflow goes to' })).toHaveValue(
        'experiment-tracking',
      )
      await expect(page.getByRole('button', { name: /^Take it in/ })).toHaveAttribute(
        'aria-disabled',
        'true',
      )
      await page.keyboard.press('Escape')
    })

    const kept = JSON.parse(
      await readFile(join(folders.userData, 'personal-catalogue.json'), 'utf8'),
    ) as { readonly tools: readonly unknown[] }
    expect(kept.tools).toHaveLength(318)
    expect(troubles).toEqual([])
  } finally {
    await shell.close()
    await folders.remove()
  }
})

test('must-haves are answered by keyboard, and knock out with the reason printed', async ({
  workshop,
}) => {
  const { page, goTo } = workshop
  await blank(page)
  await goTo('shortlist')
  for (const letters of ['mlf', 'dag']) {
    await openSearch(page)
    await page.keyboard.type(letters)
    await options(page).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.getByRole('region', { name: 'Dagster', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await expect(page.getByRole('radio', { name: /^Must-haves/ })).toBeChecked()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'New must-have' })).toBeFocused()
  await page.keyboard.type('Runs in our own data centre')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await tabTo(page, '^MLflow, M1')
  await page.keyboard.press('p')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('f')
  await page.getByRole('button', { name: /^Dagster, M1.*: Fail/ }).waitFor()
  await page.keyboard.press('r')
  await expect(page.getByRole('textbox', { name: /^Reason/ })).toBeFocused()
  await page.keyboard.type('Only as a service in the edition that we can pay')
  await page.keyboard.press('Control+Enter')
  const row = page
    .getByRole('table', { name: 'Answers to the must-haves' })
    .getByRole('row', { name: /Dagster/ })
  await expect(row).toContainText('Out')
  await expect(row).toContainText('Only as a service in the edition that we can pay')
  await page.screenshot({ path: 'test-results/must-haves.png' })
})

test('the radar is moved, saved and taken back in by keyboard', async ({ workshop }) => {
  const { page, goTo, folders } = workshop
  await blank(page)
  await goTo('radar')
  await tabTo(page, '^Begin a radar$')
  await page.keyboard.press('Enter')
  for (const name of ['Our tracker', 'Our registry']) {
    await page.getByRole('button', { name: 'Sectors' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await tabTo(page, '^Reason$')
    await page.keyboard.type('In use for a year')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await expect(page.getByRole('region', { name: 'Radar as a table' })).toContainText('Our registry')

  for (const format of ['Drawing \\(SVG\\)', 'Picture \\(PNG\\)', 'Table \\(CSV\\)']) {
    await page.keyboard.press('x')
    await tabTo(page, `^${format}$`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByText(/^Saved/)).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  const exports = join(folders.evaluations, 'Exports')
  const names = await readdir(exports)
  const path = (extension: string) =>
    join(exports, names.find((name) => name.endsWith(`.${extension}`)) ?? '')
  const svg = await readFile(path('svg'), 'utf8')
  expect(svg).toContain('Our tracker')
  expect(svg).not.toContain('var(')
  const png = await readFile(path('png'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1_500)
  expect(await readFile(path('csv'), 'utf8')).toContain('Our registry')

  await tabTo(page, '^Import$')
  await page.keyboard.press('Enter')
  await tabTo(page, '^Choose files$')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Enter'),
  ])
  await chooser.setFiles({
    name: 'theirs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'name,ring,quadrant,isNew,description\nTheir tool,hold,Data,TRUE,Too new\n',
    ),
  })
  await expect(page.getByRole('dialog')).toContainText('1 entry is new, 0 would move')
  await tabTo(page, '^Take it in$')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Radar as a table' })).toContainText('Their tool')
  await page.screenshot({ path: 'test-results/radar.png' })
})
