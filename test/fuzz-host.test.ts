import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyPersonalCatalogue } from '#shared/catalogue/personal'
import { EvaluationId } from '#shared/domain/ids'
import { hostContract } from '#shared/host-contract'
import type { Response } from '#shared/rpc/wire'
import { defaultSettings } from '#shared/settings'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { campaign } from './campaign.ts'
import { anEvaluation, park } from './change-sets.ts'
import { digestsBelow } from './digests.ts'
import { serviceHost } from './service-host.ts'
import { tempFolder } from './temp-folder.ts'

const { runs, seed } = campaign({ short: 1_000, full: 10_000 })
const methods = Object.entries(hostContract).flatMap(([service, inside]) =>
  Object.keys(inside).map((method) => `${service}.${method}`),
)

const foreignHandle = 'f'.repeat(32)
const base64 = Buffer.from('not what it says').toString('base64')

/** Something that each method takes; what it has not got any more, or was never given, included. */
const usual: Readonly<Record<string, unknown>> = {
  'app.showInFolder': { file: foreignHandle },
  'app.noteDefect': { what: 'Somewhere: nothing' },
  'evaluations.create': { evaluation: anEvaluation('one') },
  'evaluations.open': { id: 'not-here' },
  'evaluations.told': { id: 'one' },
  'evaluations.openFile': { file: foreignHandle },
  'evaluations.previewFile': { name: 'a.stackjury', base64 },
  'evaluations.importFile': { name: '../../a.pdf', base64 },
  'evaluations.append': { id: 'one', changeSets: [park('p')] },
  'evaluations.snapshot': { id: 'not-here' },
  'evaluations.knows': { id: 'one', changeSetIds: ['11111111-1111-4111-8111-111111111111'] },
  'evaluations.close': { id: 'not-here' },
  'evaluations.remove': { id: 'not-here' },
  'evaluations.saveEmergencyCopy': { evaluation: anEvaluation('one') },
  'evaluations.settleConflict': { id: 'one', keep: 'theirs' },
  'restorePoints.list': { id: 'one' },
  'restorePoints.read': { file: foreignHandle },
  'restorePoints.copy': { file: foreignHandle },
  'restorePoints.keepPresent': { id: 'not-here' },
  'exports.save': { id: 'one', kind: 'json' },
  'exports.cancel': { id: 'one', kind: 'pdf' },
  'exports.saveContent': { kind: 'svg', title: 'A', base64 },
  'exports.preview': { id: 'not-here' },
  'catalogue.change': emptyPersonalCatalogue,
  'tables.read': { name: 'a.csv', base64 },
  'settings.write': defaultSettings,
}

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '../../canary/kept.txt',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    '\\\\server\\share',
    'file:///etc/passwd',
    'kept.txt\u0000.stackjury',
    '__proto__',
    'constructor',
    'toString',
    'one',
    'two',
    foreignHandle,
    '[object Object]',
    'CON',
    '=1+1',
    '<script>',
    '\u202E\uD800',
    '%2e%2e%2f',
    '1e309',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.nat({ max: 20_000 }).map((length) => 'x'.repeat(length)),
)

const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, false, -1, 0, -0, 1e300, 2 ** 53, 1.5),
  fc.constant(Array.from({ length: 200 }, () => null)),
  fc
    .integer({ min: 1, max: 3_000 })
    .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  hostileText.map((key) => JSON.parse(`{${JSON.stringify(key)}: {"x": 1}}`) as unknown),
  fc.constant(JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}')),
  fc.jsonValue({ maxDepth: 4 }),
)

/** A usual input with one of its parts exchanged, doubled, left out, or with one more. */
const bentInput = (input: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(), hostileValue, fc.constantFrom('value', 'out', 'more'))
    .map(([at, value, how]) => {
      const copy = structuredClone(input)
      const places: (readonly [Record<string, unknown>, string])[] = []
      const open: unknown[] = [copy]
      while (open.length > 0) {
        const next = open.pop()
        if (typeof next !== 'object' || next === null) continue
        // Arrays and objects are indexed alike here.
        const holder = next as Record<string, unknown>
        for (const key of Object.keys(holder)) {
          places.push([holder, key])
          open.push(holder[key])
        }
      }
      const place = places[at % Math.max(1, places.length)]
      if (!place) return value
      const [holder, key] = place
      if (how === 'out') delete holder[key]
      else if (how === 'value') holder[key] = value
      else holder[typeof value === 'string' ? value.slice(0, 40) : 'more'] = value
      return copy
    })

const anyCall = fc.tuple(fc.constantFrom(...methods), fc.nat({ max: 9 })).chain(([method, share]) =>
  fc.record({
    method: share === 0 ? hostileText : fc.constant(method),
    input: share < 3 ? hostileValue : bentInput(usual[method] ?? {}),
  }),
)

/** Which of the evaluations that are there a call names; null for neither. */
function namedIn({ input }: { readonly input: unknown }): 'one' | 'two' | null {
  if (typeof input !== 'object' || input === null || !('id' in input)) return null
  return input.id === 'one' || input.id === 'two' ? input.id : null
}

it(`every usual input but those of methods without one is known (${methods.length} methods)`, () => {
  const without = methods.filter((method) => !(method in usual))
  expect(without.toSorted()).toEqual([
    'app.info',
    'app.saveDefectLog',
    'app.storeFailed',
    'catalogue.read',
    'evaluations.list',
    'evaluations.openSample',
    'exports.prepare',
    'settings.read',
  ])
})

it(
  `${runs} hostile calls to the host are refused in words and change nothing (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    const folder = await tempFolder()
    const [canary, app] = [join(folder, 'canary'), join(folder, 'app')]
    await mkdir(canary)
    await writeFile(join(canary, 'kept.txt'), 'kept')
    await writeFile(join(canary, 'one.stackjury'), contentOf(anEvaluation('canary'), 0))
    const { host, call, evaluations, userData } = await serviceHost(app, {
      shell: { chooseFileToSave: async ({ suggestedName }) => join(app, 'saved', suggestedName) },
    })
    await mkdir(join(app, 'saved'), { recursive: true })
    const untouched = await digestsBelow(canary)
    await call.evaluations.create({ evaluation: anEvaluation('one') })
    await call.evaluations.create({ evaluation: anEvaluation('two', 'Another') })
    const stateOf = async (one: 'one' | 'two') => {
      const { evaluation, seq } = await call.evaluations.open({ id: EvaluationId.parse(one) })
      return JSON.stringify([evaluation, seq])
    }
    const before = { one: await stateOf('one'), two: await stateOf('two') }
    const counts = { refused: 0, answered: 0 }

    await fc.assert(
      fc.asyncProperty(anyCall, async (request) => {
        const named = namedIn(request)
        // That is in order and would be done: there is nothing left to compare with then.
        fc.pre(request.method !== 'evaluations.remove' || named === null)
        // As on every transport: text in between.
        const response: Response = await host.answer(JSON.parse(JSON.stringify(request)))
        if (response.ok) {
          counts.answered += 1
          before.one = await stateOf('one')
          // One that nobody named in a call that is in order is as it was.
          if (named === 'two') before.two = await stateOf('two')
          return
        }
        counts.refused += 1
        expect(response.code).not.toBe('internal')
        expect(response.message).not.toMatch(/\n\s+at |node_modules|\/src\/main\//)
        expect(response.message.length).toBeLessThan(10_000)
        expect(await stateOf('one')).toBe(before.one)
      }),
      { numRuns: runs, seed, endOnFailure: true },
    )

    expect(counts.refused).toBeGreaterThan(runs / 2)
    expect(await stateOf('two')).toBe(before.two)
    expect(await digestsBelow(canary)).toEqual(untouched)
    expect((await readdir(folder)).toSorted()).toEqual(['app', 'canary'])
    const top = (await readdir(app)).filter((name) => !['saved'].includes(name))
    expect(top.toSorted()).toEqual(
      [evaluations, userData].map((path) => path.slice(app.length + 1)).toSorted(),
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  },
)

it('a new evaluation with depth, a name or a number that is never stored is refused before it is written', async () => {
  const { host, evaluations } = await serviceHost(await tempFolder())
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown
  const polluting = JSON.parse('{"__proto__": {"polluted": true}}') as unknown
  for (const later of [deep, polluting, Number.POSITIVE_INFINITY, 'x'.repeat(100_001)])
    for (const method of ['evaluations.create', 'evaluations.saveEmergencyCopy'])
      expect(
        await host.answer({ method, input: { evaluation: { ...anEvaluation(), later } } }),
      ).toMatchObject({ ok: false, code: 'invalid-input' })
  expect(await readdir(evaluations).catch(() => [])).toEqual([])
})

it(`what is no request at all is answered, too (seed ${seed})`, async () => {
  const { host } = await serviceHost(await tempFolder())
  await fc.assert(
    fc.asyncProperty(fc.anything({ withBigInt: true, withNullPrototype: true }), async (value) => {
      const response = await host.answer(value)
      expect(response).toMatchObject({ ok: false, code: expect.stringMatching(/^(?!internal)/) })
    }),
    { numRuns: Math.min(runs, 2_000), seed },
  )
})
