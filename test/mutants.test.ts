import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { campaign } from './campaign.ts'
import type * as campaigns from './disks/campaigns.ts'
import type { PowerCutOptions } from './disks/power-cuts.ts'

/** A careless change of the storage code, and the campaign that has to notice it. */
interface Mutant {
  readonly name: string
  readonly file: string
  /** Stands there exactly once. */
  readonly from: string
  readonly to: string
  readonly options: PowerCutOptions
}

const journal = 'src/main/services/journal.ts'
const replace = 'src/main/storage/atomic-replace.ts'

const mutants: readonly Mutant[] = [
  {
    name: 'no fdatasync of the journal',
    file: journal,
    from: 'await settled(copies.map((copy) => copy.datasync()))',
    to: '',
    options: {},
  },
  {
    name: 'no fdatasync of a file',
    file: replace,
    from: 'await file.datasync()',
    to: '',
    options: {},
  },
  {
    name: 'acknowledge before write',
    file: 'src/main/services/evaluation-session.ts',
    from: 'await journal.append(fresh)',
    to: 'void journal.append(fresh).catch(() => {})',
    options: {},
  },
  {
    name: 'in-place snapshot',
    file: replace,
    from: 'await patiently(fs, () => fs.rename(finished, path), options.patience)',
    to: `await fs.remove(path).catch(() => {})
    const inPlace = await fs.create(path)
    await writeAll(inPlace, bytes)
    await inPlace.datasync()
    await inPlace.close()
    await fs.remove(finished)`,
    options: {},
  },
  {
    name: 'no folder sync of the journal',
    file: journal,
    from: 'await fs.syncFolder(folder)',
    to: '',
    options: {},
  },
  {
    name: 'no folder sync of a file',
    file: replace,
    from: 'await fs.syncFolder(folder)',
    to: '',
    options: {},
  },
  {
    name: 'append after a failed write',
    file: journal,
    from: 'await closeEpoch()\n      throw error',
    to: 'throw error',
    options: { withFaults: true },
  },
  {
    name: 'no record checksum',
    file: 'src/main/services/journal-record.ts',
    from: "if (sha256(json) !== line.slice(0, 64)) return { status: 'damaged' }",
    to: '',
    options: { withRot: true },
  },
]

const root = join(import.meta.dirname, '..')
const { runs, seed } = campaign({ short: 60, full: 1_000 })

/** Builds the campaigns on the storage code with one change in it, or with none. */
async function builtWith(mutant: Mutant | null): Promise<typeof campaigns> {
  const name = mutant?.name.replaceAll(' ', '-') ?? 'as-it-is'
  const outDir = join(root, 'node_modules/.cache/mutants', name)
  let found = 0
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'mutate',
        enforce: 'pre',
        transform: (code, id) => {
          if (!mutant || id !== join(root, mutant.file)) return null
          const parts = code.split(mutant.from)
          found += parts.length - 1
          return parts.join(mutant.to)
        },
      },
    ],
    build: {
      ssr: join(import.meta.dirname, 'disks/campaigns.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
    },
  })
  expect(found, `places to change for ${name}`).toBe(mutant ? 1 : 0)
  const url = pathToFileURL(join(outDir, 'campaigns.js'))
  return (await import(/* @vite-ignore */ `${url.href}?${Date.now()}`)) as typeof campaigns
}

/** In how many of the runs something went wrong. One that is rarely noticed gets more of them. */
async function caughtIn(
  { powerCutRun }: typeof campaigns,
  { options, most }: { readonly options: PowerCutOptions; readonly most: number },
): Promise<{ readonly caught: number; readonly of: number }> {
  let caught = 0
  for (let n = 0; ; n++) {
    if (n >= most || (n >= runs && caught > 0)) return { caught, of: n }
    const failed = await powerCutRun(seed + n, options).then(
      ({ failures }) => failures.length > 0,
      () => true,
    )
    if (failed) caught++
  }
}

/** Built once, for several campaigns. */
let unchanged: Promise<typeof campaigns> | null = null

describe(`the campaigns on a simulated disk (seed ${seed})`, () => {
  it.each([{}, { withFaults: true }, { withRot: true }])(
    'find nothing in the storage code as it is: %o',
    { timeout: 900_000 },
    async (options) => {
      unchanged ??= builtWith(null)
      const found = await caughtIn(await unchanged, { options, most: runs })
      expect(found).toEqual({ caught: 0, of: runs })
    },
  )

  it.each(mutants)('catch $name', { timeout: 900_000 }, async (mutant) => {
    const most = 20 * runs
    const { caught, of } = await caughtIn(await builtWith(mutant), { ...mutant, most })
    console.log(`seed ${seed}: ${mutant.name}: caught in ${caught} of ${of} runs`)
    expect(caught).toBeGreaterThan(0)
  })
})
