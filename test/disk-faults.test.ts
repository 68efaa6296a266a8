import { describe, expect, it } from 'vitest'
import { campaign, isFull } from './campaign.ts'
import { type FaultCase, faultRun, faults, phases } from './disks/fault-runs.ts'

/** Each phase makes fewer calls than this. */
const mostCalls = 120
const { seed, random } = campaign({ short: 1, full: 1 })

describe(`a call of the disk that fails, n-th to last, once or for ever (seed ${seed})`, () => {
  it.each(phases)('while %s', { timeout: 900_000 }, async (phase) => {
    const failed: object[] = []
    let reached = 0
    let count = 0
    // Every call with every fault; in the short figure, and where the least happens, with one.
    const isEach = isFull() || phase === 'saving'
    for (let call = 1; call <= mostCalls && failed.length < 5; call++) {
      const some = faults[Math.floor(random() * faults.length)] ?? 'EIO'
      let isReached = false
      for (const fault of isEach ? faults : [some]) {
        for (const lasting of ['once', 'for ever'] as const) {
          const one: FaultCase = { phase, call, fault, lasting, seed: seed + count }
          const run = await faultRun(one)
          isReached ||= run.isReached
          if (run.failures.length > 0) failed.push({ ...one, failures: run.failures })
          count++
        }
      }
      if (!isReached) break
      reached = call
    }
    console.log(`seed ${seed}: while ${phase}, ${count} failures of ${reached} calls`)
    expect(failed).toEqual([])
    expect(reached).toBeGreaterThan(20)
    expect(reached).toBeLessThan(mostCalls)
  })
})
