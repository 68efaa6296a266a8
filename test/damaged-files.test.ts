import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseBytes } from '../src/main/services/evaluation-content.ts'
import { campaign } from './campaign.ts'
import { damagedRun, startsOf } from './disks/damaged-files.ts'
import { smallEvaluation } from './small-evaluation.ts'

const { runs, seed } = campaign({ short: 1_000, full: 20_000 })

const small = smallEvaluation({
  weights: { price: 60, effort: 40 },
  votes: { toolA: { price: [1, 2, 3], effort: [4, null, 5] }, toolB: { price: [5, 5, 4] } },
})

async function sample() {
  const path = join(import.meta.dirname, '../resources/samples/nordhavn.stackjury')
  const parsed = parseBytes(await readFile(path))
  if (!parsed.ok) throw new Error('The sample cannot be read')
  return parsed.evaluation
}

describe(`damaged files (seed ${seed})`, () => {
  it(
    'give exact data, a copy or a clear refusal, and are kept',
    { timeout: runs * 1_000 },
    async () => {
      const starts = [...(await startsOf(small)), ...(await startsOf(await sample()))]
      const failed: object[] = []
      const outcomes = { exact: 0, restored: 0, refused: 0 }
      for (let n = 0; n < runs && failed.length < 10; n++) {
        const start = starts[n % 10 === 0 ? 2 + (n % 20) / 10 : n % 2]
        if (!start) continue
        const run = await damagedRun(start, seed + n)
        if ('wrong' in run) failed.push({ seed: seed + n, isOurs: start.ours !== null, ...run })
        else outcomes[run.outcome]++
      }
      console.log(`seed ${seed}: ${runs} damaged files: ${JSON.stringify(outcomes)}`)
      expect(failed).toEqual([])
      // Each of them happens, so that the figure says something.
      expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(runs / 50)
    },
  )
})
