import { expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { largeEvaluation } from '../../test/large.ts'
import { scenarioEvaluation } from '../../test/scenario.ts'
import { renderScoreSheets } from './score-sheets.tsx'

const sample = scenarioEvaluation()
const sheetsOf = (evaluation: Evaluation) =>
  renderScoreSheets(evaluation, { paper: 'A4', printedAt: '2026-03-12T09:00:00+01:00' })
    .split('<section>')
    .slice(1)

it('has a sheet for every voter, with a box per cell and every anchor', () => {
  const sheets = sheetsOf(sample)
  expect(sheets).toHaveLength(6)
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet).toContain(sample.participants[index]?.name)
    expect(sheet.match(/<td class="box">/g)).toHaveLength(40)
    for (const { name, anchors } of sample.criteria) {
      expect(sheet).toContain(name)
      for (const score of [1, 3, 5] as const) expect(sheet).toContain(anchors[score])
    }
  }
  expect(sheets.join('')).not.toContain('Ingrid')
  expect(sheets.join('')).not.toContain('Comet')
})

it('heads the columns of two editions of one product by their editions', () => {
  const [sheet] = sheetsOf({
    ...sample,
    candidates: sample.candidates.map((row, i) =>
      i < 2 ? { ...row, name: 'MLflow', edition: ['Self-hosted', 'Managed'][i] ?? '' } : row,
    ),
  })
  expect(sheet).toContain('<bdi>MLflow (Self-hosted)</bdi>')
  expect(sheet).toContain('<bdi>MLflow (Managed)</bdi>')
})

it('is the same whatever has been voted', () => {
  const otherwise = {
    ...sample,
    scorecards: sample.scorecards.map((card) => ({ ...card, votes: {} })),
    weightVotes: [],
    discussions: [],
  }
  expect(sheetsOf(otherwise)).toEqual(sheetsOf(sample))
})

it('leaves out who has left, and closes the boxes of a criterion without anchors', () => {
  const [first, ...others] = sample.participants
  const [bare, ...rest] = sample.criteria
  if (!first || !bare) throw new Error('The sample has changed')
  const sheets = sheetsOf({
    ...sample,
    participants: [{ ...first, leftAt: '2026-03-12T10:00:00+01:00' }, ...others],
    criteria: [{ ...bare, anchors: { ...bare.anchors, 3: '' } }, ...rest],
  })
  expect(sheets).toHaveLength(5)
  expect(sheets[0]?.match(/<td class="box closed">/g)).toHaveLength(5)
})

it('has text from outside as text', () => {
  const [first, ...others] = sample.candidates
  if (!first) throw new Error('The sample has changed')
  const sheets = sheetsOf({
    ...sample,
    candidates: [{ ...first, name: '<script>alert(1)</script>' }, ...others],
  })
  expect(sheets[0]).toContain('&lt;script&gt;')
  expect(sheets[0]).not.toContain('<script>')
})

it('has room for the largest room', () => {
  const sheets = sheetsOf(largeEvaluation({ revealed: false }))
  expect(sheets).toHaveLength(30)
  expect(sheets[0]?.match(/<td class="box">/g)).toHaveLength(500)
})
