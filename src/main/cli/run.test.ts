import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { sharedIntake } from '../../../test/intake.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { contentOf } from '../services/evaluation-content.ts'
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

async function fileOf(evaluation: Evaluation, change = (text: string) => text): Promise<string> {
  const path = join(await tempFolder(), 'a.stackjury')
  await writeFile(path, change(Buffer.from(contentOf(evaluation, 0)).toString('utf8')))
  return path
}

/** The sample before its first reveal. */
function blindSample(): Evaluation {
  const sample = scenarioEvaluation()
  return {
    ...sample,
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(({ roundId }) => roundId === 'r1'),
    discussions: [],
    evidence: [],
  }
}

describe('results', () => {
  it('prints the result for people and as data', async () => {
    const path = await fileOf(scenarioEvaluation())
    expect(await run('results', path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('MLflow leads Weights & Biases'),
      err: '',
    })
    const { out } = await run('results', path, '--json')
    expect(JSON.parse(out)).toMatchObject({ status: 'revealed' })
  })

  it('says that a round is still blind, and tells no vote', async () => {
    const path = await fileOf(blindSample())
    const [text, json] = [await run('results', path), await run('results', path, '--json')]
    expect(text.out).toMatch(/round 1 is still blind/i)
    expect(JSON.parse(json.out)).toMatchObject({
      status: 'blind',
      blind: ['round 1 is still blind'],
    })
    expect(JSON.parse(json.out)).not.toHaveProperty('afterRound1')
  })
})

describe('export', () => {
  it('writes each format that needs no printer', async () => {
    const path = await fileOf(scenarioEvaluation())
    for (const [kind, start] of [
      ['md', '---'],
      ['csv', ''],
      ['json', '{'],
      ['xlsx', 'PK'],
    ] as const) {
      const out = `${path}.${kind}`
      expect(await run('export', path, `--${kind}`, out)).toEqual({ code: 0, out: '', err: '' })
      expect((await readFile(out)).subarray(0, start.length).toString()).toBe(start)
    }
  })

  it('keeps blind votes out of every format', async () => {
    const sample = blindSample()
    const reason = 'only whoever voted may know this'
    const path = await fileOf({
      ...sample,
      scorecards: sample.scorecards.map((card) => ({
        ...card,
        reasons: Object.fromEntries(Object.keys(card.votes).map((id) => [id, reason])),
      })),
    })
    for (const kind of ['md', 'csv', 'json']) {
      await run('export', path, `--${kind}`, `${path}.${kind}`)
      const text = await readFile(`${path}.${kind}`, 'utf8')
      expect(text).not.toContain(reason)
      expect(text).toMatch(/round 1 is still blind/i)
    }
  })

  it('does not replace the evaluation, and leaves nothing behind when it fails', async () => {
    const path = await fileOf(scenarioEvaluation())
    expect(await run('export', path, '--json', path)).toMatchObject({ code: 1 })
    expect(await run('export', path, '--json', join(path, '..', 'no', 'a.json'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('a.json'),
    })
    expect(await readdir(join(path, '..'))).toEqual(['a.stackjury'])
  })
})

describe('validate', () => {
  it('refuses what is cut, foreign, newer or contradicts itself, with place and reason', async () => {
    const sample = scenarioEvaluation()
    const good = await fileOf(sample)
    const cut = await fileOf(sample, (text) => text.slice(0, -100))
    const newer = await fileOf(sample, (text) =>
      text.replace('"formatVersion":1', '"formatVersion":9'),
    )
    const foreign = await fileOf(sample, () => 'name,score\n')
    const dangling = await fileOf({
      ...sample,
      decision: { ...sample.decision, chosenId: 'nobody' as never },
    })
    const files = [good, cut, newer, foreign, dangling]
    const before = await Promise.all(files.map((path) => readFile(path)))
    const { code, out, err } = await run('validate', ...files, join(good, '..'), `${good}.gone`)

    expect(code).toBe(1)
    expect(out).toBe(`${good}: in order\n`)
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /a\.stackjury: line 2: \d+ bytes of content instead of \d+; it was cut off$/,
      ),
      expect.stringContaining('written by a newer Stackjury (format 9, this one reads up to 1)'),
      expect.stringContaining('not a Stackjury evaluation'),
      `${dangling}: decision.chosenId: no candidate nobody`,
      expect.stringContaining('not a regular file'),
      expect.stringContaining('there is no such file'),
      '',
    ])
    expect(await Promise.all(files.map((path) => readFile(path)))).toEqual(before)
  })
})

describe('usage', () => {
  it('is told, with exit code 2, when something else was typed', async () => {
    for (const args of [
      [],
      ['resulst', 'a'],
      ['results'],
      ['results', 'a', 'b'],
      ['results', 'a', '--xml'],
      ['export', 'a', 'b'],
      ['export', 'a', '--pdf'],
      ['export', 'a', '--pdf', '--md', 'b'],
      ['validate'],
    ]) {
      expect(await run(...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('Usage'),
      })
    }
    expect(await run('--help')).toMatchObject({ code: 0, err: '' })
    expect(await run('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' })
  })
})
