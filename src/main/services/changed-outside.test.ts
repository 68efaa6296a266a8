import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { campaign, randomFrom } from '../../../test/campaign.ts'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { contentOf, parseBytes } from './evaluation-content.ts'

const { runs, seed: firstSeed } = campaign({ short: 10, full: 100 })

/** What people do to a file in a file manager, a text editor, a synchroniser. */
const deeds = [
  'edit',
  'replace',
  'damage',
  'delete',
  'rename',
  'rename-folder',
  'delete-folder',
] as const

describe('a file that is changed while it is open', () => {
  it.each(Array.from({ length: runs }, (_, n) => firstSeed + n))(
    'keeps what others wrote and what we saved, seed %i',
    async (seed) => {
      const random = randomFrom(seed)
      const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
      const folder = await tempFolder()
      const id = EvaluationId.parse('one')
      const { call, host, evaluations } = await serviceHost(folder)
      await call.evaluations.create({ evaluation: anEvaluation() })
      let open = await call.evaluations.open({ id })
      /** Contents that somebody else wrote: none of them may ever go. */
      let foreign: string[] = []
      /** Every change that was acknowledged to the evaluation that is open now. */
      let kept: string[] = []

      for (let n = 0; n < 12; n++) {
        if (random() < 0.7) {
          const name = `s${n}`
          await call.evaluations.append({ id: open.evaluation.id, changeSets: [park(name)] })
          kept.push(name)
          if (random() < 0.5) await call.evaluations.snapshot({ id: open.evaluation.id })
        }
        open = await call.evaluations.open({ id: open.evaluation.id })
        const { path } = open.file
        const isThere = await stat(path).then(
          () => true,
          () => false,
        )
        const deed = pick(deeds)
        // Never what we wrote ourselves: that would be ours to replace.
        const theirs = Buffer.from(contentOf(anEvaluation(open.evaluation.id, `Theirs ${n}`), n))
        if (isThere) {
          // What they do to what they wrote themselves is theirs to answer for.
          const present = digest(await readFile(path))
          if (!deed.startsWith('rename')) foreign = foreign.filter((one) => one !== present)
          if (deed === 'edit' || deed === 'damage') {
            const before = await readFile(path)
            // Each time elsewhere: done twice in one place, it would be what we wrote again.
            const damaged = before.indexOf('\n') + 50 + n
            const after =
              deed === 'edit'
                ? Buffer.concat([before, Buffer.from(`\n${seed}-${n}`)])
                : Buffer.from(before.map((byte, at) => (at === damaged ? byte ^ 1 : byte)))
            await writeFile(path, after)
            foreign.push(digest(after))
          } else if (deed === 'replace') {
            await writeFile(`${path}.new`, theirs)
            await rename(`${path}.new`, path)
            foreign.push(digest(theirs))
          } else if (deed === 'delete') await rm(path)
          else if (deed === 'rename')
            await rename(path, join(dirname(path), `renamed-${n}.stackjury`))
          else if (deed === 'rename-folder' && foreign.length === 0) {
            await rename(dirname(path), join(folder, `moved-${n}`))
          } else if (deed === 'delete-folder' && foreign.length === 0) {
            await rm(dirname(path), { recursive: true })
          }
        }
        // A snapshot notices it, closing does, and so does a window that is loaded again.
        const notice = pick(['snapshot', 'close', 'open'] as const)
        if (notice !== 'open') await call.evaluations[notice]({ id: open.evaluation.id })
        open = await call.evaluations.open({ id: open.evaluation.id })
        expect({ seed, n, deed, parked: parked(open.evaluation) }).toEqual({
          seed,
          n,
          deed,
          parked: kept.toSorted(),
        })
        if (open.conflict) {
          const keep = pick(['mine', 'theirs', 'both', 'later'] as const)
          if (keep !== 'later') {
            const settled = await call.evaluations
              .settleConflict({ id: open.evaluation.id, keep })
              .catch(() => null)
            if (settled) {
              // Theirs has nothing of what we saved; ours is a restore point and a file.
              if (keep === 'theirs') {
                const { points } = await call.restorePoints.list({ id: open.evaluation.id })
                const [ours] = points.filter(({ why }) => why === 'before-restore')
                const content = await call.restorePoints.read({
                  file: ours?.file.handle ?? ('' as never),
                })
                if (parked(content).join() !== kept.toSorted().join()) {
                  throw new Error(`seed ${seed}, turn ${n}: ours is no restore point`)
                }
                kept = parked(settled.evaluation)
                // From now on it is ours, and may be written.
                const taken = digest(await readFile(settled.file.path))
                foreign = foreign.filter((one) => one !== taken)
              }
              open = settled
            }
          }
        }
        await foreignIsThere(folder, foreign, `seed ${seed}, turn ${n}, ${deed}`)
      }

      await host.close()
      const files = await everyFile(folder)
      const ours = files.filter((path) => path.endsWith('.stackjury') && !path.includes('/data/'))
      const contents = await Promise.all(ours.map(async (path) => parseBytes(await readFile(path))))
      const whole = contents.filter((one) => one.ok).map(({ evaluation }) => parked(evaluation))
      expect(whole).toContainEqual(kept.toSorted())
      const later = await serviceHost(folder)
      expect(
        parked((await later.call.evaluations.open({ id: open.evaluation.id })).evaluation),
      ).toEqual(kept.toSorted())
      await mkdir(evaluations, { recursive: true })
    },
  )
})

async function foreignIsThere(
  folder: string,
  foreign: readonly string[],
  when: string,
): Promise<void> {
  const found = new Set<string>()
  for (const path of await everyFile(folder)) {
    // A copy may be rotated away meanwhile.
    const bytes = await readFile(path).catch(() => null)
    if (bytes) found.add(digest(bytes))
  }
  expect({ when, missing: foreign.filter((one) => !found.has(one)) }).toEqual({ when, missing: [] })
}

async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.stackjury(\.damaged-[\d-]+)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
