import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Scorecard } from '#shared/domain/judgement'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { park } from '../../../test/change-sets.ts'
import { failingDisk } from '../../../test/failing-disk.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createBackups } from './backups.ts'
import { sha256 } from './digest.ts'
import { contentOf, parseBytes } from './evaluation-content.ts'
import { createSession } from './evaluation-session.ts'
import { createJournal } from './journal.ts'
import { countVotes } from './wipe-out-guard.ts'

const sample = scenarioEvaluation()
const { id } = sample

/** Takes away these scorecards, as an undo or a restore does. */
function without(cards: readonly Scorecard[]): ChangeSet {
  return {
    id: randomUUID(),
    label: 'Restore',
    at: '2026-01-05T09:00:00+01:00',
    changes: cards.map((card) => ({
      table: 'scorecards',
      key: [card.roundId, card.participantId, card.candidateId],
      before: card,
      after: null,
    })),
  }
}

async function inFile(path: string): Promise<Evaluation> {
  const parsed = parseBytes(await readFile(path))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.evaluation
}

describe('scores that are gone', () => {
  it('are gone from the file, too, when somebody removed them', async () => {
    const { call } = await serviceHost(await tempFolder())
    const { file } = await call.evaluations.create({ evaluation: sample })
    await call.evaluations.append({ id, changeSets: [without(sample.scorecards.slice(2))] })
    await call.evaluations.snapshot({ id })
    expect((await inFile(file.path)).scorecards).toHaveLength(2)
  })

  it('also when they were removed while the file was being written', async () => {
    const real = failingDisk()
    let gate: Promise<void> | null = null
    let open = () => {}
    const fs = {
      ...real.fs,
      rename: async (from: string, to: string) => {
        await gate
        return real.fs.rename(from, to)
      },
    }
    const { call } = await serviceHost(await tempFolder(), { fs })
    const { file } = await call.evaluations.create({ evaluation: sample })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    gate = new Promise((resolve) => {
      open = resolve
    })
    const writing = call.evaluations.snapshot({ id })
    await call.evaluations.append({ id, changeSets: [without(sample.scorecards.slice(2))] })
    gate = null
    open()
    await writing
    await call.evaluations.snapshot({ id })
    expect((await inFile(file.path)).scorecards).toHaveLength(2)
  })

  it('stay in the file when nobody removed them, and that is said', async () => {
    const folder = await tempFolder()
    const { fs } = failingDisk()
    const path = join(folder, 'sample.stackjury')
    const content = contentOf(sample, 0)
    await writeFile(path, content)
    const lineage = '0000aaaa'
    const known = { sha256: sha256(content), seq: 0 }
    const now = () => new Date()
    const journal = createJournal(
      fs,
      join(folder, 'journal', id),
      {
        evaluationId: id,
        lineage,
        nextEpoch: 1,
        seq: 0,
        carried: [],
        isHurt: false,
        files: [known],
        ids: [],
        bases: new Map(),
      },
      now,
    )
    const held = structuredClone(sample)
    const session = createSession(
      {
        fs,
        folder,
        backups: createBackups(fs, join(folder, 'backups'), now),
        now,
        pace: { quiet: 1e9, latest: 1e9, retry: 1e9, patience: 0 },
        events: { onChanged() {}, onFileProblem() {}, onNotice() {}, onMoved() {} },
      },
      {
        path,
        evaluation: held,
        journal,
        lineage,
        savedAt: now(),
        isAhead: false,
        readOnly: null,
        conflict: null,
      },
    )
    await session.append([park('a')])
    // What a mistake of our own could do: the content changes and no change says so.
    for (const card of held.scorecards.slice(2)) Object.assign(card, { votes: {} })
    await expect(session.snapshot()).rejects.toThrow('More than half of the scores are gone')
    expect(await readFile(path)).toEqual(Buffer.from(content))
    await session.close().catch(() => {})
  })

  it('are kept as a restore point for long before so many go', async () => {
    const { call } = await serviceHost(await tempFolder())
    await call.evaluations.create({ evaluation: sample })
    await call.evaluations.append({ id, changeSets: [park('a')] })
    await call.evaluations.append({ id, changeSets: [without(sample.scorecards.slice(2))] })
    await call.evaluations.snapshot({ id })
    const { points } = await call.restorePoints.list({ id })
    const point = points.find(({ why }) => why === 'before-deletion')
    const kept = await call.restorePoints.read({ file: point?.file.handle ?? ('' as never) })
    expect(countVotes(kept)).toBe(countVotes(sample))
    expect(kept.parkingLot.some(({ text }) => text === 'a')).toBe(true)
  })
})
