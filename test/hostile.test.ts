import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { csvText } from '#shared/exchange/csv'
import { readDelimited } from '#shared/exchange/read-table'
import { asFileError, contentOf, readBytes } from '../src/main/services/evaluation-content.ts'
import { nodeFileSystem } from '../src/main/storage/fs-port.ts'
import { answerQuestion } from '../src/renderer/workers/foreign-thread.ts'
import { anEvaluation } from './change-sets.ts'
import { hostileEvaluations } from './fixtures/hostile/evaluations.ts'
import type { Hostile } from './fixtures/hostile/hostile.ts'
import { hostileRecords } from './fixtures/hostile/records.ts'
import { hostileRadars, hostileTables, hostileTools } from './fixtures/hostile/tables.ts'
import { hostileWorkbooks } from './fixtures/hostile/workbooks.ts'
import { sharedIntake, testIntake } from './intake.ts'
import { serviceHost } from './service-host.ts'
import { tempFolder } from './temp-folder.ts'

const intake = sharedIntake()
const words = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** What the app says of a file, as the whole way from bytes to words; null when it takes it in. */
type Judge = (name: string, bytes: Uint8Array) => Promise<string | null>

const judgeEvaluation: Judge = async (name, bytes) => {
  try {
    const parsed = await intake.read('evaluation', { name, bytes })
    if (!parsed.ok) return asFileError(parsed.problem, name).message
    const [first] = contradictionsOf(parsed.evaluation)
    return first ? `${name}: ${first.path}: ${first.reason}` : null
  } catch (error) {
    return words(error)
  }
}

const judgeTable: Judge = (name, bytes) =>
  intake.read('tables', { name, bytes }).then(() => null, words)

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

const judgeTools: Judge = async (name, bytes) => {
  const answer = await answerQuestion({ kind: 'tools', text: text(bytes), personal: [] }, () => {})
  if (!('refusal' in answer)) return null
  const { place, reason, nextStep } = answer.refusal
  return `${name}: ${place}: ${reason}. ${nextStep}`
}

const judgeRadar: Judge = async (name, bytes) => {
  const answer = await answerQuestion(
    { kind: 'radar', sources: [{ path: name, text: text(bytes) }] },
    () => {},
  )
  return 'place' in answer ? `${name}: ${answer.place}: ${answer.reason}` : null
}

const corpus: readonly (readonly [string, readonly Hostile[], Judge])[] = [
  ['Project files', hostileEvaluations, judgeEvaluation],
  ['Decision records', hostileRecords, judgeEvaluation],
  ['Workbooks', hostileWorkbooks, judgeTable],
  ['Tables as text', hostileTables, judgeTable],
  ['Landscapes and lists of tools', hostileTools, judgeTools],
  ['Radars of other programs', hostileRadars, judgeRadar],
]

describe.each(corpus)('%s', (_, cases, judge) => {
  it.each(cases)('$name: $about', async ({ name, make, verdict }) => {
    const bytes = await make()
    const before = Buffer.from(bytes)
    const start = Date.now()
    const said = await judge(name, bytes)
    expect(Date.now() - start).toBeLessThan(10_000)
    // What was said instead stands in the message of a failure.
    const isExpected = verdict === null ? said === null : verdict.test(said ?? '')
    expect(isExpected || said).toBe(true)
    expect(said ?? name).toContain(name)
    expect(said ?? '').not.toMatch(/\n\s+at |Error:|node_modules/)
    expect(Buffer.from(bytes).equals(before)).toBe(true)
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
  })
})

it('the list of hostile files is up to date', () => {
  const file = join(import.meta.dirname, 'fixtures/hostile/README.md')
  const sections = corpus.map(([title, cases]) =>
    [
      `## ${title}`,
      '',
      ...cases.map(
        ({ name, about, verdict }) =>
          `- \`${name}\` – ${about} ${verdict === null ? '**Taken in.**' : `**Refused:** \`${verdict.source}\``}`,
      ),
    ].join('\n'),
  )
  const list = [
    '# Hostile files',
    '',
    'Written for this project: each is made by the code beside this list, so that no bomb lies in the repository. What is',
    'said of a refused one is given as a pattern. `test/hostile.test.ts` has each of them read; `UPDATE_GENERATED=1` writes',
    'this list again.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n')
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(file, list)
  expect(readFileSync(file, 'utf8')).toBe(list)
})

describe('what is no regular file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await tempFolder()
  })
  const read = (name: string) => readBytes(nodeFileSystem, join(folder, name)).then(() => '', words)

  it('is a folder, a link, a FIFO or a device, and is not opened', async () => {
    await mkdir(join(folder, 'folder.stackjury'))
    await writeFile(join(folder, 'real'), 'x')
    await symlink(join(folder, 'real'), join(folder, 'link.stackjury'))
    await symlink(join(folder, 'nothing'), join(folder, 'nowhere.stackjury'))
    for (const name of ['folder.stackjury', 'link.stackjury', 'nowhere.stackjury'])
      expect(await read(name)).toMatch(/not a regular file$/)
    expect(await readBytes(nodeFileSystem, '/dev/zero').then(() => '', words)).toMatch(/regular/)
  })

  it.skipIf(process.platform === 'win32')('is a FIFO, which would be waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.stackjury')])
    expect(await read('pipe.stackjury')).toMatch(/not a regular file$/)
  })

  it('is looked at for its size before it is read', async () => {
    await writeFile(join(folder, 'large.stackjury'), '')
    await truncate(join(folder, 'large.stackjury'), 8 * 1024 ** 4)
    expect(await read('large.stackjury')).toMatch(/at most 50 MB$/)
  })
})

describe('the thread for what comes from outside', () => {
  it('is ended when a file takes too long, and the next file is read', async () => {
    const impatient = testIntake({ time: 1 })
    const large = { name: 'a.csv', bytes: new Uint8Array(20_000_000).fill(0x2c) }
    await expect(impatient.read('tables', large)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/^a\.csv: reading it takes longer than/),
    })
    const patient = testIntake()
    await expect(
      patient.read('tables', { name: 'b.csv', bytes: Buffer.from('a,b\n1,2\n') }),
    ).resolves.toMatchObject([
      {
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
      },
    ])
  })

  it('is ended when a file takes too much memory, and the process goes on', async () => {
    const small = testIntake({ heap: 24 })
    const rows = Buffer.from('abc,def,ghi\n'.repeat(300_000))
    await expect(small.read('tables', { name: 'a.csv', bytes: rows })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/too much memory|cells/),
    })
    await expect(
      small.read('tables', { name: 'b.csv', bytes: Buffer.from('a\n') }),
    ).resolves.toHaveLength(1)
  })

  it('is ended when the user does not want to wait', async () => {
    const waiting = testIntake()
    const cancel = new AbortController()
    const bytes = new Uint8Array(40_000_000).fill(0x61)
    const reading = waiting.read('tables', { name: 'a.csv', bytes }, cancel.signal)
    setTimeout(() => cancel.abort(), 20)
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('an import through the host', () => {
  it('is all or nothing, and leaves the open evaluation as it is', async () => {
    const { call, evaluations } = await serviceHost(await tempFolder())
    const open = await call.evaluations.create({ evaluation: anEvaluation() })
    const before = await readFile(open.file.path)
    const some = ['cut', 'polluting', 'twice', 'dangling', 'seal-deep', 'plain', 'renamed', 'words']
    const cases = [...hostileEvaluations, ...hostileRecords].filter(({ name }) =>
      some.includes(name.replace(/\.\w+$/, '')),
    )
    expect(cases.length).toBeGreaterThanOrEqual(some.length)
    for (const { name, make } of cases) {
      const base64 = Buffer.from(await make()).toString('base64')
      for (const method of ['previewFile', 'importFile'] as const)
        await expect(call.evaluations[method]({ name, base64 })).rejects.toMatchObject({
          code: expect.stringMatching(/^file-|^too-large$/),
        })
    }
    expect(await call.evaluations.list({})).toHaveLength(1)
    expect((await readFile(open.file.path)).equals(before)).toBe(true)
    const id = EvaluationId.parse('one')
    expect((await call.evaluations.open({ id })).evaluation).toEqual(open.evaluation)
    expect(await nodeFileSystem.list(evaluations)).toHaveLength(1)
  })

  it('of a workbook tells sheet and cell', async () => {
    const { call } = await serviceHost(await tempFolder())
    const bytes = await hostileWorkbooks.find(({ name }) => name === 'infinite.xlsx')?.make()
    const base64 = Buffer.from(bytes ?? '').toString('base64')
    await expect(call.tables.read({ name: 'infinite.xlsx', base64 })).rejects.toMatchObject({
      code: 'table-refused',
      message: 'infinite.xlsx: sheet “S”, B1: “1e309” is not a number that can be stored',
    })
  })

  it('may be as large as an evaluation gets, and not larger', async () => {
    const sample = anEvaluation()
    const base64 = Buffer.from(contentOf(sample, 0)).toString('base64')
    const { call } = await serviceHost(await tempFolder())
    const tooMuch = base64.padEnd(72_000_000, 'A')
    await expect(
      call.evaluations.importFile({ name: 'a.stackjury', base64: tooMuch }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('CSV on the way out', () => {
  it('has an apostrophe before whatever a spreadsheet could take for a formula, and none else', () => {
    const hostile = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1']
    const hidden = [' =1', '\u200B=1', '\u0000=1', '\u00A0@A1', '\u202E=1']
    const plain = ['a=1', '1+1', 'x@y', '']
    for (const cell of [...hostile, ...hidden]) expect(csvText([[cell]])).toMatch(/^\uFEFF"?'/)
    expect(csvText(plain.map((cell) => [cell]))).not.toMatch(/^'[^=]/m)
    // One of our own would be taken away on the way back.
    expect(csvText([["'=1"]])).toBe("\uFEFF''=1\r\n")
    expect(csvText([[-1, 1.5, null]])).toBe('\uFEFF-1,1.5,\r\n')
  })

  it('comes back as it went out', () => {
    const cells = ['=1+1', ' -x', '＝1', '@a;b', 'a\tb', 'plain', '"q"', "it's"]
    expect(readDelimited(csvText([cells]))).toEqual([cells])
  })
})
