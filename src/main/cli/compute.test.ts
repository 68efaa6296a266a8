import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { methodNames } from '#shared/domain/methods/compute'
import { sharedIntake } from '../../../test/intake.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { differences, toleranceOf, vectors } from '../../../test/vectors.ts'
import { runCommand } from './run.ts'

const intake = sharedIntake()

async function run(...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand(
    args,
    { out: (text) => (said.out += text), err: (text) => (said.err += text) },
    { version: '1.2.3', intake },
  )
  return { code, ...said }
}

async function runOn(method: string, text: string) {
  const path = join(await tempFolder(), 'input.json')
  await writeFile(path, text)
  const { err, ...rest } = await run('compute', method, path)
  return { ...rest, err: err.replaceAll(`${path}: `, '').trimEnd().split('\n') }
}

const topsis = {
  matrix: [
    [1, 2],
    [3, 4],
  ],
  directions: ['max', 'min'],
  weights: [1, 1],
  params: { normalisation: 'vector' },
}
/** Inputs of the first example of a method with some of them replaced. */
const like = (method: string, change: object) => {
  const inputs = vectors.find((vector) => vector.method === method)?.inputs as object
  return { ...inputs, ...change }
}

describe('compute', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    'prints what is expected of %s',
    async (_, vector) => {
      const { inputs } = vector
      for (const given of [vector, { inputs }, inputs]) {
        const { code, out, err } = await runOn(vector.method, JSON.stringify(given))
        expect({ code, err }).toEqual({ code: 0, err: [''] })
        expect(differences(JSON.parse(out), vector.expected, toleranceOf(vector))).toEqual([])
      }
    },
  )

  it.each([
    ['a weight that is not a number', { weights: [1, 'NaN'] }, 'inputs.weights[1]'],
    ['a negative weight', { weights: [1, -1] }, 'inputs.weights[1]'],
    ['weights that are all zero', { weights: [0, 0] }, 'inputs.weights'],
    ['too many weights', { weights: [1, 1, 1] }, 'inputs.weights'],
    ['weights whose sum is too large', { weights: [1e308, 1e308] }, 'inputs.weights'],
    ['too few directions', { directions: ['max'] }, 'inputs.directions'],
    ['an unknown direction', { directions: ['max', 'up'] }, 'inputs.directions[1]'],
    ['rows of different lengths', { matrix: [[1, 2], [1]] }, 'inputs.matrix[1]'],
    ['a blank', { matrix: [[1, null]] }, 'inputs.matrix[0][1]'],
    ['no rows', { matrix: [] }, 'inputs.matrix'],
    ['no matrix', { matrix: undefined }, 'inputs.matrix'],
    ['no parameters', { params: undefined }, 'inputs.params'],
    ['an unknown distance', { params: { ...topsis.params, distance: 'x' } }, 'inputs.params'],
  ])('names the place of %s', async (_, change, place) => {
    const { code, out, err } = await runOn(
      'topsis',
      JSON.stringify({ inputs: { ...topsis, ...change } }),
    )
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err[0]).toContain(`${place}`)
  })

  it.each([
    ['weighted_sum', { params: { normalisation: 'scale' } }, 'params.scale_worst_best'],
    ['weighted_product', { matrix: [[0, 1, 1, 1]] }, 'matrix[0][0]'],
    ['vikor', { matrix: [[1, 2]], directions: ['max', 'max'], weights: [1, 1] }, 'matrix'],
    ['promethee2', { params: { preference: [] } }, 'params.preference'],
    ['electre1', { params: { concordance_threshold: 2, discordance_threshold: 0 } }, 'params'],
    ['ahp_priorities', { matrix: [[1, 2]] }, 'matrix[0]'],
    [
      'ahp_priorities',
      {
        matrix: [
          [1, 0],
          [1, 1],
        ],
      },
      'matrix[0][1]',
    ],
    ['ahp_hierarchy', { criteria_weights: [1] }, 'alternative_matrices'],
    ['ahp_group', { member_weights: [0] }, 'member_weights'],
    ['rank_order_weights', { ranks: [1, 0.5] }, 'ranks[1]'],
    ['swing_weights', { swing_points: [0, 0] }, 'swing_points'],
    ['point_weights', { points: [0] }, 'points'],
    ['bwm_linear', { best: 99 }, 'best'],
    ['value_piecewise_linear', { cutoffs: [2, 1] }, 'cutoffs[1]'],
    ['smaa_weights', { params: { linear_constraints_ge0: [[1]] } }, 'linear_constraints_ge0[0]'],
    [
      'smaa_weights',
      { values: [[1, 2]], params: { linear_constraints_ge0: [[-1, -1]] } },
      'inputs',
    ],
    ['smaa_from_samples', { weight_samples: [[1]] }, 'weight_samples[0]'],
    ['smaa_stochastic', { params: { scale_worst_best: [[0, 1]] } }, 'params.scale_worst_best'],
    ['weight_sensitivity', { criterion: 99 }, 'criterion'],
    ['weight_min_change_percent', { values: [[1, 2]], weights: [1] }, 'weights'],
    [
      'group_weights',
      {
        points_by_participant: [
          [1, 1],
          [0, 0],
        ],
      },
      'points_by_participant[1]',
    ],
    ['group_scores', { scores_by_participant: [[[1, 2]], [[1]]] }, 'scores_by_participant[1]'],
    ['group_totals_two_routes', { points_by_participant: [[1]] }, 'scores_by_participant'],
    ['kendall_w', { ratings_by_rater: [[1, 2]] }, 'ratings_by_rater'],
    ['borda_copeland', { counts: [] }, 'counts'],
  ])('of %s names the place of %j', async (method, change, place) => {
    const { code, out, err } = await runOn(method, JSON.stringify(like(method, change)))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err[0]).toContain(place)
  })

  it('refuses what is not JSON, and numbers that it cannot hold, with a path', async () => {
    const text = JSON.stringify({ inputs: topsis })
    const broken = [
      [text.replace('"weights":[1,1]', '"weights":[1,NaN]'), 'inputs.weights[1]'],
      [text.replace('"weights":[1,1]', '"weights":[1,-Infinity]'), 'inputs.weights[1]'],
      [text.replace('"weights":[1,1]', '"weights":[1,1e309]'), 'inputs.weights[1]'],
      [text.replace('"weights":[1,1]', '"weights":[1,1],"weights":[1,2]'), 'weights'],
      [text.slice(0, 40), 'not JSON'],
      ['', 'not JSON'],
      ['[]', 'expected object'],
      ['{"__proto__": 1}', '__proto__'],
    ] as const
    for (const [input, place] of broken) {
      const { code, out, err } = await runOn('topsis', input)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err.join()).toContain(place)
      expect(err.join()).not.toMatch(/\n\s+at /)
    }
  })

  it('refuses numbers whose answer would not be a number', async () => {
    const far = {
      ...topsis,
      matrix: [
        [1e308, 1],
        [-1e308, 1],
      ],
      params: { normalisation: 'minmax' },
    }
    expect(await runOn('topsis', JSON.stringify(far))).toMatchObject({
      code: 1,
      err: ['inputs: The numbers are too large to compute with'],
    })
  })

  it('says how it is used, and which methods there are', async () => {
    for (const args of [
      [],
      ['topsis'],
      ['topsis', 'a', 'b'],
      ['guess', 'a'],
      ['topsis', 'a', '--x'],
    ])
      expect(await run('compute', ...args)).toMatchObject({ code: 2, out: '' })
    const { out } = await run('--help')
    for (const name of methodNames) expect(out).toContain(name)
    expect(await run('compute', 'topsis', 'no-such-file.json')).toMatchObject({ code: 1 })
  })
})
