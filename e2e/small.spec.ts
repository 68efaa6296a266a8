import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fill, leaveField, tabTo } from './keyboard.ts'
import { textOfPdf } from './pdf-text.ts'
import { forkShell, newFolders, startShell } from './shell.ts'
import { expect, test as base, watch, workshopOn } from './workshop.ts'

/** No pointer in this file: everything goes through keys, as in a room where the mouse has died. */
base.describe.configure({ timeout: 240_000 })

const people = [
  'Ana Ferreira, Data scientist',
  'Jonas Lind, Engineer',
  'Mei Tanaka, Product manager',
]
const useCases = [
  'When thirty runs have finished, I want to compare them on one screen, so that I can defend the choice',
  'When a model passes review, I want to promote it from CI, so that releases can be repeated',
]
const candidates = ['mlf', 'clearm', 'build']
const criteria = ['Fit to the use cases', 'Operability', 'Cost', 'Exit']
const weights = [40, 30, 20, 10]
/** By person: three candidates × four criteria. */
const votes = ['454334543345', '445335443342', '355344554332']

base(
  'a small evaluation goes from blank to the record by keyboard alone, through a kill in the middle of scoring',
  async () => {
    const folders = await newFolders()
    const first = await startShell(folders)
    const troubles = watch(first.page)
    const { page, goTo, saved } = workshopOn(first, folders)
    const keys = page.keyboard

    await base.step('blank evaluation', async () => {
      await page.getByRole('heading', { name: 'Start from' }).waitFor()
      await keys.press('n')
      await keys.type('Tracking for the small team')
      await keys.press('Tab')
      await keys.type('Which tool tracks our experiments from May on?')
      await keys.press('Enter')
      await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
    })

    await base.step('three participants', async () => {
      await keys.press('n')
      await page.getByLabel('New person').waitFor()
      for (const person of people) {
        await keys.type(person)
        await keys.press('Enter')
      }
      await expect(page.getByRole('main').locator('tbody tr')).toHaveCount(3)
    })

    await base.step('two use cases', async () => {
      await goTo('use-cases')
      await keys.press('n')
      for (const useCase of useCases) {
        await keys.type(useCase)
        await keys.press('Enter')
      }
      await expect(page.getByRole('main')).toContainText('UC2')
    })

    await base.step('three candidates from three letters each', async () => {
      await goTo('shortlist')
      for (const letters of candidates) {
        await keys.press('n')
        await page.getByRole('combobox', { name: 'Search the catalogue' }).waitFor()
        await keys.type(letters)
        await page.getByRole('dialog').getByRole('option').first().waitFor()
        await keys.press('Enter')
        if (await page.getByRole('dialog').isVisible()) await keys.press('Escape')
        await keys.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
      }
      await expect(page.getByRole('radio', { name: /^Candidates/ })).toHaveText(/3/)
    })

    await base.step('four criteria with anchors', async () => {
      await goTo('criteria')
      for (const name of criteria) {
        await keys.press('n')
        await keys.type(name)
        await keys.press('Enter')
        await keys.press('Escape')
        await page.getByRole('region', { name, exact: true }).waitFor()
        for (const [score, words] of [
          [1, 'Does not do it'],
          [3, 'Does it with effort'],
          [5, 'Does it by itself'],
        ] as const) {
          await fill(page, `^Score ${score} means`, words)
        }
        await leaveField(page)
      }
      await expect(page.getByRole('radio', { name: /^Criteria/ })).toHaveText(/4/)
    })

    await base.step('blind weights of three people, agreed and locked', async () => {
      await keys.press('w')
      await page.getByRole('radio', { name: 'Weights', checked: true }).waitFor()
      await keys.press('b')
      for (const person of people) {
        await page.getByRole('heading', { name: person.split(',')[0] ?? '' }).waitFor()
        await keys.press('Enter')
        await page.getByLabel(`Points for ${criteria[0]}`).waitFor()
        for (const points of weights) {
          await keys.type(String(points))
          await keys.press('Enter')
        }
        await keys.press('Control+Enter')
      }
      await page.getByText('Everybody').first().waitFor()
      await keys.press('Enter')
      await page.getByRole('heading', { name: 'Criteria and weights' }).waitFor()
      await keys.press('Control+r')
      await page
        .getByLabel(/Agreed weight of/)
        .first()
        .waitFor()
      await keys.press('l')
      await page.getByRole('dialog').waitFor()
      await keys.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await expect(page.getByRole('main')).toContainText(/[Ll]ocked/)
    })

    await base.step('the round is opened', async () => {
      await goTo('scoring')
      await keys.press('s')
      await expect(page.getByRole('main')).toContainText('0 of 12')
      await saved()
    })
    await first.close()
    expect(troubles).toEqual([])

    await base.step('scoring, and kill -9 in the middle of the second person', async () => {
      const second = await forkShell(folders)
      await second.run(
        async ({ page: there }, [one = '', two = '']) => {
          await there.getByText('Tracking for the small team').waitFor()
          await there.keyboard.press('Enter')
          await there.getByRole('navigation', { name: 'Steps' }).waitFor()
          there.setDefaultTimeout(12_000)
          await there.keyboard.press('Alt+6')
          await there.getByRole('heading', { name: 'Scoring' }).waitFor()
          await there.keyboard.press('Enter')
          await there.getByRole('button', { name: /^I am/ }).waitFor()
          await there.keyboard.press('Enter')
          await there.getByText('0 of 12').first().waitFor()
          for (const vote of one) await there.keyboard.press(vote)
          await there.getByText('12 of 12').first().waitFor()
          await there.keyboard.press('Control+Enter')
          await there.getByRole('button', { name: /^I am Jonas/ }).waitFor()
          await there.keyboard.press('Enter')
          await there.getByText('0 of 12').first().waitFor()
          for (const vote of two.slice(0, 5)) await there.keyboard.press(vote)
          await there.getByText('5 of 12').first().waitFor()
          // What the screen says is saved must be there after the kill.
          await there.getByText(/^Saved /).waitFor()
        },
        [...votes],
      )
      await second.kill()
    })

    const third = await startShell(folders)
    const troublesAfter = watch(third.page)
    const after = workshopOn(third, folders)
    const again = third.page.keyboard

    await base.step('it goes on where it was', async () => {
      await third.page.getByText('Tracking for the small team').waitFor()
      await again.press('Enter')
      await third.page.getByRole('navigation', { name: 'Steps' }).waitFor()
      await after.goTo('scoring')
      await expect(third.page.getByRole('main')).toContainText('12 of 12')
      await expect(third.page.getByRole('main')).toContainText('5 of 12')
      // The page has chosen him already: he is the first who is not finished.
      await again.press('Enter')
      await third.page.getByRole('button', { name: 'I am Jonas, go on' }).waitFor()
      await again.press('Enter')
      await third.page.getByText('5 of 12').first().waitFor()
      for (const vote of (votes[1] ?? '').slice(5)) await again.press(vote)
      await third.page.getByText('12 of 12').first().waitFor()
      await again.press('Control+Enter')
      await third.page.getByRole('button', { name: 'I am Mei, start' }).waitFor()
      await again.press('Enter')
      await third.page.getByText('0 of 12').first().waitFor()
      for (const vote of votes[2] ?? '') await again.press(vote)
      await third.page.getByText('12 of 12').first().waitFor()
      await again.press('Control+Enter')
      await third.page.getByText('Everybody is finished').waitFor()
      await again.press('Enter')
      await third.page.getByRole('heading', { name: 'Scoring' }).waitFor()
    })

    await base.step('reveal, and an agreed score with its reason', async () => {
      await again.press('Control+r')
      await after.goTo('reveal')
      await third.page.getByRole('heading', { level: 1 }).waitFor()
      await again.press('a')
      await again.press('4')
      await third.page.keyboard.press('Tab')
      await again.type('We looked at it together')
      await again.press('Enter')
    })

    await base.step('the result says who leads', async () => {
      await after.goTo('results')
      await expect(third.page.getByRole('heading', { level: 1 })).toContainText('leads')
    })

    await base.step('a trial, from its charter to a result', async () => {
      await after.goTo('trials')
      await again.press('n')
      await third.page.getByLabel('Title of the trial').waitFor()
      await fill(third.page, '^Title of the trial', 'One week on our cluster')
      await fill(third.page, '^Hypothesis', 'It runs on our cluster without help')
      await tabTo(third.page, '^MLflow')
      await again.press('Space')
      await tabTo(third.page, '^Owner')
      await again.press('ArrowDown')
      await tabTo(third.page, '^End')
      await again.type('05292026')
      await tabTo(third.page, '^Add a stop rule')
      await again.type('It loses a run')
      await again.press('Enter')
      await tabTo(third.page, '^Add a success criterion')
      await again.press('Enter')
      await third.page.getByRole('textbox', { name: 'Measure' }).waitFor()
      await fill(third.page, '^Measure', 'Minutes to restore it from backup')
      await fill(third.page, '^Target', '60')
      await fill(third.page, '^Unit', 'min')
      await tabTo(third.page, '^Criterion it informs')
      await again.press('ArrowDown')
      await leaveField(third.page)
      await expect(
        third.page.getByRole('list', { name: 'Missing before the trial can start' }),
      ).toBeHidden()
      await tabTo(third.page, '^Start the trial', 'Shift+Tab')
      await again.press('Enter')
      await third.page.getByRole('table', { name: 'Results of the trial' }).waitFor()
      await fill(third.page, '^Minutes to restore it from backup, MLflow', '38')
      await expect(third.page.getByRole('table', { name: 'Results of the trial' })).toContainText(
        'pass',
      )
    })

    await base.step('the decision, accepted, and its PDF', async () => {
      await after.goTo('decision')
      await fill(third.page, '^We decide', 'We run MLflow on our own cluster.')
      await fill(third.page, '^Because', 'It leads and can be left.')
      await tabTo(third.page, '^Chosen candidate')
      await again.press('ArrowDown')
      await tabTo(third.page, '^Review by')
      await again.type('05292027')
      await again.press('Enter')
      await leaveField(third.page)
      await expect(
        third.page.getByRole('list', { name: 'Missing before the decision' }),
      ).toBeHidden()
      await again.press('Control+Enter')
      if (await third.page.getByRole('dialog').isVisible()) await again.press('Enter')
      await expect(third.page.getByRole('main')).toContainText(/Accepted on/)
      await leaveField(third.page)
      await again.press('6')
      await third.page.getByRole('button', { name: 'Save as PDF' }).waitFor()
      await again.press('x')
      await third.page.getByText(/\.pdf/).first().waitFor({ timeout: 60_000 })
    })

    await third.close()
    expect(troublesAfter).toEqual([])

    await base.step('the record is there and says what was decided', async () => {
      const exported = await readdir(join(folders.evaluations, 'Exports'))
      expect(exported).toHaveLength(1)
      const text = textOfPdf(join(folders.evaluations, 'Exports', exported[0] ?? ''))
      expect(text).toContain('We run MLflow on our own cluster.')
      for (const person of people) expect(text).toContain(person.split(',')[0])
      for (const name of criteria) expect(text).toContain(name)
    })
    await folders.remove()
  },
)
