import { formatPoints } from '../src/shared/domain/format.ts'
import { nameOf, scenario, scored } from './expected.ts'
import { expectStage } from './results-screen.ts'
import { expect, test, type Workshop } from './workshop.ts'

const { expected } = scenario

const stages = [
  { tab: 'First votes', numbers: expected.afterRound1, sensitivity: null },
  {
    tab: 'After discussion',
    numbers: expected.afterConsensus,
    sensitivity: expected.sensitivityAfterConsensus,
  },
  { tab: 'After trial', numbers: expected.afterTrial, sensitivity: expected.sensitivityAfterTrial },
] as const

test.describe('the worked sample', () => {
  for (const { tab, numbers, sensitivity } of stages) {
    test(`shows every expected number of the stage "${tab}"`, async ({ workshop }) => {
      await workshop.openSample()
      await expectStage(workshop, tab, numbers, sensitivity)
    })
  }

  test('shows none of the classic wrong totals', async ({ workshop }) => {
    await workshop.openSample()
    await workshop.goTo('results')
    await workshop.page.getByRole('radio', { name: 'First votes' }).click()
    const shown = await totalsOnScreen(workshop)
    for (const [mistake, wrong] of Object.entries(expected.wrongAnswers)) {
      if (typeof wrong === 'string') continue
      const wrongTotals = scored.map((id) => formatPoints(wrong[id] ?? NaN))
      expect(
        scored.map((id) => shown.get(id)),
        mistake,
      ).not.toEqual(wrongTotals)
      // The leader's total alone tells each mistake from the right answer.
      expect(shown.get('mlflow'), mistake).not.toBe(formatPoints(wrong['mlflow'] ?? NaN))
    }
  })
})

async function totalsOnScreen({ page }: Workshop): Promise<Map<string, string>> {
  const rows = page.getByRole('region', { name: 'Ranking with contributions' }).locator('tbody tr')
  const totals = new Map<string, string>()
  for (const id of scored) {
    const row = rows.filter({ hasText: nameOf(id) })
    totals.set(id, (await row.getByRole('cell').last().innerText()).slice(0, 4))
  }
  return totals
}
