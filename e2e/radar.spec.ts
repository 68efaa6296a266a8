import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { emptyEvaluation } from '../src/shared/domain/empty-evaluation.ts'
import { BlipId, EvaluationId, SectorId } from '../src/shared/domain/ids.ts'
import { putFile } from './before-workshop.ts'
import { blank } from './blank.ts'
import { tabTo } from './keyboard.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test, workshopOn } from './workshop.ts'
import { textsInZip } from './zip-text.ts'

/** No pointer in this file: what a radar takes from elsewhere, and gives away, goes by keys alone. */
const table = (page: Page) => page.getByRole('region', { name: 'Radar as a table' })

function lastYear() {
  const empty = emptyEvaluation(
    EvaluationId.parse('last-year'),
    '2026-02-02T09:00:00+01:00',
    'Tracking, last year',
  )
  const sectors = ['Tracking', 'Data', 'Serving'].map((name) => ({
    id: SectorId.parse(name.toLowerCase()),
    name,
  }))
  return {
    ...empty,
    radar: { ...empty.radar, date: '2026-03-02', sectors },
    blips: [
      {
        id: BlipId.parse('mlflow'),
        name: 'MLflow',
        sectorId: SectorId.parse('tracking'),
        candidateId: null,
        toolId: null,
        history: [{ day: '2026-03-02', ring: 'trial' as const, reason: 'One team tries it.' }],
      },
    ],
  }
}

/** Moves the chosen blip inwards on a radar of today, and looks at what is said of it then. */
async function moveIn(page: Page) {
  await table(page).waitFor()
  await page.keyboard.press('i')
  await page.getByRole('dialog', { name: 'Move MLflow from Trial to Adopt?' }).waitFor()
  await page.keyboard.type('Four teams run it')
  await page.keyboard.press('Enter')
  await expect(table(page)).toContainText('↑ in, from Trial')
  await page.keyboard.press('h')
  const history = page.getByRole('dialog', { name: 'History of MLflow' })
  await expect(history.getByRole('row')).toHaveCount(3)
  const today = new Date().toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  await expect(history).toContainText(today)
  await expect(history).toContainText('2 March 2026')
  await page.screenshot({ path: 'test-results/radar-history.png' })
  await page.keyboard.press('Escape')
}

test('the radar of an evaluation goes on in the next one, which shows what moved since', async () => {
  test.setTimeout(150_000)
  const folders = await newFolders()
  await putFile(folders, lastYear())
  const shell = await startShell(folders)
  const { page } = shell
  const { goTo } = workshopOn(shell, folders)
  try {
    await page.setViewportSize({ width: 1280, height: 720 })
    await test.step('start from this one', async () => {
      await page.getByText('Tracking, last year').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('3')
      await page.getByRole('dialog').getByText('and goes on with its radar').waitFor()
      await page.keyboard.press('Control+A')
      await page.keyboard.type('Tracking, this year')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
      await goTo('radar')
      await moveIn(page)
    })

    await test.step('take over the radar, where the evaluation was begun without it', async () => {
      await page.goto(page.url().replace(/#.*/, '#/'))
      await page.getByRole('heading', { name: 'Start from' }).waitFor()
      await page.screenshot({ path: 'test-results/home-start-cards.png' })
      await page.keyboard.press('n')
      await page.keyboard.type('Tracking, on its own')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
      await goTo('radar')
      await tabTo(page, '^Take over the radar of …$')
      await page.screenshot({ path: 'test-results/radar-empty.png' })
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: 'Tracking, last year' }).waitFor()
      await page.keyboard.type('last year')
      await page.keyboard.press('Enter')
      await moveIn(page)
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+z')
      await expect(page.getByRole('heading', { name: 'There is no radar yet' })).toBeVisible()
    })
  } finally {
    await shell.close()
    await folders.remove()
  }
})

const fixtures = join(import.meta.dirname, '../test/fixtures/radars')

/** Opens the import, and chooses what the next chooser is given. */
async function choose(page: Page, button: string) {
  await tabTo(page, '^(Import|Import one)$')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Import a radar' }).waitFor()
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /^Take in / }).waitFor()
}

test('radars of others come in by keyboard, with movement, and go out in six formats', async ({
  workshop,
}) => {
  test.setTimeout(150_000)
  const { page, goTo, folders } = workshop
  let next: Parameters<import('@playwright/test').FileChooser['setFiles']>[0] = []
  // From the start: a chooser that opens before anybody listens is lost.
  page.on('filechooser', (chooser) => void chooser.setFiles(next))
  await page.setViewportSize({ width: 1280, height: 720 })
  await blank(page)
  await goTo('radar')

  await test.step('a folder with editions: history, movement and the day of the last one', async () => {
    next = join(fixtures, 'aoe')
    await choose(page, '^Choose a folder$')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('3 entries are new')
    await expect(dialog).toContainText('broken.md')
    await expect(dialog).toContainText('12 May 2025')
    await page.screenshot({ path: 'test-results/radar-import-folder.png' })
    await tabTo(page, '^Take it in$')
    await page.keyboard.press('Enter')
    await expect(table(page).getByRole('row', { name: /Flyte/ })).toContainText('↑ in, from Assess')
    await expect(table(page).getByRole('row', { name: /neptune/ })).toContainText('No change')
  })

  await test.step('a tool that has ended is proposed for Hold', async () => {
    const proposals = page.getByRole('region', { name: 'Proposed, not decided' })
    await expect(proposals).toContainText('neptune.ai is discontinued')
  })

  await test.step('a table with a ring of its own, a new radar later', async () => {
    next = {
      name: 'theirs.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,ring,quadrant\nFlyte,Keep,Tracking\nKafka,Trial,Streaming\n'),
    }
    await choose(page, '^Choose files$')
    await tabTo(page, '^Ring “Keep” is')
    await page.keyboard.type('Adopt')
    await tabTo(page, '^Sector “Streaming” goes to')
    await page.keyboard.type('Data & Pipelines')
    await expect(page.getByLabel('Belongs to')).toHaveValue('new')
    await page.screenshot({ path: 'test-results/radar-import-mapping.png' })
    await tabTo(page, '^Take it in$')
    await page.keyboard.press('Enter')
    await expect(table(page).getByRole('row', { name: /Flyte/ })).toContainText('↑ in, from Trial')
    await expect(table(page)).toContainText('Kafka')
  })

  await test.step('all six formats are written', async () => {
    const formats = ['Drawing \\(SVG\\)', 'Picture \\(PNG\\)', 'Table \\(CSV\\)', 'Data \\(JSON\\)']
    const more = ['Data \\(JSON, Zalando\\)', 'Markdown files \\(ZIP\\)']
    for (const [i, format] of [...formats, ...more].entries()) {
      await page.keyboard.press('x')
      await page.getByRole('dialog', { name: 'Save the radar as' }).waitFor()
      await tabTo(page, `^${format}$`)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog').getByText(/^Saved/)).toBeVisible()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      expect(await readdir(join(folders.evaluations, 'Exports'))).toHaveLength(i + 1)
    }
    const exports = join(folders.evaluations, 'Exports')
    const names = await readdir(exports)
    const bytes = async (extension: string) =>
      Promise.all(
        names
          .filter((name) => name.endsWith(`.${extension}`))
          .map(async (name) => readFile(join(exports, name))),
      )
    const json = (await bytes('json')).map((file): unknown => JSON.parse(file.toString()))
    expect(json.some((root) => Array.isArray(root))).toBe(true)
    expect(json.some((root) => typeof root === 'object' && root && 'entries' in root)).toBe(true)
    const [zip] = await bytes('zip')
    const files = textsInZip(zip ?? Buffer.alloc(0))
    expect(files.get('config.json')).toContain('"id": "data-pipelines"')
    expect(files.get('radar/2024-11-04/flyte.md')).toContain('ring: assess')
    expect(files.get('radar/2025-05-12/flyte.md')).toContain('quadrant: data-pipelines')
  })

  await test.step('and the archive is the same radar again', async () => {
    const exports = join(folders.evaluations, 'Exports')
    const [zip = ''] = (await readdir(exports)).filter((name) => name.endsWith('.zip'))
    next = join(exports, zip)
    await choose(page, '^Choose files$')
    await expect(page.getByRole('dialog')).toContainText('0 entries are new, 0 would move')
  })
})
