import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { readScoreTable } from '#shared/exchange/score-changes'
import { withTableChanges } from '#shared/exchange/take-score-changes'
import { toCsv } from '#shared/exchange/score-rows'
import { toWorkbook } from '#shared/exchange/workbook'
import { radarFile, toByorCsv, toByorJson, toZalandoJson } from '#shared/exchange/write-radar'
import { toMarkdownFiles } from '#shared/exchange/write-markdown-radar'
import { AppError } from '#shared/rpc/app-error'
import { computeFile } from '../src/main/cli/compute.ts'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { workbookBytes } from '../src/main/services/spreadsheets.ts'
import { askThread, type Question } from '../src/renderer/workers/foreign-thread.ts'
import { campaign } from './campaign.ts'
import { anEvaluation } from './change-sets.ts'
import { digestsBelow } from './digests.ts'
import { withBody } from './fixtures/hostile/evaluations.ts'
import { bytesOf, utf16 } from './fixtures/hostile/hostile.ts'
import { goodRecord } from './fixtures/hostile/records.ts'
import { zipped } from './fixtures/hostile/zip.ts'
import { mutatedBytes, mutatedText, mutatedValue } from './mutations.ts'
import { textsInZip } from '../e2e/zip-text.ts'
import { scenarioEvaluation } from './scenario.ts'
import { sharedIntake } from './intake.ts'
import { serviceHost } from './service-host.ts'
import { tempFolder } from './temp-folder.ts'
import { vectors } from './vectors.ts'

const { runs, seed, random } = campaign({ short: 200, full: 5_000 })
const longest = 10_000
const mostGrowth = 500 * 1024 * 1024
const sample = scenarioEvaluation()
const good = Buffer.from(contentOf(sample, 0))
const workbook = await workbookBytes(toWorkbook(sample))
const parts = [...textsInZip(Buffer.from(workbook))].map(([path, content]) => ({ path, content }))
const csv = toCsv(sample)
const landscape = (await readFile(join(import.meta.dirname, 'fixtures/lfai-landscape.yml'), 'utf8'))
  .split('\n')
  .slice(0, 500)
  .join('\n')
const radar = radarFile(sample)
const radars = [toByorJson(radar), toZalandoJson(radar), toByorCsv(radar)]
const markdown = toMarkdownFiles(sample, '2026-03-12')
const list = [
  'MLflow https://mlflow.org',
  'Kubeflow',
  '- Airflow (https://airflow.apache.org)',
  'DVC',
  'Ray\thttps://ray.io',
].join('\n')
const table = [
  'Name;Homepage;Repository;Description;Licence;Category;Maturity',
  'MLflow;https://mlflow.org;https://github.com/mlflow/mlflow;"Runs; and models";Apache-2.0;Tracking;Graduated',
  'Kubeflow;https://kubeflow.org;;;Apache-2.0;Pipelines;Incubating',
  '"Weights, biases";https://wandb.ai;;"A ""quoted"" word";;Tracking;',
].join('\n')
const record = await goodRecord()

const isLikely = (share: number) => random() < share

function mutatedEvaluation(): Uint8Array {
  if (isLikely(0.2)) return mutatedBytes(good, random)
  if (isLikely(0.4)) return withBody((body) => mutatedText(body, random))
  return withBody((body) => JSON.stringify(mutatedValue(JSON.parse(body), random), null, 1))
}

function mutatedWorkbook(): Uint8Array {
  if (isLikely(0.4)) return mutatedBytes(workbook, random)
  const at = Math.floor(random() * parts.length)
  return zipped(
    parts.map((part, i) =>
      i === at || isLikely(0.05) ? { ...part, content: mutatedText(part.content, random) } : part,
    ),
  )
}

function mutatedCsv(): Uint8Array {
  if (isLikely(0.3)) return mutatedBytes(bytesOf(csv), random)
  const text = mutatedText(csv, random)
  return isLikely(0.2) ? utf16(text, { mark: isLikely(0.8), big: isLikely(0.5) }) : bytesOf(text)
}

async function mutatedRecord(): Promise<Uint8Array> {
  // Its digest finds every change, so that nothing would be taken without these.
  return isLikely(0.1) ? record : mutatedBytes(record, random)
}

const mutated = (text: string) =>
  isLikely(0.3) ? decoded(mutatedBytes(bytesOf(text), random)) : mutatedText(text, random)

/** A host with an evaluation that is open, and whether anything of it has changed. */
async function withOpenOne() {
  const { call, host, evaluations } = await serviceHost(await tempFolder())
  const opened = await call.evaluations.create({ evaluation: anEvaluation() })
  const before = await digestsBelow(evaluations)
  return {
    call,
    close: host.close,
    /** @param added a file that is there now, too */
    isUnchanged: async (added: string | null = null) => {
      const now = await call.evaluations.open({ id: EvaluationId.parse('one') })
      expect(now.evaluation).toEqual(opened.evaluation)
      const { [added ?? '']: digest, ...others } = await digestsBelow(evaluations)
      expect(others).toEqual(before)
      expect(digest === undefined).toBe(added === null)
    },
  }
}

/** What the page would say of a text from outside; null where it is taken. */
async function verdictOn(question: Question): Promise<string | null> {
  const answer = await askThread(question).outcome
  if (typeof answer === 'string') throw new Error(`The thread gave no answer: ${answer}`)
  if ('refusal' in answer) return `${answer.refusal.place}: ${answer.refusal.reason}`
  if ('place' in answer) return `${answer.place}: ${answer.reason}`
  return 'reason' in answer ? answer.reason : null
}

/**
 * Has many files read; each must be taken in or refused in words, soon and in little memory.
 *
 * @returns how many were refused
 */
async function readAll(
  next: () => Uint8Array | Promise<Uint8Array>,
  read: (bytes: Uint8Array) => Promise<string | null>,
): Promise<number> {
  const verdicts = { taken: 0, refused: 0 }
  const start = process.memoryUsage.rss()
  for (let run = 0; run < runs; run++) {
    const bytes = await next()
    const began = performance.now()
    const said = await read(bytes).catch((error: unknown) => {
      // Anything else is a defect, and the number of the run tells which file it was.
      if (error instanceof AppError && !['internal', 'cancelled'].includes(error.code))
        return `${error.message}`
      throw new Error(`Run ${run}`, { cause: error })
    })
    expect(performance.now() - began, `run ${run}`).toBeLessThan(longest)
    expect(process.memoryUsage.rss() - start, `run ${run}`).toBeLessThan(mostGrowth)
    expect(said ?? '', `run ${run}`).not.toMatch(/\n\s+at |node_modules/)
    if (said === null) verdicts.taken += 1
    else verdicts.refused += 1
  }
  expect(({} as { later?: unknown }).later).toBeUndefined()
  return verdicts.refused
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe(`${runs} changed files of each kind (seed ${seed})`, { timeout: 3_600_000 }, () => {
  it.each([
    ['project files', mutatedEvaluation, 'a.stackjury'],
    ['decision records', mutatedRecord, 'a.pdf'],
  ] as const)('%s', async (_, next, name) => {
    let at = await withOpenOne()
    const refused = await readAll(next, async (bytes) => {
      const file = { name, base64: base64(bytes) }
      const refusal = (error: unknown): AppError => {
        if (error instanceof AppError) return error
        throw error
      }
      const preview = await at.call.evaluations.previewFile(file).catch(refusal)
      const taken = await at.call.evaluations.importFile(file).catch(refusal)
      const isRefused = taken instanceof AppError
      // What is shown before is what comes, all of it and in a file of its own; or nothing.
      expect(preview instanceof AppError ? null : preview.title).toBe(
        isRefused ? null : taken.evaluation.frame.title,
      )
      expect(isRefused || Evaluation.safeParse(taken.evaluation).success).toBe(true)
      await at.isUnchanged(isRefused ? null : taken.file.path)
      if (isRefused) throw taken
      await at.close()
      at = await withOpenOne()
      return null
    })
    expect(refused).toBeGreaterThan(runs / 20)
    expect(refused).toBeLessThan(runs)
  })

  it.each([
    ['workbooks', mutatedWorkbook, 'a.xlsx'],
    ['tables as text', mutatedCsv, 'a.csv'],
  ] as const)('%s', async (_, next, name) => {
    const { call, isUnchanged } = await withOpenOne()
    const refused = await readAll(next, async (bytes) => {
      const sheets = await call.tables.read({ name, base64: base64(bytes) })
      const numbers = sheets
        .flatMap(({ rows }) => rows.flat())
        .filter((cell) => typeof cell === 'number')
      expect(numbers.every(Number.isFinite)).toBe(true)
      return null
    })
    expect(refused).toBeGreaterThan(runs / 20)
    await isUnchanged()
  })

  it.each([
    ['workbooks', mutatedWorkbook, 'a.xlsx'],
    ['tables as text', mutatedCsv, 'a.csv'],
  ] as const)('edited score tables: %s', async (_, next, name) => {
    const { call } = await withOpenOne()
    const before = JSON.stringify(sample)
    await readAll(next, async (bytes) => {
      const sheets = await call.tables.read({ name, base64: base64(bytes) })
      const reading = readScoreTable(sample, sheets)
      const at = '2026-03-12T12:00:00+01:00'
      const taken = withTableChanges(sample, reading, { reason: 'Edited', at })
      expect(Evaluation.safeParse(taken).error).toBeUndefined()
      return reading.problems[0] ?? null
    })
    expect(JSON.stringify(sample)).toBe(before)
  })

  // The thread of the page is a thread of a browser; here the same reader answers in place.
  const readTexts = (next: () => string, question: (text: string) => Question) =>
    readAll(
      () => bytesOf(next()),
      (bytes) => verdictOn(question(decoded(bytes))),
    )
  const tools = (text: string): Question => ({ kind: 'tools', text, personal: [] })

  it('landscapes', async () => {
    const refused = await readTexts(() => mutated(landscape), tools)
    expect(refused).toBeGreaterThan(runs / 20)
    expect(refused).toBeLessThan(runs)
  })

  // A list takes nearly anything: each line is a name.
  it.each([
    ['lists of tools', () => mutated(list), tools],
    ['tables of tools', () => mutated(table), tools],
    [
      'pasted tables',
      () => mutated(isLikely(0.5) ? table : csv),
      (text: string): Question => ({ kind: 'table', text }),
    ],
  ] as const)('%s', async (_, next, question) => {
    expect(await readTexts(next, question)).toBeLessThan(runs)
  })

  it('radars', async () => {
    const next = () => mutated(radars[Math.floor(random() * radars.length)] ?? '')
    const refused = await readTexts(next, (text) => ({
      kind: 'radar',
      sources: [{ path: 'radar.json', text }],
    }))
    expect(refused).toBeGreaterThan(runs / 20)
    expect(refused).toBeLessThan(runs)
  })

  it('radars as Markdown', async () => {
    const at = () => Math.floor(random() * markdown.length)
    const next = () => mutated(markdown[at()]?.text ?? '')
    const refused = await readTexts(next, (text) => {
      const changed = at()
      const sources = markdown.map((one, i) => (i === changed ? { ...one, text } : one))
      return {
        kind: 'radar',
        sources: isLikely(0.2) ? sources.slice(changed, changed + 1) : sources,
      }
    })
    expect(refused).toBeLessThan(runs)
  })

  const intake = sharedIntake()
  it('inputs of methods', async () => {
    const path = join(await tempFolder(), 'inputs.json')
    let method = ''
    const refused = await readAll(
      () => {
        const vector = vectors[Math.floor(random() * vectors.length)]
        if (!vector) throw new Error('There are no examples')
        const { inputs } = vector
        method = vector.method
        if (isLikely(0.4)) return bytesOf(mutated(JSON.stringify(inputs)))
        return bytesOf(JSON.stringify(mutatedValue(inputs, random)))
      },
      async (bytes) => {
        await writeFile(path, bytes)
        const outputs = await computeFile(method, path, intake)
        expect(outputs).not.toMatch(/NaN|Infinity|undefined/)
        return null
      },
    )
    expect(refused).toBeGreaterThan(runs / 20)
  })
})

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
