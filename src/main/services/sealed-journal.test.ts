import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ChangeSet } from '#shared/evaluation-file/change-set'
import { type RowKey, type TableName, toTables } from '#shared/evaluation-file/rows'
import { serviceHost } from '../../../test/service-host.ts'
import { smallEvaluation } from '../../../test/small-evaluation.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { sha256 } from './digest.ts'
import { lineOf, readLine } from './journal-record.ts'

const word = 'zinnoberfuchs'
const blind = smallEvaluation({
  weights: { fit: 60, cost: 40 },
  votes: { one: { fit: [], cost: [] }, two: {} },
  revealed: false,
  agreed: false,
})
const moment = '2026-01-05T10:00:00+01:00'

function changed(
  label: string,
  table: TableName,
  key: RowKey,
  { before = null, after }: { before?: object | null; after: object },
): ChangeSet {
  const row = (value: object | null) => value as ChangeSet['changes'][number]['after']
  return {
    id: randomUUID(),
    label,
    at: moment,
    changes: [{ table, key, before: row(before), after: row(after) }],
  }
}

/** A score with its reason, weights and support, all of them blind. */
function secretChanges(evaluation: Evaluation): ChangeSet[] {
  const decision = toTables(evaluation).sheets.find(({ id }) => id === 'decision') ?? {}
  const card = { roundId: 'r1', participantId: 'v1', candidateId: 'one' }
  return [
    changed('Score of a cell', 'scorecards', ['r1', 'v1', 'one'], {
      after: { ...card, votes: { fit: 4 }, reasons: { fit: `${word} it fits` } },
    }),
    changed('Weights of a person', 'weightVotes', 'v1', {
      after: {
        participantId: 'v1',
        method: 'points',
        given: { fit: 87.654, cost: 12.346 },
        submittedAt: null,
      },
    }),
    changed('Support of a person', 'sheets', 'decision', {
      before: decision,
      after: { ...decision, support: { v1: 5 }, rationale: `${word} in the same row` },
    }),
  ]
}

async function textsBelow(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path, await readFile(path, 'latin1'))
  }
  return found
}

describe('while votes are blind', () => {
  it('no file below the folders of the user tells one, and a crash loses none', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { id } = blind
    await first.call.evaluations.create({ evaluation: blind })
    const [score, weights, support] = secretChanges(blind)
    if (!score || !weights || !support) throw new Error('Three changes')
    await first.call.evaluations.append({ id, changeSets: [score, weights] })
    await first.call.evaluations.snapshot({ id })
    await first.call.evaluations.append({ id, changeSets: [support] })

    const told = [word, '87.654', '"fit":4', '"v1":5', '"votes"']
    const files = await textsBelow(folder)
    expect([...files.keys()].filter((path) => path.endsWith('.journal'))).toHaveLength(2)
    expect([...files.keys()].join()).toContain('backups')
    for (const [path, text] of files) {
      // The seal is base64, in which these signs do not occur.
      for (const secret of told) expect(text.includes(secret), `${secret} in ${path}`).toBe(false)
    }

    const again = await serviceHost(folder)
    const { evaluation, recovery } = await again.call.evaluations.open({ id })
    expect(recovery?.restoredChanges).toBe(1)
    expect(evaluation.scorecards.find(({ participantId }) => participantId === 'v1')).toMatchObject(
      { votes: { fit: 4 }, reasons: { fit: `${word} it fits` } },
    )
    expect(evaluation.weightVotes).toMatchObject([{ given: { fit: 87.654, cost: 12.346 } }])
    expect(evaluation.decision.support).toEqual({ v1: 5 })
    const sent = [score, weights, support]
    expect(await again.call.evaluations.append({ id, changeSets: sent })).toMatchObject({ seq: 3 })
  })

  it('a journal that was written before there was a seal is read as before', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    const { id } = blind
    await first.call.evaluations.create({ evaluation: blind })
    await first.call.evaluations.append({ id, changeSets: secretChanges(blind) })
    for (const name of await readdir(first.journal(id))) {
      const path = join(first.journal(id), name)
      const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
      await writeFile(path, lines.map(unsealedLine).join(''))
      expect(await readFile(path, 'utf8')).toContain(word)
    }
    const again = await serviceHost(folder)
    const { evaluation, recovery } = await again.call.evaluations.open({ id })
    expect(recovery).toMatchObject({ restoredChanges: 3, missing: [] })
    expect(evaluation.decision.support).toEqual({ v1: 5 })
  })
})

describe('a sealed line', () => {
  const [changeSet] = secretChanges(blind)
  if (!changeSet) throw new Error('A change')
  const record = { kind: 'change' as const, n: 1, seq: 1, changeSet }

  it('says what it said before, fields that nobody knows included', () => {
    const later = { ...record, changeSet: { ...changeSet, weather: 'fine' }, mood: 'good' }
    expect(readLine(lineOf(later).trimEnd(), true)).toEqual({ status: 'good', record: later })
  })

  it('is damaged when what is inside is no list of changes, and never an exception', () => {
    for (const inside of ['%', 'eyJ9', Buffer.from('[{"table":"nothing"}]').toString('base64')]) {
      const json = JSON.stringify({
        ...record,
        kind: 'sealed-change',
        changeSet: { ...changeSet, changes: inside },
      })
      expect(readLine(`${sha256(json)} ${json}`, true)).toEqual({ status: 'damaged' })
    }
  })
})

/** A line as an earlier release wrote it. */
function unsealedLine(line: string): string {
  const read = readLine(line, true)
  if (read.status !== 'good') throw new Error(line)
  const json = JSON.stringify(read.record)
  return `${sha256(json)} ${json}\n`
}
