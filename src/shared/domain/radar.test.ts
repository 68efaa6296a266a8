import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import type { Blip } from '#shared/domain/proof'
import { blipState, numberedBlips, radarTitle, ringProposals } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { scenario } from '../../../test/scenario-source.ts'

const sample = scenarioEvaluation()
const history = (...entries: (Ring | null)[]): Pick<Blip, 'history'> => ({
  history: entries.map((ring) => ({ day: null, ring, reason: '' })),
})
const withBlips = (change: (blip: Blip) => object): Evaluation =>
  Evaluation.parse({ ...sample, blips: sample.blips.map((blip) => ({ ...blip, ...change(blip) })) })

describe('a blip', () => {
  it('is where the scenario says, moved as it says', () => {
    expect(
      sample.blips.map((blip) => [blip.name, blipState(blip).previousRing, blipState(blip).ring]),
    ).toEqual(scenario.radar.entries.map(({ name, before, after }) => [name, before, after]))
  })

  it.each([
    [[null, 'assess'], 'new', 'New'],
    [['assess'], 'new', 'New'],
    [['assess', 'trial'], 'in', '↑ in, from Assess'],
    [['trial', 'hold'], 'out', '↓ out, from Trial'],
    [['hold', 'adopt', 'adopt'], 'none', 'No change'],
    [['adopt', null], 'off', 'Left the radar'],
  ] as const)('with the history %j is %s', (entries, movement, words) => {
    expect(blipState(history(...entries))).toMatchObject({ movement, words })
  })
})

describe('the title', () => {
  it('is the finding', () => {
    expect(radarTitle(sample)).toBe('MLflow moves to Adopt, Weights & Biases to Hold')
  })

  it('speaks of other tools when no candidate moved, and of stillness when nothing did', () => {
    expect(radarTitle(withBlips(() => ({ candidateId: null })))).toBe(
      'MLflow moves to Adopt, Weights & Biases to Hold, Evidently to Trial',
    )
    const still = withBlips(({ history: all }) => ({ history: [all.at(-1), all.at(-1)] }))
    expect(radarTitle(still)).toBe('Nothing has moved since last time')
    expect(radarTitle(withBlips(({ history: all }) => ({ history: [all.at(-1)] })))).toBe(
      '10 tools are on the radar for the first time',
    )
    expect(radarTitle({ ...sample, blips: [] })).toBe('Nothing is on the radar yet')
  })
})

describe('proposals', () => {
  const before = withBlips(({ history: all }) => ({ history: all.slice(0, 1) }))
  const early = Evaluation.parse({
    ...before,
    blips: before.blips.filter(({ history: all }) => all[0]?.ring !== null),
  })

  it('move a tool that passed a fair trial inwards and one that failed a must to Hold', () => {
    expect(
      ringProposals(early).map(({ candidateId, from, to }) => [candidateId, from, to]),
    ).toEqual([
      ['mlflow', 'trial', 'adopt'],
      ['wandb', 'trial', 'hold'],
      ['sagemaker', null, 'assess'],
    ])
    expect(ringProposals(early)[1]?.reason).toContain('Three-year cost, quoted or calculated')
  })

  it('propose nothing that has been dealt with, and nothing about a candidate that is out', () => {
    expect(ringProposals(sample)).toEqual([])
    expect(
      ringProposals({ ...early, blips: [] }).map(({ candidateId }) => candidateId),
    ).not.toContain('comet')
  })

  it('take no small, unfinished or loosely chartered trial for a fair one', () => {
    const moved = (change: object) =>
      ringProposals(
        Evaluation.parse({
          ...early,
          trials: early.trials.map((trial) => ({ ...trial, ...change })),
        }),
      ).map(({ candidateId }) => candidateId)
    const small = { timeboxDays: 2, budget: { personDays: 2, cash: null, currency: 'EUR' } }
    for (const change of [small, { status: 'running' }, { stopRules: [] }])
      expect(moved(change)).toEqual(['sagemaker'])
  })
})

it('numbers blips by sector, as they come', () => {
  expect(
    numberedBlips(sample)
      .map(({ number, blip }) => `${number} ${blip.name}`)
      .slice(4, 8),
  ).toEqual(['5 In-house tracker', '6 DVC', '7 lakeFS', '8 Airflow'])
})
