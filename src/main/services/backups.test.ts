import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anEvaluation } from '../../../test/change-sets.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { nodeFileSystem } from '../storage/fs-port.ts'
import { type Backup, createBackups, outdated } from './backups.ts'
import { contentOf } from './evaluation-content.ts'

const now = new Date('2026-03-12T12:00:00Z')
const minutesAgo = (minutes: number, reason: Backup['reason'] = 'snapshot'): Backup => ({
  path: `${minutes}`,
  takenAt: new Date(now.getTime() - minutes * 60_000),
  lineage: '00000000',
  seq: 1,
  reason,
  bytes: 1,
})

describe('outdated', () => {
  it('keeps the last five, whatever their age', () => {
    const old = [10, 20, 30, 40, 50, 60].map((days) => minutesAgo(days * 24 * 60))
    expect(outdated(old, now).map(({ path }) => path)).toEqual([`${60 * 24 * 60}`])
  })

  it('keeps one every 5 minutes for 4 hours and one a day for 14 days', () => {
    const all = Array.from({ length: 20 * 24 * 60 }, (_, minute) => minutesAgo(minute))
    const kept = all.length - outdated(all, now).length
    // 5 latest, 48 of five minutes, and the days before, each give or take one at the edges.
    expect(kept).toBeGreaterThanOrEqual(5 + 47 + 13)
    expect(kept).toBeLessThanOrEqual(5 + 49 + 15)
  })

  it('keeps what was taken before something drastic for 90 days', () => {
    const before = [
      minutesAgo(89 * 24 * 60, 'before-import'),
      minutesAgo(91 * 24 * 60, 'before-import'),
    ]
    expect(outdated(before, now)).toEqual([before[1]])
  })
})

describe('backups', () => {
  it('give back what was kept, the newest first, and null for a damaged one', async () => {
    const folder = await tempFolder()
    let time = now.getTime()
    const backups = createBackups(nodeFileSystem, folder, () => new Date(time))
    const { id } = anEvaluation()
    for (const title of ['first', 'second']) {
      time += 1_000
      const about = { lineage: '1a2b3c4d', seq: time % 1_000, reason: 'snapshot' as const }
      await backups.keep(id, contentOf(anEvaluation('one', title), 0), about)
    }
    const [second, first] = await backups.list(id)
    if (!first || !second) throw new Error('Two copies were kept')
    expect((await backups.read(first))?.frame.title).toBe('first')
    expect((await backups.read(second))?.frame.title).toBe('second')
    await writeFile(second.path, 'damaged')
    expect(await backups.read(second)).toBeNull()
    await writeFile(join(folder, id, 'something else'), '')
    expect(await backups.list(id)).toHaveLength(2)
    expect(await readdir(join(folder, id))).toHaveLength(3)
  })
})
