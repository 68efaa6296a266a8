import { describe, expect, it } from 'vitest'
import { groupRoutes, rankingAgreement } from '#shared/domain/agreement/group-agreement'
import { compute, methodNames } from '#shared/domain/methods/compute'
import { otherMethods } from '#shared/domain/methods/other-methods'
import { stageResult } from '#shared/domain/scoring/result'
import { scenarioEvaluation } from '../../../../test/scenario.ts'

const sample = scenarioEvaluation()

describe('computing by name', () => {
  it('refuses an unknown method and inputs of the wrong shape, in words', () => {
    expect(compute('guess', {})).toEqual({
      status: 'refused',
      problems: [{ path: '', reason: 'No method is called guess' }],
    })
    for (const name of [...methodNames, 'constructor', '__proto__'])
      expect(compute(name, { matrix: 'none' }).status).toBe('refused')
  })

  it('refuses a blank in a matrix rather than taking it for a zero', () => {
    const given = { matrix: [[1, null]], directions: ['max', 'max'], weights: [1, 1] }
    expect(compute('topsis', { ...given, params: { normalisation: 'vector' } })).toMatchObject({
      status: 'refused',
    })
  })

  it('refuses rows of different lengths, and points that are all zero', () => {
    expect(compute('group_weights', { points_by_participant: [[1, 2], [1]] }).status).toBe(
      'refused',
    )
    expect(compute('point_weights', { points: [0, 0] })).toEqual({
      status: 'refused',
      problems: [{ path: 'points', reason: 'All are zero; the sum must be positive' }],
    })
  })

  it('names the odd row of every method, whatever the method would do with its columns', () => {
    const given = {
      matrix: [
        [1, 2, 3],
        [1, 2],
      ],
      directions: ['max', 'max', 'min'],
      weights: [1, 1, 1],
    }
    const reason = '2 entries instead of 3, as in the first row'
    for (const normalisation of ['none', 'linear_max', 'sum', 'minmax'])
      expect(compute('weighted_sum', { ...given, params: { normalisation } })).toEqual({
        status: 'refused',
        problems: [{ path: 'matrix[1]', reason }],
      })
    expect(compute('weighted_product', { ...given, params: { normalisation: 'none' } })).toEqual({
      status: 'refused',
      problems: [{ path: 'matrix[1]', reason }],
    })
  })

  it('computes the change of every weight for every pair', () => {
    const computed = compute('weight_min_change_percent', {
      values: [
        [4, 2],
        [3, 2.5],
      ],
      weights: [6, 4],
    })
    expect(computed).toMatchObject({
      status: 'computed',
      outputs: {
        changes: [
          [null, [{ feasible: true }, {}]],
          [[{}, {}], null],
        ],
      },
    })
  })
})

describe('other methods on the sample', () => {
  it('agree after the trial, and disagree about the first votes, a close call', () => {
    const after = otherMethods(stageResult(sample, 'trial').table)
    expect(after.map(({ id }) => id)).toEqual([
      'weighted-product',
      'topsis',
      'promethee',
      'vikor',
      'electre',
    ])
    expect(after.filter(({ disagrees }) => disagrees)).toEqual([])
    for (const { firstIds } of after) expect(firstIds).toContain('mlflow')
    const blind = otherMethods(stageResult(sample, 'first').table)
    expect(
      blind.filter(({ disagrees }) => disagrees).map(({ id, firstIds }) => [id, firstIds]),
    ).toEqual([
      ['topsis', ['wandb']],
      ['promethee', ['wandb']],
      ['vikor', ['wandb']],
    ])
  })

  it('need two candidates', () => {
    const { table } = stageResult(sample, 'trial')
    const alone = {
      ...table,
      candidateIds: table.candidateIds.slice(0, 1),
      scores: table.scores.slice(0, 1),
    }
    expect(otherMethods(alone)).toEqual([])
  })
})

describe('the sample’s people', () => {
  it('agree in part on the ranking, worked by hand', () => {
    // Rank sums 27, 22, 17, 18 and 6 about their mean 18: S = 242, W = 12 × 242 / (36 × 120)
    const agreement = rankingAgreement(sample)
    expect(agreement).toMatchObject({
      people: 6,
      df: 4,
      rankSums: [27, 22, 17, 18, 6],
      words: 'People agree in part on the ranking.',
    })
    expect(agreement?.w).toBeCloseTo((12 * 242) / (36 * 120), 12)
  })

  it('put MLflow first together but Weights & Biases apart', () => {
    const routes = groupRoutes(sample)
    expect(routes?.together[0]?.candidateId).toBe('mlflow')
    expect(routes?.apart[0]?.candidateId).toBe('wandb')
    expect(routes?.disagree).toBe(true)
    const hidden = { ...sample, weighting: { ...sample.weighting, revealedAt: null } }
    expect(groupRoutes(hidden)).toBeNull()
  })

  it('say nothing before the reveal', () => {
    const blind = {
      ...sample,
      rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
    }
    expect(rankingAgreement(blind)).toBeNull()
    expect(groupRoutes(blind)).toBeNull()
  })
})
