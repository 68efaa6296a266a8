import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { EvaluationId } from '../src/shared/domain/ids.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { beforeWorkshop, putFile } from './before-workshop.ts'
import { ask } from './bridge.ts'
import { nameOf } from './expected.ts'
import { tabTo } from './keyboard.ts'
import { textOfPdf } from './pdf-text.ts'
import { newFolders, startShell, type TestShell } from './shell.ts'
import { expect, test as base, watch, type Workshop, workshopOn } from './workshop.ts'

/** A workshop in which people come and go and the lists change, while votes are blind and after. */
base.describe.configure({ timeout: 300_000 })

const governance = nameOf('governance')

/** The sample while everybody scores blind: all are finished but Mei, who has scored MLflow. */
function midway(): Evaluation {
  const sample = scenarioEvaluation()
  const [first] = sample.rounds
  if (!first) throw new Error('The sample has a round')
  return {
    ...beforeWorkshop(),
    id: EvaluationId.parse('midway'),
    weighting: sample.weighting,
    weightVotes: sample.weightVotes,
    rounds: [{ ...first, revealedAt: null }],
    scorecards: sample.scorecards.filter(
      ({ roundId, participantId, candidateId }) =>
        roundId === first.id && (participantId !== 'mei' || candidateId === 'mlflow'),
    ),
  }
}

base(
  'somebody joins, leaves, a candidate is renamed, a criterion goes and comes back',
  async () => {
    const before = midway()
    const folders = await newFolders()
    await putFile(folders, before)
    const shell = await startShell(folders)
    const { page } = shell
    const workshop = workshopOn(shell, folders)
    const keys = page.keyboard

    await open(workshop)
    const opened = shell.context.waitForEvent('page')
    await keys.press('F9')
    const room = await opened
    const troubles = watch(room)
    await room.locator('main h1').first().waitFor()
    await page.bringToFront()

    await base.step('somebody joins while scores are blind', async () => {
      await workshop.goTo('frame')
      await keys.press('2')
      await page.getByLabel('New person').waitFor()
      await keys.press('n')
      await keys.type('Noor Haddad, Data engineer')
      await keys.press('Enter')
      await page.getByLabel('Name of Noor Haddad').waitFor()
      await keys.press('Escape')
      await workshop.goTo('scoring')
      await expect(page.getByText('5 of 7 people are finished')).toBeVisible()
      await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('0 of 40')
      await expect(room.locator('body')).toContainText('5 of 7 people finished')
    })

    await base.step('somebody leaves half way, and nobody waits for them', async () => {
      const mei = page.getByRole('row', { name: /Mei Tanaka/ })
      await expect(mei).toHaveClass(/sel/)
      await expect(mei).toContainText('8 of 40')
      await keys.press('l')
      await expect(page.getByText(/left with 8 of 40 scores, which count/)).toBeVisible()
      await expect(page.getByText('6 of 7 people are finished')).toBeVisible()
      await expect(room.getByText('left', { exact: true })).toBeVisible()
    })

    await base.step('who joined scores blind like everybody', async () => {
      await tabTo(page, '^Hand the laptop to Noor')
      await keys.press('Enter')
      await page.getByRole('button', { name: 'I am Noor, start' }).waitFor()
      await keys.press('Enter')
      await page.getByText('Only you see this screen').waitFor()
      for (let cell = 0; cell < 40; cell++) await keys.press(String(3 + (cell % 3)))
      await page.locator('header').getByText('40', { exact: true }).waitFor()
      await keys.press('Control+Enter')
      await page.getByText('Everybody is finished').waitFor()
      await keys.press('Enter')
      await page.getByText('Everybody is finished. Nobody has seen a score').waitFor()
    })

    await base.step('everything is ready, and it says who was not there throughout', async () => {
      await workshop.goTo('reveal')
      await page.getByRole('heading', { name: 'Everything is ready' }).waitFor()
      const notes = page.getByLabel('Who voted')
      await tabTo(page, 'Mei Tanaka left')
      await keys.press('Enter')
      await expect(notes).toContainText(/Mei Tanaka left at .* with 8 of 40 scores, which count/)
      await expect(notes).toContainText(/Noor Haddad joined at .* scores blind like everybody/)
      await keys.press('Control+r')
      await page.getByRole('region', { name: 'Discussion list' }).waitFor()
    })

    await base.step('second votes are asked of those who are there', async () => {
      await goToItem(workshop, 'reveal/mlflow.operability')
      await page.getByRole('columnheader', { name: /^Mei/ }).waitFor()
      await expect(page.getByRole('columnheader', { name: /^Mei/ })).toContainText('left')
      await keys.press('v')
      await expect(page.getByLabel('Second vote of Ana')).toBeFocused()
      await expect(page.getByLabel('Second vote of Mei')).toHaveCount(0)
      for (const digit of ['4', '4', '4', '4', '4', '3']) await keys.press(digit)
      const row = page.getByRole('row', { name: /^Second vote/ })
      await expect(row).toContainText('3.83')
      await expect(page.getByLabel('Second vote of Noor')).toHaveValue('3')
      await expect(room.locator('body')).toContainText(
        'Second votes, six people; first vote of Mei',
      )
    })

    await base.step('a candidate is renamed, and its votes come along', async () => {
      await goToItem(workshop, 'shortlist/wandb')
      await page.getByRole('heading', { level: 2, name: 'Weights & Biases' }).waitFor()
      await tabTo(page, '^Name$')
      await keys.press('Control+A')
      await keys.type('W&B')
      await keys.press('Enter')
      await expect(
        page.getByText('Scored as Weights & Biases, Dedicated cloud, EU. Its votes came along.'),
      ).toBeVisible()
      await keys.press('Escape')
    })

    const totals = await totalsOf(workshop)
    expect(totals).toHaveLength(5)
    const changes = page.getByRole('list', { name: 'Changes of locked weights' })

    await base.step('a criterion is removed after the reveal', async () => {
      await removeGovernance(workshop)
      await expect(page.getByRole('list', { name: 'Removed after the reveal' })).toContainText(
        '“Counted twice”',
      )
      expect(await totalsOf(workshop)).not.toEqual(totals)
      await expect(changes).toContainText(`Criterion removed after scores were seen: ${governance}`)
      await expect(page.getByText(/^W&B, .* was scored as Weights & Biases/)).toHaveCount(1)
    })

    await base.step('the record tells all of it', async () => {
      const text = await recordOf(workshop)
      expect(text).toContain('Criterion removed after scores were seen')
      expect(text).toContain(governance)
      expect(text).toContain('scored as Weights & Biases')
      expect(text).toContain('(left early)')
      expect(text).toMatch(/Noor Haddad joined at/)
    })

    await base.step('it is put back, and every total is what it was', async () => {
      await putGovernanceBack(workshop)
      expect(await totalsOf(workshop)).toEqual(totals)
    })

    const given = await votesOf(shell)
    expect(Object.keys(given)).toHaveLength(before.scorecards.length + 5 + 6)
    for (const card of before.scorecards) expect(given[keyOf(card)]).toEqual(card.votes)
    await workshop.saved()
    await shell.close()
    expect(troubles).toEqual([])

    await base.step('closed and opened again, every scorecard is there', async () => {
      const again = await startShell(folders)
      await open(workshopOn(again, folders))
      expect(await votesOf(again)).toEqual(given)
      await again.close()
    })
    await folders.remove()
  },
)

base('a criterion that goes while scores are blind comes back with every vote', async () => {
  const before = midway()
  const folders = await newFolders()
  await putFile(folders, before)
  const shell = await startShell(folders)
  const { page } = shell
  const workshop = workshopOn(shell, folders)
  await open(workshop)
  const given = await votesOf(shell)

  await removeGovernance(workshop)
  await expect(page.getByRole('list', { name: 'Removed after scoring began' })).toContainText(
    'while scores were blind',
  )
  await workshop.goTo('scoring')
  const mei = page.getByRole('row', { name: /Mei Tanaka/ })
  await expect(mei).toContainText('7 of 35')
  await workshop.saved()
  await page.reload()
  await expect(mei).toContainText('7 of 35')

  await putGovernanceBack(workshop)
  await workshop.goTo('scoring')
  await expect(mei).toContainText('8 of 40')
  await workshop.saved()
  expect(await votesOf(shell)).toEqual(given)
  await shell.close()
  await folders.remove()
})

async function open({ page }: Workshop): Promise<void> {
  await page.getByText(beforeWorkshop().frame.title).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
}

/** As a link of the app would. */
async function goToItem({ page }: Workshop, item: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/e/midway/${item}`)
}

async function removeGovernance(workshop: Workshop): Promise<void> {
  const { page } = workshop
  await goToItem(workshop, 'criteria/governance')
  await page.getByRole('heading', { level: 2, name: governance }).waitFor()
  await page.keyboard.press('Delete')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('it can be put back with them')
  await expect(dialog.getByLabel('Reason, needed')).toBeFocused()
  await page.keyboard.type('Counted twice')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}

async function putGovernanceBack(workshop: Workshop): Promise<void> {
  const { page } = workshop
  await workshop.goTo('criteria')
  await tabTo(page, `^Put back ${governance}`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: governance }).waitFor()
}

/** Candidates with their totals, best first, as the results page has them. */
async function totalsOf(workshop: Workshop): Promise<(string | undefined)[][]> {
  await workshop.goTo('results')
  const rows = workshop.page
    .getByRole('region', { name: 'Ranking with contributions' })
    .locator('tbody tr')
  await expect(rows).toHaveCount(5)
  return rows.evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('th')?.textContent ?? '',
      row.querySelector('td:last-child')?.textContent ?? '',
    ]),
  )
}

async function recordOf({ page, folders, goTo }: Workshop): Promise<string> {
  await goTo('decision')
  await page.keyboard.press('6')
  await page.getByRole('button', { name: 'Save as PDF' }).waitFor()
  await page.keyboard.press('x')
  const folder = join(folders.evaluations, 'Exports')
  const files = async () =>
    (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.pdf'))
  await expect.poll(files, { timeout: 90_000 }).toHaveLength(1)
  const [name = ''] = await files()
  return textOfPdf(join(folder, name))
}

type Card = Evaluation['scorecards'][number]

const keyOf = ({ roundId, participantId, candidateId }: Card) =>
  `${roundId} ${participantId} ${candidateId}`

/** Every vote that the host has, by round, person and candidate. */
async function votesOf({ page }: TestShell): Promise<Record<string, Card['votes']>> {
  const { evaluation } = (await ask(page, 'evaluations.open', { id: 'midway' })) as {
    evaluation: Evaluation
  }
  return Object.fromEntries(evaluation.scorecards.map((card) => [keyOf(card), card.votes]))
}
