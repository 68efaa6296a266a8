// The calculations against numpy, taken in turn so that both see the same machine: medians. Needs
// no numpy, but then compares with nothing and says so. Writes bench/numbers.json.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')
const runs = 21
/** Rounds that are not counted: until our code has been compiled, as in a warm worker. */
const warmUp = 20
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const round = (value) => Number(value.toPrecision(3))

const ours = await builtModules({
  plain: 'src/shared/domain/sensitivity/plain-rank-engine.ts',
  vector: 'src/renderer/workers/vector-rank-engine.ts',
  whole: 'src/shared/domain/sensitivity/whole-values.ts',
  draws: 'src/shared/domain/sensitivity/even-draws.ts',
  promethee: 'src/shared/domain/methods/promethee.ts',
  topsis: 'src/shared/domain/methods/topsis.ts',
  result: 'src/shared/domain/scoring/result.ts',
  whatIf: 'src/shared/domain/sensitivity/what-if.ts',
  large: 'test/large.ts',
})

const data = inventedData()
const numpy = await startNumpy(data)
if (!numpy)
  console.log('numpy is not there (Debian: python3-numpy), so nothing is compared with it')

const vectorEngine = ours.vector.vectorRankEngine()
const problem = ours.whole.wholeValues(data.acceptability.values)
const draw = { sets: data.acceptability.sets, seed: 1, order: null }
const linear = data.promethee.weights.map(() => ({
  type: 'linear',
  q: data.promethee.q,
  p: data.promethee.p,
}))
const prometheeProblem = {
  ...data.promethee,
  directions: data.promethee.weights.map(() => 'max'),
}
const topsisProblem = {
  ...data.topsis,
  directions: data.topsis.is_max.map((isMax) => (isMax ? 'max' : 'min')),
}
const large = ours.large.largeEvaluation()
const dragged = ours.result.stageResult(large, 'first')
let weight = 0

const entries = [
  {
    name: 'Rank acceptability, 100,000 weight sets × 30 candidates × 15 criteria, in vectors',
    run: () => ours.draws.evenlyDrawn(problem, vectorEngine, draw).acceptability.flat(),
    against: ['acceptability plain', 'acceptability pairs', 'acceptability sorted'],
    same: (theirs) => theirs.flat().map((count) => count / draw.sets),
    tolerance: 0.01,
    limitRatio: 0.5,
  },
  {
    name: 'The same, in plain TypeScript',
    run: () =>
      ours.draws.evenlyDrawn(problem, ours.plain.plainRankEngine, draw).acceptability.flat(),
    against: ['acceptability plain', 'acceptability pairs', 'acceptability sorted'],
    same: (theirs) => theirs.flat().map((count) => count / draw.sets),
    tolerance: 0.01,
  },
  {
    name: 'PROMETHEE II, 300 alternatives × 30 criteria',
    times: 5,
    run: () => ours.promethee.prometheeFlows(prometheeProblem, linear).phi,
    against: ['promethee pairs', 'promethee sorted'],
    same: (theirs) => theirs,
    tolerance: 1e-9,
    limitRatio: 1,
    limitAgainst: 'promethee pairs',
  },
  {
    name: 'TOPSIS, 1000 alternatives × 50 criteria',
    times: 20,
    run: () => {
      const { closeness, ranks } = ours.topsis.topsis(topsisProblem)
      return [...closeness, ...ranks]
    },
    against: ['topsis plain', 'topsis tight'],
    same: (theirs) => theirs.flat(),
    tolerance: 1e-9,
    limitRatio: 1,
    limitAgainst: 'topsis plain',
  },
  {
    name: 'A dragged weight, 20 candidates × 25 criteria × 30 people, ranking and contributions',
    times: 20,
    run: () => {
      weight = (weight + 7) % 100
      return ours.whatIf.whatIfOf(dragged, dragged.table.criterionIds[0], weight)
    },
    against: ['drag'],
    limitMs: 4,
  },
]

const measured = []
for (const entry of entries) measured.push(await measure(entry))
numpy?.stop()

const result = {
  what: 'Calculations, ms, medians, ours and numpy in turn in the same run',
  day: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
  load: loadavg().map(round),
  numpy: numpy?.version ?? 'not there',
  runs,
  entries: measured,
}
writeFileSync(join(root, 'bench/numbers.json'), `${JSON.stringify(result, null, 2)}\n`)
for (const { name, ours: own, numpy: theirs, ratios, within } of measured) {
  const others = Object.entries(ratios ?? {}).map(
    ([program, ratio]) => `${ratio} of ${program} (${theirs[program].median} ms)`,
  )
  const compared = others.length === 0 ? '' : `: ${others.join(', ')}`
  console.log(`${name}\n  ${own.median} ms${compared}${within ? '' : ' — TOO SLOW'}`)
}
process.exitCode = measured.every(({ within }) => within) ? 0 : 1

/**
 * Ours and each numpy program in turn, and whether they agree. What takes less than a clock can
 * tell is run several times on both sides.
 */
async function measure(entry) {
  const { name, times = 1, run, against, same, tolerance } = entry
  const { limitRatio, limitAgainst, limitMs } = entry
  const own = []
  const theirs = Object.fromEntries(against.map((program) => [program, []]))
  for (let n = -warmUp; n < runs; n++) {
    const began = performance.now()
    let answer = run()
    for (let time = 1; time < times; time++) answer = run()
    const took = (performance.now() - began) / times
    if (n >= 0) own.push(took)
    for (const program of numpy ? against : []) {
      const { ms, result } = await numpy.run(program, times)
      if (n >= 0) theirs[program].push(ms)
      if (n === 0 && same) checkSame(`${name}, ${program}`, answer, same(result), tolerance)
    }
  }
  const medians = Object.fromEntries(
    Object.entries(theirs).map(([program, all]) => [
      program,
      { median: all.length > 0 ? round(median(all)) : null, all: all.map(round) },
    ]),
  )
  const ratioTo = (program) => round(median(own) / median(theirs[program]))
  const ratios = numpy ? Object.fromEntries(against.map((name) => [name, ratioTo(name)])) : null
  // Where nothing else is said, the limit is against the fastest.
  const decisive =
    ratios && (limitAgainst ? ratios[limitAgainst] : Math.max(...Object.values(ratios)))
  const tooMuch = ratios !== null && limitRatio !== undefined && decisive > limitRatio
  const tooLong = limitMs !== undefined && median(own) > limitMs
  return {
    name,
    ours: { median: round(median(own)), all: own.map(round) },
    numpy: medians,
    ratios,
    ...(limitRatio === undefined
      ? {}
      : { limitRatio, limitAgainst: limitAgainst ?? 'the fastest' }),
    ...(limitMs === undefined ? {} : { limitMs }),
    within: !tooMuch && !tooLong,
  }
}

function checkSame(name, a, b, tolerance) {
  const far = a.findIndex((value, i) => !(Math.abs(value - b[i]) <= tolerance))
  if (far >= 0) throw new Error(`${name}: ${a[far]} is not ${b[far]} (entry ${far})`)
}

/** Repeatable invented data, on both sides the same. */
function inventedData() {
  let state = 1
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) / 2 ** 23
  }
  const matrix = (rows, columns, value) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, value))
  const weights = (count) => Array.from({ length: count }, () => 1 + Math.floor(next() * 9))
  return {
    // Means of votes by seven people on a scale of 1 to 5.
    acceptability: { sets: 100_000, values: matrix(30, 15, () => 1 + Math.floor(next() * 29) / 7) },
    promethee: { matrix: matrix(300, 30, next), weights: weights(30), q: 0.05, p: 0.4 },
    topsis: {
      matrix: matrix(1000, 50, () => 1 + 99 * next()),
      weights: weights(50),
      is_max: Array.from({ length: 50 }, () => next() < 0.5),
    },
    drag: { scores: matrix(20, 25, () => 1 + 4 * next()), weights: weights(25) },
  }
}

/** Runs reference.py; null where there is no Python or no numpy. */
async function startNumpy(given) {
  // Debian's own Python, whatever else is called python3.
  const child = spawn('/usr/bin/python3', [join(root, 'bench/reference.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const { value, done } = await lines.next()
    return done ? null : JSON.parse(value)
  }
  const started = new Promise((settle) => {
    child.once('spawn', () => settle(true))
    child.once('error', () => settle(false))
  })
  if (!(await started)) return null
  child.stdin.on('error', () => {})
  child.stdin.write(`${JSON.stringify(given)}\n`)
  const hello = await answer()
  if (!hello?.numpy) return null
  return {
    version: hello.numpy,
    run: async (program, times) => {
      child.stdin.write(`${JSON.stringify({ run: program, times })}\n`)
      return answer()
    },
    stop: () => child.stdin.end(),
  }
}

/** Our modules as the app has them: bundled and minified. */
async function builtModules(input) {
  const folder = mkdtempSync(join(tmpdir(), 'stackjury-numbers-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      minify: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(input).map(([name, path]) => [name, join(root, path)]),
        ),
        output: { entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true },
  })
  const modules = await Promise.all(
    Object.keys(input).map(async (name) => [
      name,
      await import(pathToFileURL(join(folder, `${name}.mjs`)).href),
    ]),
  )
  rmSync(folder, { recursive: true, force: true })
  return Object.fromEntries(modules)
}
