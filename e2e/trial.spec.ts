import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import readExcelFile from 'read-excel-file/node'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { formatPoints, formatSigned } from '../src/shared/domain/format.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { nameOf, scenario, scored } from './expected.ts'
import { textOfPdf } from './pdf-text.ts'
import { expect, test } from './workshop.ts'

const { expected } = scenario
const sample = scenarioEvaluation()
const [trial] = sample.trials
if (!trial) throw new Error('The sample has a trial')

/** The sample after its discussion: no trial yet, nothing measured, nothing decided. */
const beforeTrial: Evaluation = {
  ...sample,
  id: 'before-trial' as Evaluation['id'],
  trials: [],
  screening: sample.screening.map((row) => ({ ...row, settledBy: null })),
  evidence: [],
  blips: sample.blips.map((blip) => ({
    ...blip,
    history: blip.history.length > 1 ? blip.history.slice(0, -1) : blip.history,
  })),
  decision: {
    ...sample.decision,
    status: 'open',
    chosenId: null,
    date: null,
    statement: '',
    because: '',
    reviewDate: null,
    dissent: [],
    support: {},
    supportRevealedAt: null,
    signedBy: [],
  },
}

test('the trial of the sample through every screen, from its design to the record and back', async ({
  workshop,
}) => {
  test.setTimeout(240_000)
  const { page, folders } = workshop
  const file = join(folders.evaluations, '..', 'before-trial.stackjury')
  await writeFile(file, contentOf(beforeTrial, 0))
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.getByLabel('File to open').setInputFiles(file)
  await page.getByRole('button', { name: 'Take it in' }).click()
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()

  await test.step('designed from what decides and rests on opinion', async () => {
    await workshop.goTo('trials')
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('checkbox')).toHaveCount(7)
    // Nothing of the trial is about integration, so that one use case stays untested.
    await dialog.getByLabel(/^Integration/).click()
    await dialog.getByRole('button', { name: 'Make the trial' }).click()
    await page.getByLabel('Title of the trial').fill(trial.title)
    await page.getByLabel('Title of the trial').press('Enter')
    await expect(page.getByText('5 missing')).toBeVisible()
  })

  await test.step('it does not start before the charter says everything', async () => {
    const start = page.getByRole('button', { name: 'Start the trial' })
    const missing = page.getByRole('list', { name: 'Missing before the trial can start' })
    const stillMissing = async (count: number) => {
      await expect(missing.getByRole('listitem')).toHaveCount(count)
      await expect(start).toHaveAttribute('aria-disabled', 'true')
    }
    await stillMissing(5)
    const fill = async (label: string, value: string) => {
      await page.getByLabel(label, { exact: true }).fill(value)
      await page.getByLabel(label, { exact: true }).blur()
    }
    await fill('Hypothesis', trial.hypothesis)
    await stillMissing(4)
    await fill('Scope', trial.scope)
    await page.getByLabel('Owner', { exact: true }).selectOption(trial.ownerId)
    await stillMissing(3)
    await fill('Start', trial.start ?? '')
    await fill('End', trial.end ?? '')
    await stillMissing(2)
    await fill('Working days', String(trial.timeboxDays))
    await fill('Person-days', String(trial.budget.personDays))
    await fill('Money', String(trial.budget.cash))
    for (const { text } of trial.stopRules) {
      await page.getByLabel('Add a stop rule').fill(text)
      await page.getByLabel('Add a stop rule').press('Enter')
    }
    await stillMissing(1)

    const tests = page.getByRole('table', { name: 'Success criteria' })
    for (const wanted of trial.successCriteria) {
      const row = tests.getByRole('row').filter({ hasText: nameOf(wanted.criterionId ?? '') })
      await row.getByRole('button', { name: /^Change / }).click()
      await fill('Measure', wanted.measure)
      await page.getByLabel('Passes when').selectOption(wanted.operator)
      await fill('Target', String(wanted.target))
      await fill('Unit', wanted.unit)
      // The design makes each of them a must, because a single score of each decides.
      if (!wanted.must) await page.getByLabel('Must', { exact: true }).click()
      await expect(page.getByLabel('Must', { exact: true })).toBeChecked({ checked: wanted.must })
      // The design has chosen the use case of the sample itself.
      await expect(page.getByLabel('Use case it tests')).toHaveValue(wanted.useCaseId ?? '')
      if (wanted.settles !== null)
        await page.getByLabel('Must-have it settles').selectOption(wanted.settles)
      await page.getByRole('button', { name: 'Close' }).click()
    }
    await expect(missing).toHaveCount(0)
    await start.click()
    await expect(page.getByRole('button', { name: 'Evaluate' })).toBeVisible()
  })

  await test.step('its log keeps a line with a file', async () => {
    await page.getByRole('heading', { name: 'Trials', level: 1 }).click()
    await page.keyboard.press('3')
    const log = page.getByRole('list', { name: 'What happened' })
    await expect(log).toContainText('Started.')
    await page.getByLabel('Add a line for today').fill('Restore rehearsed twice')
    await page.getByLabel('Add a line for today').press('Enter')
    await expect(log.getByRole('listitem').first()).toContainText('Restore rehearsed twice')
    await page.getByLabel('File for line 1').setInputFiles({
      name: 'restore.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('38 minutes, 35 minutes'),
    })
    await expect(log.getByRole('link', { name: /restore\.txt/ })).toBeVisible()
    await page.getByRole('heading', { name: 'Trials', level: 1 }).click()
    await page.keyboard.press('2')
  })

  await test.step('results get their verdicts', async () => {
    const board = page.getByRole('region', { name: 'Trial board' })
    await expect(board.getByRole('button', { name: /^Side-by-side/ })).toBeVisible()
    const grid = page.getByRole('table', { name: 'Results of the trial' })
    for (const { candidateId, successCriterionId, value } of trial.results) {
      const criterion = trial.successCriteria.find(({ id }) => id === successCriterionId)
      if (value === null) continue
      const field = grid.getByLabel(`${criterion?.measure}, ${nameOf(candidateId)}`, {
        exact: true,
      })
      await field.fill(String(value))
      await field.press('Enter')
    }
    for (const [id, { summary }] of Object.entries(expected.trialVerdicts)) {
      const words = `${summary.pass} pass, ${summary.fail} fail, ${summary['not-measured']} not measured`
      await expect(grid.locator('tfoot'), id).toContainText(words)
    }
    await expect(grid.locator('tfoot')).toContainText('Failed two musts')
  })

  await test.step('the board: running, evaluating, done with the keys', async () => {
    await page.getByRole('heading', { name: 'Trials', level: 1 }).click()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(page.getByRole('button', { name: 'Take up again' })).toBeVisible()
  })

  await test.step('the use case that nobody tests', async () => {
    await expect(page.getByText('Nobody tests 1 must use case')).toBeVisible()
    const [gap] = sample.useCases.filter(({ id }) => id === 'uc3')
    await expect(page.getByRole('main')).toContainText(gap?.title ?? 'missing')
  })

  await test.step('every proposal is decided about, and the ledger has the expected effects', async () => {
    await page.keyboard.press('e')
    for (const line of sample.evidence) {
      const name = `${nameOf(line.candidateId)}: ${nameOf(line.criterionId)}`
      const card = page.getByRole('region', { name, exact: true })
      const opener = card.getByRole('button', { name, exact: true })
      if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click()
      if (line.to === null) await card.getByRole('button', { name: /^Confirms/ }).click()
      else {
        const score = card.getByRole('radio', { name: new RegExp(`^${line.to}\\b`) })
        await score.click()
      }
      await card.getByLabel('Reason').fill(line.reason)
      await card.getByLabel('Reason').press('Enter')
      await card.getByRole('button', { name: /^Accept/ }).click()
      await expect(card).toHaveCount(0)
    }
    const ledger = page.getByRole('region', { name: 'Evidence ledger' }).locator('tbody tr')
    await expect(ledger).toHaveCount(expected.evidenceLedger.length)
    for (const [index, line] of expected.evidenceLedger.entries()) {
      await expect(ledger.nth(index)).toContainText(nameOf(line.candidate))
      await expect(ledger.nth(index)).toContainText(nameOf(line.criterion))
      if (line.effectOnTotal !== 0)
        await expect(ledger.nth(index)).toContainText(formatSigned(line.effectOnTotal))
    }
  })

  await test.step('how the ranking came about', async () => {
    const copier = page.getByRole('button', { name: 'Copy as picture' })
    const width = await copier.evaluate(
      (button) =>
        button
          .closest('section, figure, .card')
          ?.querySelector<SVGSVGElement>('svg[role="img"], [role="img"] svg, svg[aria-label]')
          ?.viewBox.baseVal.width,
    )
    await copier.click()
    await expect(page.getByText('The chart is copied as a picture')).toBeVisible()
    await expectPictureOnClipboard(page, width ?? NaN)
    const table = page.getByRole('table', { name: 'Totals at each stage' })
    for (const id of scored) {
      const row = table.getByRole('row').filter({ hasText: nameOf(id) })
      for (const stage of [expected.afterRound1, expected.afterConsensus, expected.afterTrial])
        await expect(row, id).toContainText(stage.totalsShown[id] ?? 'missing')
    }
  })

  await test.step('the result after the trial', async () => {
    await workshop.goTo('results')
    const ranking = page.getByRole('region', { name: 'Ranking', exact: true })
    for (const id of scored)
      await expect(ranking).toContainText(expected.afterTrial.totalsShown[id] ?? 'missing')
  })

  await test.step('the radar takes a ring that a result proposes', async () => {
    await workshop.goTo('radar')
    await page.getByRole('button', { name: 'Accept for MLflow' }).click()
    await expect(page.getByRole('button', { name: 'Accept for MLflow' })).toHaveCount(0)
  })

  await test.step('the decision, its dissent, and the record', async () => {
    await workshop.goTo('decision')
    await page.keyboard.press('1')
    await page.getByLabel('We decide').fill(sample.decision.statement)
    await page.getByLabel('Because').fill(sample.decision.because)
    await page.getByLabel('Chosen candidate').selectOption('mlflow')
    await page.getByLabel('Review by').fill('2027-04-09')
    await page.getByLabel('Review by').press('Tab')
    await page.getByRole('radio', { name: 'Support' }).click()
    await page.getByLabel('Record dissent of').selectOption('ana')
    const [dissent] = sample.decision.dissent
    await page.getByLabel('Reason of Ana').fill(dissent?.reason ?? '')
    await page.getByLabel(/^What would change Ana/).fill(dissent?.wouldChangeMyMind ?? '')
    await page.getByLabel(/^What would change Ana/).press('Tab')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('main')).toContainText('Accepted')
    await page.keyboard.press('6')
    for (const kind of ['PDF', 'Excel']) {
      await page.getByRole('button', { name: `Save as ${kind}` }).click()
      await expect
        .poll(() => exportsIn(folders.evaluations, kind === 'PDF' ? 'pdf' : 'xlsx'), {
          timeout: 60_000,
        })
        .toHaveLength(1)
    }
  })

  const path = async (ending: string) =>
    join(folders.evaluations, 'Exports', (await exportsIn(folders.evaluations, ending))[0] ?? '')

  await test.step('the PDF and the workbook have the numbers of after the trial', async () => {
    const pdf = textOfPdf(await path('pdf'))
    for (const id of scored) expect(pdf).toContain(expected.afterTrial.totalsShown[id])
    for (const { effectOnTotal } of expected.evidenceLedger)
      if (effectOnTotal !== 0) expect(pdf).toContain(formatSigned(effectOnTotal))
    expect(pdf).toContain('Run comparison in the other tool saves each researcher')
    const rows =
      (await readExcelFile(await readFile(await path('xlsx')))).find(
        ({ sheet }) => sheet === 'Results',
      )?.data ?? []
    for (const id of scored) {
      const row = rows.find(([name]) => name === nameOf(id))
      expect(formatPoints(Number(row?.[5]))).toBe(expected.afterTrial.totalsShown[id])
      expect(row?.[6]).toBe(expected.afterTrial.ranking.indexOf(id) + 1)
    }
  })

  await test.step('the evaluation opens again from the PDF, the same but for the votes', async () => {
    await workshop.saved()
    const out = join(folders.evaluations, '..', 'from-pdf.stackjury')
    const script = join(import.meta.dirname, '../scripts/stackjury.mjs')
    await promisify(execFile)(process.execPath, [script, 'extract', await path('pdf'), out])
    const inside = JSON.parse(
      (await readFile(out, 'utf8')).split('\n').slice(1).join('\n'),
    ) as Evaluation
    expect(inside.scorecards).toEqual([])
    expect(inside.decision.support).toEqual({})
    expect(inside.evidence).toHaveLength(expected.evidenceLedger.length)
    expect(inside.decision.statement).toBe(sample.decision.statement)

    await page.evaluate(() => {
      location.hash = '#/'
    })
    await page.getByLabel('File to open').setInputFiles(await path('pdf'))
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    await workshop.goTo('decision')
    await expect(page.getByRole('main')).toContainText(sample.decision.statement)
    // The result stands on means and ranges, and says whose votes are not there.
    await workshop.goTo('results')
    const ranking = page.getByRole('region', { name: 'Ranking', exact: true })
    for (const id of scored)
      await expect(ranking).toContainText(expected.afterTrial.totalsShown[id] ?? 'missing')
    await expect(page.getByText(/^Who voted what was taken out before/)).toBeVisible()
  })
})

async function exportsIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(folder, 'Exports')).catch(() => [])
  return names.filter((name) => name.endsWith(`.${ending}`))
}

/** A PNG of its drawing and a frame, on white, with something drawn on it. */
async function expectPictureOnClipboard(page: Page, width: number): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const picture = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    if (!item || !blob) return null
    const bitmap = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const { data = new Uint8ClampedArray() } =
      context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {}
    let inked = 0
    const colours = new Set<string>()
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 4).join()
      colours.add(colour)
      if (colour !== '255,255,255,255') inked += 1
    }
    const magic = new Uint8Array(await blob.slice(0, 4).arrayBuffer())
    return {
      types: item.types,
      magic: String.fromCodePoint(...magic.slice(1)),
      width: bitmap.width,
      height: bitmap.height,
      corner: data.slice(0, 4).join(),
      inkedShare: inked / (bitmap.width * bitmap.height),
      colours: colours.size,
    }
  })
  expect(picture).toMatchObject({ types: ['image/png'], magic: 'PNG', corner: '255,255,255,255' })
  // With 16 on each side, and three pixels to each unit.
  expect(picture?.width).toBe(Math.round((width + 32) * 3))
  expect(picture?.height).toBeGreaterThan(200)
  expect(picture?.inkedShare).toBeGreaterThan(0.005)
  expect(picture?.inkedShare).toBeLessThan(0.9)
  expect(picture?.colours).toBeGreaterThan(4)
}
