import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { formatPoints, formatSigned, formatWeightAligned } from '../src/shared/domain/format.ts'
import { nameOf, scenario, scored } from './expected.ts'
import { textOfPdf } from './pdf-text.ts'
import { expect, test } from './workshop.ts'

const { expected } = scenario
const root = join(import.meta.dirname, '..')
const sample = join(root, 'resources/samples/nordhavn.stackjury')

const cli = async (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'scripts/stackjury.mjs'), ...args], {
    maxBuffer: 64 * 1024 * 1024,
  })

test('the command line prints every expected number', async () => {
  test.setTimeout(120_000)
  const { wrongAnswers: _, ...numbers } = expected
  const results = JSON.parse((await cli('results', sample, '--json')).stdout) as Record<
    string,
    unknown
  >
  for (const [key, value] of Object.entries(numbers)) expect(results[key], key).toEqual(value)
  const words = straight((await cli('results', sample)).stdout.replace(/\s+/g, ' '))
  for (const id of scored) expect(words).toContain(expected.afterTrial.totalsShown[id])
  expect(words).toContain(straight(expected.sensitivityAfterTrial.sentence))
})

test('the steps before and after the result show their expected numbers', async ({ workshop }) => {
  test.setTimeout(180_000)
  const { page } = workshop
  await workshop.openSample()

  await test.step('weights: means, ranges, and which of them are wide', async () => {
    await workshop.goTo('criteria')
    await page.keyboard.press('w')
    const table = page.getByRole('region', { name: 'Weights' })
    for (const { id, name } of scenario.criteria) {
      const row = table.getByRole('row').filter({ hasText: name })
      const cells = await row.getByRole('cell').allInnerTexts()
      const [mean, range, agreed] = cells.slice(-3)
      // The expected mean has two decimals already, so the shown one may round the other way.
      expect(Math.abs(Number(mean) - (expected.weights.meanOfVotes[id] ?? NaN)), name).toBeLessThan(
        0.0551,
      )
      expect(mean).toBe(formatWeightAligned(Number(mean)))
      const [low = NaN, high = NaN] = (range ?? '').match(/\d+/g)?.map(Number) ?? []
      expect(high - low, name).toBe(expected.weights.rangeOfVotes[id])
      expect(/wide/i.test(range ?? ''), name).toBe(expected.weights.splitCriteria.includes(id))
      expect(Number(agreed), name).toBe(scenario.criteria.find((one) => one.id === id)?.weight)
    }
  })

  await test.step('shortlist: who is out', async () => {
    await workshop.goTo('shortlist')
    await page.keyboard.press('m')
    const table = page.getByRole('table', { name: 'Answers to the must-haves' })
    for (const { id, name } of scenario.candidates) {
      const head = table.getByRole('rowheader').filter({ hasText: new RegExp(`^\\s*${name}`) })
      expect((await head.innerText()).includes('Out'), name).toBe(!scored.includes(id))
    }
  })

  await test.step('scoring: everybody has 40 of 40', async () => {
    await workshop.goTo('scoring')
    await expect(page.getByRole('main').getByText('40 of 40')).toHaveCount(6)
  })

  await test.step('reveal: counts, the discussion list by effect, and every cell', async () => {
    await workshop.goTo('reveal')
    const { split, mixed, agreed, cells } = expected.counts
    await expect(page.getByRole('contentinfo')).toContainText(
      `${split} split · ${mixed} mixed · ${agreed} agreed of ${cells} cells`,
    )
    const items = page
      .getByRole('region', { name: 'Discussion list' })
      .getByRole('listitem')
      .getByRole('button')
    await expect(items).toHaveCount(expected.discussionQueue.length)
    for (const [index, cell] of expected.discussionQueue.entries()) {
      // The list says criteria in few words; the first is always there.
      await expect(items.nth(index)).toContainText(nameOf(cell.criterion).split(' ')[0] ?? '')
      await expect(items.nth(index)).toContainText(nameOf(cell.candidate))
      await expect(items.nth(index)).toContainText(formatPoints(cell.effectOfSpreadOnTotal))
    }
    for (const cell of expected.spread) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/e/nordhavn-sample/reveal/${cell.candidate}.${cell.criterion}`)
      const name = new RegExp(
        `^First votes: .*; mean ${formatPoints(cell.mean).replace('.', '\\.')}`,
      )
      const dots = page.getByRole('img', { name })
      await expect(dots, `${cell.candidate} ${cell.criterion}`).toBeVisible()
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(
        nameOf(cell.candidate),
      )
      const votes =
        (await dots.getAttribute('aria-label'))?.split(';')[0]?.match(/\d/g)?.map(Number) ?? []
      expect(votes).toHaveLength(cell.votes)
      expect(Math.max(...votes) - Math.min(...votes)).toBe(cell.range)
    }
  })

  await test.step('results by persona and by person', async () => {
    await workshop.goTo('results')
    await page.getByRole('radio', { name: 'First votes' }).click()
    await page.keyboard.press('t')
    const text = await workshop.text()
    for (const { totals } of Object.values(expected.perPersonaRound1)) {
      for (const id of scored) expect(text).toContain(formatPoints(totals[id] ?? NaN))
    }
    await page.getByRole('radio', { name: 'People' }).click()
    const people = await workshop.text()
    for (const { withAgreedWeights } of Object.values(expected.perPersonRound1)) {
      for (const id of scored) expect(people).toContain(formatPoints(withAgreedWeights[id] ?? NaN))
    }
  })

  await test.step('trials: verdicts and the evidence ledger with its effects', async () => {
    await workshop.goTo('trials')
    const table = page.getByRole('table', { name: 'Results of the trial' })
    const verdicts = await table.locator('tbody').innerText()
    const count = (word: RegExp) => (verdicts.match(word) ?? []).length
    const summaries = Object.values(expected.trialVerdicts).map(({ summary }) => summary)
    const sum = (key: 'pass' | 'fail' | 'not-measured') =>
      summaries.reduce((total, one) => total + one[key], 0)
    expect(count(/\bpass\b/g)).toBe(sum('pass'))
    expect(count(/\bfail\b/g)).toBe(sum('fail'))
    expect(count(/not measured/g)).toBe(sum('not-measured'))
    await page.keyboard.press('e')
    const ledger = page.getByRole('region', { name: 'Evidence ledger' }).locator('tbody tr')
    await expect(ledger).toHaveCount(expected.evidenceLedger.length)
    for (const [index, line] of expected.evidenceLedger.entries()) {
      await expect(ledger.nth(index)).toContainText(nameOf(line.candidate))
      await expect(ledger.nth(index)).toContainText(nameOf(line.criterion))
      if (line.effectOnTotal !== 0)
        await expect(ledger.nth(index)).toContainText(formatSigned(line.effectOnTotal))
    }
  })

  await test.step('decision: the support poll', async () => {
    await workshop.goTo('decision')
    await page.keyboard.press('4')
    const { mean, min, blocks } = expected.support
    await expect(page.getByRole('main')).toContainText(`Mean ${formatPoints(mean)}`)
    await expect(page.getByRole('main')).toContainText(`Lowest ${min}`)
    await expect(page.getByRole('main')).toContainText(`Blocks ${blocks}`)
  })
})

test('the PDF, the Markdown and the JSON carry the same numbers, and no private vote', async ({
  workshop,
}) => {
  test.setTimeout(180_000)
  const { page, folders } = workshop
  await workshop.openSample()
  await workshop.goTo('decision')
  await page.keyboard.press('6')
  for (const [kind, ending] of [
    ['PDF', 'pdf'],
    ['Markdown', 'md'],
    ['JSON', 'json'],
  ] as const) {
    await page.getByRole('button', { name: `Save as ${kind}` }).click()
    await expect
      .poll(() => exportsIn(folders.evaluations, ending), { timeout: 60_000 })
      .toHaveLength(1)
  }
  const path = async (ending: string) =>
    join(folders.evaluations, 'Exports', (await exportsIn(folders.evaluations, ending))[0] ?? '')

  const pdf = straight(textOfPdf(await path('pdf')))
  for (const stage of [expected.afterRound1, expected.afterConsensus, expected.afterTrial]) {
    for (const id of scored) expect(pdf, id).toContain(stage.totalsShown[id])
  }
  expect(pdf).toContain(straight(expected.sensitivityAfterTrial.sentence))
  for (const line of expected.evidenceLedger) {
    if (line.effectOnTotal !== 0) expect(pdf).toContain(formatSigned(line.effectOnTotal))
  }
  for (const { weight } of scenario.criteria) expect(pdf).toContain(String(weight))
  for (const id of scored) {
    for (const { id: criterion } of scenario.criteria) {
      expect(pdf).toContain(
        formatPoints(expected.afterTrial.cells[id]?.[criterion] ?? NaN).replace(/\.00$/, ''),
      )
    }
  }
  expect(pdf).not.toContain('NaN')

  const markdown = straight(await readFile(await path('md'), 'utf8'))
  for (const id of scored) expect(markdown).toContain(expected.afterTrial.totalsShown[id])
  const json = JSON.parse(await readFile(await path('json'), 'utf8')) as Record<string, unknown>
  expect(json['afterTrial']).toEqual(expected.afterTrial)
})

async function exportsIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(folder, 'Exports')).catch(() => [])
  return names.filter((name) => name.endsWith(`.${ending}`))
}

/** Quotation marks and hyphenation as people print them, and as the scenario has them. */
function straight(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/\\([-*_[\]()."&<>])/g, '$1')
}
