import { expect, it } from 'vitest'
import {
  joinedAcceptability,
  regionAcceptability,
  regionDraws,
} from '#shared/domain/sensitivity/weight-regions'
import { stageResult } from '#shared/domain/scoring/result'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { smallEvaluation } from '../../../test/small-evaluation.ts'
import { drawRegionShares } from './region-shares.ts'

const { table } = stageResult(scenarioEvaluation(), 'discussed')

it('is the same as all parts one after the other with the plain engine', async () => {
  const seen: number[] = []
  const onProgress = (done: number, of: number) => seen.push((done / of) * 100)
  for (const kind of ['any', 'near'] as const) {
    const parts = regionDraws.map((draw) => regionAcceptability(table, { kind }, draw))
    const found = await drawRegionShares(table, { kind }, { onProgress })
    expect(found).toEqual(joinedAcceptability(parts))
    expect(found?.method).toMatchObject({ samples: 100_000 })
  }
  expect(seen.slice(0, 10)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
})

it('ends with the first part where that is exact', async () => {
  const small = stageResult(
    smallEvaluation({
      weights: { x: 60, y: 40 },
      votes: { a: { x: [5], y: [1] }, b: { x: [1], y: [5] } },
    }),
    'first',
  ).table
  const seen: string[] = []
  const onProgress = (done: number, of: number) => seen.push(`${done} of ${of}`)
  const found = await drawRegionShares(small, { kind: 'any' }, { onProgress })
  expect(found?.method).toEqual({ kind: 'exact' })
  expect(seen).toEqual(['10 of 10'])
})

it('has at least the first part when it is stopped', async () => {
  const stop = new AbortController()
  const onProgress = () => stop.abort()
  const found = await drawRegionShares(table, { kind: 'any' }, { onProgress, signal: stop.signal })
  expect(found).toEqual(regionAcceptability(table, { kind: 'any' }, { samples: 10_000, seed: 1 }))
})
