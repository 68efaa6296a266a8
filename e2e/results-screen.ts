import { formatPoints } from '../src/shared/domain/format.ts'
import { nameOf, type Sensitivity, type Stage, scenario, scored } from './expected.ts'
import { expect, test, type Workshop } from './workshop.ts'

/**
 * Reads the results page of a stage, tab by tab name, and compares every number on it.
 *
 * @param sensitivity null for a stage without expected numbers of it
 */
export async function expectStage(
  workshop: Workshop,
  tab: string,
  numbers: Stage,
  sensitivity: Sensitivity | null,
): Promise<void> {
  await workshop.goTo('results')
  await workshop.page.getByRole('radio', { name: tab }).click()

  await test.step('ranking, totals and contributions', async () => {
    const rows = workshop.page
      .getByRole('region', { name: 'Ranking with contributions' })
      .locator('tbody tr')
    await expect(rows).toHaveCount(scored.length)
    for (const [index, id] of numbers.ranking.entries()) {
      const row = rows.nth(index)
      await expect(row.getByRole('rowheader')).toContainText(nameOf(id))
      const cells = await row.getByRole('cell').allInnerTexts()
      expect(cells.at(-1)?.split('\n')[0]).toContain(numbers.totalsShown[id])
      const parts = cells.slice(0, -1).map(Number)
      const sum = parts.reduce((total, part) => total + part, 0)
      expect(formatPoints(sum), `contributions of ${id}`).toBe(numbers.totalsShown[id])
      for (const [column, criterion] of scenario.criteria.entries()) {
        const part = ((numbers.cells[id]?.[criterion.id] ?? NaN) * criterion.weight) / 100
        // Rounded so that the row adds up, a part may be one hundredth off.
        expect(Math.abs((parts[column] ?? NaN) - part)).toBeLessThan(0.0101)
      }
    }
  })

  if (!sensitivity) return

  await test.step('the sentence', async () => {
    const text = await workshop.text()
    expect(straight(text)).toContain(straight(sensitivity.sentence.split('. ')[0] ?? ''))
    for (const sentence of sensitivity.sentence.split(/(?<=\.) (?=[A-Z])/)) {
      expect(straight(text)).toContain(straight(sentence))
    }
  })

  await test.step('how far each weight may move', async () => {
    const ranges = workshop.page.getByRole('region', { name: 'Ranges of the weights' })
    const text = (await ranges.innerText()).replace(/\s+/g, ' ')
    for (const criterion of scenario.criteria) {
      const interval = sensitivity.intervals[criterion.id]
      const shown = new RegExp(`${shortName(criterion.name)}.*? ([\\d.]+) to ([\\d.]+)`).exec(text)
      // The expected numbers are rounded already, so the second rounding may be one digit off.
      expect(Math.abs(Number(shown?.[1]) - (interval?.winnerStaysFromPercent ?? NaN))).toBeLessThan(
        0.0551,
      )
      expect(Math.abs(Number(shown?.[2]) - (interval?.winnerStaysToPercent ?? NaN))).toBeLessThan(
        0.0551,
      )
    }
  })

  await test.step('the share of weight sets', async () => {
    const table = workshop.page.getByRole('region', { name: 'Share of weight sets' })
    for (const id of scored) {
      const wins = sensitivity.grid.wins[id] ?? NaN
      if (wins === 0) continue
      const row = table.getByRole('row', { name: new RegExp(escape(nameOf(id))) }).first()
      await expect(row).toContainText(
        `${formatPoints(sensitivity.grid.winSharePercent[id] ?? NaN)} %`,
      )
      await expect(row).toContainText(String(wins))
    }
    if (sensitivity.grid.ties > 0) await expect(table).toContainText(String(sensitivity.grid.ties))
  })

  await test.step('what would have to change', async () => {
    const table = workshop.page.getByRole('region', { name: 'What would have to change' })
    const changes = sensitivity.whatWouldHaveToChange
    for (const [index, criterion] of scenario.criteria.entries()) {
      const raise = changes.raiseOneScoreOfChallenger[index]
      const lower = changes.lowerOneScoreOfLeader[index]
      const row = table
        .getByRole('row')
        .filter({ hasText: new RegExp(`^\\s*${shortName(criterion.name)}`) })
      const text = (await row.first().innerText()).replace(/\s+/g, ' ')
      if (raise?.possible)
        expect(text).toContain(
          `${formatPoints(raise.from)} → ${formatPoints(raise.needsAtLeast ?? NaN)}`,
        )
      if (lower?.possible)
        expect(text).toContain(
          `${formatPoints(lower.from)} → ${formatPoints(lower.mustFallTo ?? NaN)}`,
        )
      if (!raise?.possible || !lower?.possible) expect(text).toContain('not possible')
    }
  })
}

/** Quotation marks as the record has them and as the scenario has them are the same words. */
function straight(text: string): string {
  return text.replace(/[“”]/g, '"')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function shortName(name: string): string {
  return name.split(' ')[0] ?? name
}
