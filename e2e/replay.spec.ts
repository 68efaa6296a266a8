import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { formatPoints } from '../src/shared/domain/format.ts'
import { beforeWorkshop, putFile } from './before-workshop.ts'
import { nameOf, scenario, scored } from './expected.ts'
import { tabTo } from './keyboard.ts'
import { expectStage } from './results-screen.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test as base, watch, type Workshop, workshopOn } from './workshop.ts'

/** The worked sample's workshop once more, as it was: six people, one laptop, its keyboard. */
base.describe.configure({ timeout: 180_000 })

const { expected } = scenario
const people = scenario.participants
const firstName = (id: string) => nameOf(id).split(' ')[0] ?? ''
/** These two filled in a sheet of paper, which somebody types in. */
const onPaper = ['jonas', 'priya']
/** Candidates in the order of the shortlist, as the sheets have them. */
const shortlist = scenario.candidates.map(({ id }) => id).filter((id) => scored.includes(id))
/** Said with a vote, so that there are words to look for, too. */
const planted = { by: 'lukas', reason: 'Planted words about the access log' }

base('six people replay the worked sample, and every number comes out as expected', async () => {
  const folders = await newFolders()
  await putFile(folders, beforeWorkshop())
  const shell = await startShell(folders)
  const { page, context } = shell
  const troubles = watch(page)
  const workshop = workshopOn(shell, folders)
  const keys = page.keyboard

  await base.step('open the prepared evaluation', async () => {
    await page.getByText(scenario.title).first().waitFor()
    await keys.press('Enter')
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  })
  const room = await openProjector()

  await base.step('blind weights of six people', async () => {
    await workshop.goTo('criteria')
    await keys.press('w')
    await page.getByRole('radio', { name: 'Weights', checked: true }).waitFor()
    await keys.press('b')
    for (const { id } of people) {
      await page.getByRole('button', { name: `I am ${firstName(id)}, start` }).waitFor()
      await keys.press('Enter')
      await page.getByLabel(`Points for ${scenario.criteria[0]?.name}`).waitFor()
      for (const { id: criterion } of scenario.criteria) {
        await keys.type(String(scenario.weightVotes[id]?.[criterion]))
        await keys.press('Enter')
      }
      await keys.press('Control+Enter')
    }
    await page.getByText('Everybody is finished').waitFor()
    await keys.press('Enter')
  })

  await base.step('weights are revealed, agreed and locked', async () => {
    await page.getByRole('heading', { name: 'Criteria and weights' }).waitFor()
    await keys.press('Control+r')
    const table = page.getByRole('region', { name: 'Weights' })
    await table.waitFor()
    for (const { id, name } of scenario.criteria) {
      const row = table.getByRole('row').filter({ hasText: name })
      const cells = await row.getByRole('cell').allInnerTexts()
      expect(cells.slice(0, 6).map(Number), name).toEqual(
        people.map((person) => scenario.weightVotes[person.id]?.[id]),
      )
      const mean = expected.weights.meanOfVotes[id] ?? NaN
      // The expected mean is rounded already, so the shown one may round the other way.
      expect(Math.abs(Number(cells[6]) - mean), name).toBeLessThan(0.0551)
      expect(/wide/i.test(cells[7] ?? ''), name).toBe(expected.weights.splitCriteria.includes(id))
    }
    await keys.press('g')
    for (const { weight } of scenario.criteria) {
      await keys.type(String(weight))
      await keys.press('Enter')
    }
    await expect(table.getByRole('row', { name: /^Sum/ })).toContainText('100.00')
    await keys.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    await keys.type(scenario.weightsLocked.note)
    await keys.press('Enter')
    await expect(page.getByRole('main')).toContainText(/Locked/)
  })

  await base.step('235 votes and 5 abstentions, two of the six from paper', async () => {
    await workshop.goTo('scoring')
    await keys.press('s')
    await page.getByText('0 of 6 people are finished').waitFor()
    await keys.press('Enter')
    let inTable = false
    for (const { id } of people) {
      await page.getByRole('button', { name: `I am ${firstName(id)}, start` }).waitFor()
      const began = Date.now()
      let presses = 0
      const press = async (key: string) => {
        presses++
        await keys.press(key)
      }
      await press('Enter')
      await page.getByText('Only you see this screen').waitFor()
      if (onPaper.includes(id) !== inTable) {
        await press('g')
        inTable = !inTable
      }
      await page
        .getByRole('heading', { name: inTable ? 'Score sheet as a table' : nameOf('mlflow') })
        .waitFor()
      for (const candidate of shortlist) {
        for (const { id: criterion } of scenario.criteria) {
          await press(String(scenario.scoresRound1[candidate]?.[criterion]?.[id] ?? 0))
        }
      }
      if (id === planted.by) {
        await keys.press('r')
        await keys.type(planted.reason)
        await keys.press('Enter')
      }
      await page.locator('header').getByText('40', { exact: true }).waitFor()
      await press('Control+Enter')
      // One press a score, one to begin and one to hand over: at five seconds a score under four minutes.
      expect(presses, `key presses of ${id}`).toBeLessThanOrEqual(43)
      expect(Date.now() - began, `time of ${id}`).toBeLessThan(240_000)
    }
    await page.getByText('Everybody is finished').waitFor()
    await room.saysNothing()
    await keys.press('Enter')
    await page.getByText('Everybody is finished. Nobody has seen a score').waitFor()
  })

  await base.step('the reveal', async () => {
    await room.saysNothing()
    await keys.press('Control+r')
    const { split, mixed, agreed } = expected.counts
    await expect(page.locator('footer')).toContainText(
      `${split} split · ${mixed} mixed · ${agreed} agreed of 40 cells`,
    )
    const list = page.getByRole('region', { name: 'Discussion list' }).getByRole('button')
    for (const [index, cell] of expected.discussionQueue.entries()) {
      const item = list.nth(index)
      await expect(item.getByTitle(nameOf(cell.criterion))).toBeVisible()
      await expect(item).toContainText(nameOf(cell.candidate))
      await expect(item).toContainText(formatPoints(cell.effectOfSpreadOnTotal))
    }
    const [first] = expected.discussionQueue
    await expect(room.page.locator('body')).toContainText(nameOf(first?.criterion ?? ''))
  })

  for (const cell of scenario.consensus) {
    await base.step(`discussion of ${cell.criterion} of ${cell.candidate}`, async () => {
      await goToCell(page, cell)
      await keys.press('v')
      await page.getByLabel(`Second vote of ${firstName(people[0]?.id ?? '')}`).waitFor()
      for (const { id } of people) await keys.press(String(cell.round2[id] ?? 0))
      for (const { by, score, reason } of cell.dissent) {
        await keys.press('d')
        const chooser = page.getByRole('group', { name: 'Who stays apart?' })
        const letter = await chooser
          .getByRole('button', { name: firstName(by) })
          .locator('kbd')
          .innerText()
        await keys.press(letter.toLowerCase())
        await page.getByLabel(`Reason of ${firstName(by)}`).waitFor()
        await keys.press('Control+A')
        await keys.type(reason)
        await keys.press('Enter')
        await expect(page.getByRole('region', { name: 'Dissent' })).toContainText(
          `${firstName(by)} stays at ${score}`,
        )
      }
      await keys.press('a')
      await keys.press(String(cell.agreed))
      await keys.type(cell.why)
      await keys.press('Enter')
    })
  }
  for (const cell of scenario.discussionSkipped) {
    await base.step(
      `${cell.criterion} of ${cell.candidate} is skipped with its reason`,
      async () => {
        await goToCell(page, cell)
        await keys.press('s')
        await page.getByRole('dialog').waitFor()
        await keys.press('Control+A')
        await keys.type(cell.why)
        await keys.press('Enter')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
      },
    )
  }

  await expectStage(workshop, 'First votes', expected.afterRound1, null)
  await expectStage(
    workshop,
    'After discussion',
    expected.afterConsensus,
    expected.sensitivityAfterConsensus,
  )

  await base.step('the exported data has every expected number up to here', async () => {
    await workshop.goTo('decision')
    await keys.press('6')
    await page.getByRole('button', { name: 'Save as JSON' }).waitFor()
    await tabTo(page, '^Save as JSON')
    await keys.press('Enter')
    await page
      .getByText(/\.json/)
      .first()
      .waitFor()
    const wanted: Readonly<Record<string, unknown>> = expected
    const { perPersonRound1, perPersonaRound1, ...results } = await exportedJson(workshop)
    for (const key of upToHere) expect(results[key], key).toEqual(wanted[key])
    // Nobody agreed to hand votes out, so each person's result is in one's own file only.
    expect(perPersonRound1).toEqual({})
    const nothing = { totals: {}, first: '' }
    const { product, governance, ...groups } = expected.perPersonaRound1
    expect(perPersonaRound1).toEqual({
      ...groups,
      product: { ...product, ...nothing },
      governance: { ...governance, ...nothing },
    })
    const own = await ownResults(workshop)
    for (const key of [...upToHere, 'perPersonRound1', 'perPersonaRound1'])
      expect(own[key], key).toEqual(wanted[key])
  })

  await shell.close()
  expect(troubles).toEqual([])
  expect(room.troubles).toEqual([])
  await folders.remove()

  /** The second window, and everything that was ever written in it before the reveal. */
  async function openProjector() {
    const second = await context.newPage()
    const roomTroubles = watch(second)
    await second.addInitScript(() => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      new MutationObserver(() => {
        seen.add(document.title)
        seen.add(document.body?.innerText ?? '')
      }).observe(document, { childList: true, subtree: true, characterData: true })
    })
    await second.goto(`${new URL(page.url()).origin}/#/e/replay/projector`)
    await expect(second.locator('body')).toContainText(/\S/)
    await page.bringToFront()
    return {
      page: second,
      troubles: roomTroubles,
      /** Nothing changed in it while people were scoring but counts and clocks. */
      saysNothing: async () => {
        const seen = await second.evaluate(() => [
          ...(window as unknown as { seen: Set<string> }).seen,
        ])
        expect(seen.length).toBeGreaterThan(0)
        for (const text of seen) expect(text).not.toContain(planted.reason)
        const scoring = seen.filter((text) => /of 40/.test(text))
        expect(scoring.length).toBeGreaterThan(5)
        const masked = new Set(
          scoring.map((text) =>
            text
              .replace(/\d+ of \d+|\d\d:\d\d(:\d\d)?|\d+ min\w*/g, '#')
              .replace(/Scoring in progress|Everybody is finished/, '#')
              .replace(/\s+/g, ' '),
          ),
        )
        expect([...masked]).toHaveLength(1)
      },
    }
  }
})

/** What a workshop that ends after its discussion can know. */
const upToHere = [
  'weights',
  'screening',
  'counts',
  'spread',
  'discussionQueue',
  'afterRound1',
  'afterConsensus',
  'sensitivityAfterConsensus',
] as const

interface CellPlace {
  readonly candidate: string
  readonly criterion: string
}

/** Down the list, and around its end from the top, until the cell is on screen. */
async function goToCell(page: Page, { candidate, criterion }: CellPlace): Promise<void> {
  const heading = page.locator('main').filter({
    has: page.getByRole('heading', { level: 1, name: nameOf(candidate) }),
  })
  const queue = expected.discussionQueue
  const target = queue.findIndex(
    (cell) => cell.candidate === candidate && cell.criterion === criterion,
  )
  const current = async () => {
    const items = page.getByRole('region', { name: 'Discussion list' }).getByRole('listitem')
    const chosen = await items
      .getByRole('button')
      .evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-current') === 'true'))
    return chosen
  }
  await expect.poll(current).toBeGreaterThanOrEqual(0)
  for (let at = await current(); at !== target; at = await current()) {
    await page.keyboard.press(at < target ? 'ArrowDown' : 'ArrowUp')
    await expect.poll(current).not.toBe(at)
  }
  await heading.waitFor()
}

/** What the command line says of the file that the workshop is kept in. */
async function ownResults({ folders }: Workshop): Promise<Record<string, unknown>> {
  const cli = join(import.meta.dirname, '../scripts/stackjury.mjs')
  const file = join(folders.evaluations, 'replay.stackjury')
  const args = [cli, 'results', file, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as Record<string, unknown>
}

async function exportedJson({ folders }: Workshop): Promise<Record<string, unknown>> {
  const folder = join(folders.evaluations, 'Exports')
  const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.json'))
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as Record<string, unknown>
}
