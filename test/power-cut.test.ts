import { describe, expect, it } from 'vitest'
import { campaign } from './campaign.ts'
import { removalRun } from './disks/removal-cuts.ts'
import { powerCutRun, type PowerCutOptions } from './disks/power-cuts.ts'

const { runs, seed } = campaign({ short: 2_000, full: 20_000 })

describe(`power cuts (seed ${seed})`, () => {
  const all = async (count: number, options: PowerCutOptions = {}) => {
    const failed: object[] = []
    const sum = { runs: count, cuts: 0, acknowledged: 0, falseAlarms: 0 }
    const started = Date.now()
    for (let n = 0; n < count && failed.length < 5; n++) {
      const run = await powerCutRun(seed + n, options)
      if (run.failures.length > 0) failed.push({ seed: seed + n, failures: run.failures })
      sum.cuts += run.cuts
      sum.acknowledged += run.acknowledged
      sum.falseAlarms += run.falseAlarms
    }
    const each = (Date.now() - started) / count
    console.log(`seed ${seed}: ${JSON.stringify(sum)}, ${each.toFixed(1)} ms a run`)
    return { failed, ...sum }
  }

  it('lose nothing that was acknowledged', { timeout: runs * 1_000 }, async () => {
    const { failed, acknowledged } = await all(runs)
    expect(failed).toEqual([])
    expect(acknowledged).toBeGreaterThan(runs * 5)
  })

  it('and calls that fail lose nothing, either', { timeout: runs * 1_000 }, async () => {
    expect((await all(runs / 4, { withFaults: true })).failed).toEqual([])
  })

  it(
    'and damage to one copy of the journal lose nothing, either',
    { timeout: runs * 1_000 },
    async () => {
      expect((await all(runs / 8, { withRot: true })).failed).toEqual([])
    },
  )

  it('and a file that is damaged lose nothing, either', { timeout: runs * 1_000 }, async () => {
    expect((await all(runs / 8, { withDamage: true })).failed).toEqual([])
  })

  it(
    'while an evaluation is removed leave it here or among the removed ones',
    { timeout: runs * 1_000 },
    async () => {
      const failed: object[] = []
      let reached = 0
      for (let cutAt = 1; cutAt <= 100 && reached === cutAt - 1; cutAt++) {
        for (let n = 0; n < runs / 400; n++) {
          const run = await removalRun(cutAt, seed + n)
          if (run.isReached) reached = cutAt
          if (run.failures.length > 0) failed.push({ cutAt, seed: seed + n, ...run })
        }
      }
      expect(failed).toEqual([])
      expect(reached).toBeGreaterThan(20)
    },
  )
})
