import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { type ServiceHost, serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'

const id = EvaluationId.parse('one')

/** An evaluation with changes in its journal that its file does not have, after a crash. */
async function crashed(names: readonly string[], inFile: readonly string[] = []) {
  const folder = await tempFolder()
  const host = await serviceHost(folder)
  const { file } = await host.call.evaluations.create({ evaluation: anEvaluation() })
  if (inFile.length > 0) {
    await host.call.evaluations.append({ id, changeSets: inFile.map(park) })
    await host.call.evaluations.snapshot({ id })
  }
  for (const name of names) await host.call.evaluations.append({ id, changeSets: [park(name)] })
  return { folder, path: file.path, host }
}

async function reopened(folder: string) {
  const host = await serviceHost(folder)
  const opened = await host.call.evaluations.open({ id })
  return { host, opened, parked: parked(opened.evaluation) }
}

/** Changes both copies, or one of them, of the only epoch there is. */
async function damage(
  host: ServiceHost,
  copies: readonly string[],
  change: (bytes: Buffer) => Buffer,
): Promise<void> {
  for (const name of await readdir(host.journal(id))) {
    if (!copies.some((copy) => name.endsWith(`.${copy}.journal`))) continue
    const path = join(host.journal(id), name)
    await writeFile(path, change(await readFile(path)))
  }
}

const flipAt = (text: string) => (bytes: Buffer) => {
  const at = bytes.indexOf(text)
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

describe('after a crash', () => {
  it('what the file did not get in time is restored, and the file gets it', async () => {
    const { folder, path } = await crashed(['b', 'c'], ['a'])
    const { host, opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a', 'b', 'c'])
    expect(opened.seq).toBe(3)
    expect(opened.recovery).toMatchObject({ restoredChanges: 2, missing: [] })
    expect(opened.recovery?.message).toMatch(/^Restored 2 changes made after .*Nothing was lost\.$/)
    await host.call.evaluations.close({ id })
    expect(await readFile(path, 'utf8')).toContain('"seq":3')
    expect((await reopened(folder)).opened.recovery).toBeNull()
  })

  it('a line that was torn while it was written is nobody’s loss', async () => {
    const { folder, host } = await crashed(['a', 'b'])
    const torn = Buffer.from(`${'0'.repeat(64)} {"kind":"change","n":3,"seq`)
    await damage(host, ['a', 'b'], (bytes) => Buffer.concat([bytes, torn]))
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a', 'b'])
    expect(opened.recovery).toMatchObject({ restoredChanges: 2, missing: [] })
  })

  it('nothing is written behind a torn line: new changes survive the next crash', async () => {
    const { folder, host } = await crashed(['a'])
    await damage(host, ['a', 'b'], (bytes) => Buffer.concat([bytes, Buffer.from('torn')]))
    const second = await reopened(folder)
    await second.host.call.evaluations.append({ id, changeSets: [park('b')] })
    expect((await reopened(folder)).parked).toEqual(['a', 'b'])
  })

  it('sending again what is there already changes nothing', async () => {
    const folder = await tempFolder()
    const first = await serviceHost(folder)
    await first.call.evaluations.create({ evaluation: anEvaluation() })
    const a = park('a')
    await first.call.evaluations.append({ id, changeSets: [a] })
    await first.call.evaluations.snapshot({ id })
    const second = await serviceHost(folder)
    expect(await second.call.evaluations.knows({ id, changeSetIds: [a.id] })).toEqual([a.id])
    expect(await second.call.evaluations.append({ id, changeSets: [a] })).toMatchObject({ seq: 1 })
  })
})

describe('a damaged journal', () => {
  it('loses nothing while one of its copies is good, wherever the other is hit', async () => {
    for (const copy of ['a', 'b']) {
      for (const hit of ['"kind":"base"', 'Park two', '\n', 'Park three']) {
        const { folder, host } = await crashed(['one', 'two', 'three'])
        await damage(host, [copy], flipAt(hit))
        const { opened, parked: found } = await reopened(folder)
        expect({ hit, copy, found }).toEqual({ hit, copy, found: ['one', 'three', 'two'] })
        expect(opened.recovery?.missing).toEqual([])
      }
      const { folder, host } = await crashed(['one', 'two', 'three'])
      await damage(host, [copy], () => Buffer.from('garbage\n'.repeat(50)))
      expect((await reopened(folder)).parked).toEqual(['one', 'three', 'two'])
    }
  })

  it('with both copies hit in different places is put together from both', async () => {
    const { folder, host } = await crashed(['one', 'two', 'three'])
    await damage(host, ['a'], flipAt('Park one'))
    await damage(host, ['b'], flipAt('Park three'))
    expect((await reopened(folder)).parked).toEqual(['one', 'three', 'two'])
  })

  it('with a gap stops there, says what may be missing and lets it be entered again', async () => {
    const { folder, host } = await crashed(['one', 'two', 'three'])
    await damage(host, ['a', 'b'], flipAt('Park two'))
    const { host: second, opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['one'])
    expect(opened.recovery?.missing).toEqual([
      'A change that cannot be read',
      expect.stringMatching(/^Park three, 2026-01-05/),
    ])
    await second.call.evaluations.append({ id, changeSets: [park('four')] })
    await second.call.evaluations.close({ id })
    const third = await reopened(folder)
    expect(third.parked).toEqual(['four', 'one'])
    expect(third.opened.recovery).toBeNull()
    const kept = (await readdir(join(second.userData, 'journal'))).filter((n) =>
      n.includes('.kept-'),
    )
    expect(kept).toHaveLength(1)
  })

  it('does not matter where the file already has what it said', async () => {
    const { folder, host } = await crashed(['c'], ['a', 'b'])
    await damage(host, ['a', 'b'], flipAt('Park a'))
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['a', 'b', 'c'])
    expect(opened.recovery).toMatchObject({ restoredChanges: 1, missing: [] })
  })

  it('that ends in something complete but unreadable says so', async () => {
    const { folder, host } = await crashed(['one', 'two'])
    await damage(host, ['a', 'b'], flipAt('Park two'))
    const { opened, parked: found } = await reopened(folder)
    expect(found).toEqual(['one'])
    expect(opened.recovery?.missing).toEqual(['A change that cannot be read'])
  })

  it('whose first line is lost is still followed by its numbers', async () => {
    const { folder, host } = await crashed(['b'], ['a'])
    await damage(host, ['a', 'b'], flipAt('"kind":"base"'))
    expect((await reopened(folder)).parked).toEqual(['a', 'b'])
  })
})

describe('a damaged file', () => {
  it('is kept aside; its last good copy and the journal bring everything back', async () => {
    for (const spoil of [
      (text: Buffer) => text.subarray(0, text.length - 100),
      (text: Buffer) => flipAt('parkingLot')(text),
      (text: Buffer) => flipAt('"format"')(text),
      () => Buffer.alloc(4096),
      () => Buffer.alloc(0),
    ]) {
      const { folder, path, host } = await crashed(['c'], ['a', 'b'])
      const spoiled = spoil(await readFile(path))
      await writeFile(path, spoiled)
      const { host: second, opened, parked: found } = await reopened(folder)
      expect(found).toEqual(['a', 'b', 'c'])
      const [aside] = (await readdir(host.evaluations)).filter((n) => n.includes('.damaged-'))
      expect(opened.recovery?.message).toMatch(
        /^The file was damaged\. Opened the copy of \d\d:\d\d:\d\d plus 1 later change\. The damaged file was kept as /,
      )
      expect(opened.recovery?.message).toContain(aside)
      expect(await readFile(join(host.evaluations, aside ?? ''))).toEqual(spoiled)
      await second.call.evaluations.close({ id })
      const third = await reopened(folder)
      expect([third.parked, third.opened.recovery]).toEqual([['a', 'b', 'c'], null])
    }
  })

  it('is in the list with its problem, and opens from there', async () => {
    const { folder, path } = await crashed(['b'], ['a'])
    await writeFile(path, 'nothing that we wrote')
    const host = await serviceHost(folder)
    const list = await host.call.evaluations.list({})
    expect(list).toMatchObject([{ id, summary: null, problem: { code: 'file-foreign' } }])
    const opened = await host.call.evaluations.openFile({ file: list[0]?.file.handle ?? null })
    expect(opened && parked(opened.evaluation)).toEqual(['a', 'b'])
  })

  it('whose newest copy is damaged, too, comes back from the one before', async () => {
    const { folder, path, host } = await crashed(['b'], ['a'])
    await host.call.evaluations.snapshot({ id })
    const backups = join(host.userData, 'backups', id)
    const newest = (await readdir(backups)).toSorted().at(-1) ?? ''
    await writeFile(join(backups, newest), 'x')
    await writeFile(path, 'x')
    expect((await reopened(folder)).parked).toEqual(['a', 'b'])
  })
})

describe('what it took to open an evaluation', () => {
  type Work = (host: ServiceHost, path: string) => Promise<unknown>
  const nobodyIsTold: Record<string, Work> = {
    'a change': ({ call }) => call.evaluations.append({ id, changeSets: [park('b')] }),
    'a snapshot': ({ call }) => call.evaluations.snapshot({ id }),
    'a question for changes': ({ call }) => call.evaluations.knows({ id, changeSetIds: [] }),
    'an export': ({ call }) => call.exports.save({ id, kind: 'json' }),
    'a restore point': ({ call }) => call.restorePoints.keepPresent({ id }),
    'an import of another state': async ({ call }, path) => {
      const base64 = (await readFile(path)).toString('base64')
      await call.evaluations.importFile({ name: 'export', base64 })
    },
    'a look from Home': async ({ call }) => {
      await call.evaluations.open({ id })
      await call.evaluations.close({ id })
    },
    'Home, which leaves the rest to the window': async ({ call }) => {
      const [entry] = await call.evaluations.list({})
      await call.evaluations.openFile({ file: entry?.file.handle ?? null })
    },
  }

  it.each(Object.keys(nobodyIsTold))('is not told to %s, but to the window', async (who) => {
    const { folder, path } = await crashed(['a'])
    const host = await serviceHost(folder)
    await nobodyIsTold[who]?.(host, path)
    const { open, told, close } = host.call.evaluations
    expect((await open({ id })).recovery).toMatchObject({ restoredChanges: 1, missing: [] })
    await close({ id })
    expect((await open({ id })).recovery?.message).toMatch(/^Restored 1 change made after /)
    await told({ id })
    expect((await open({ id })).recovery).toBeNull()
    await close({ id })
    expect((await open({ id })).recovery).toBeNull()
  })

  it('is told together when it took something several times', async () => {
    const { folder, path, host: first } = await crashed(['a', 'b'])
    await damage(first, ['a', 'b'], flipAt('Park b'))
    const { host } = await reopened(folder)
    await host.call.evaluations.close({ id })
    await writeFile(path, 'damaged')
    const { recovery } = await host.call.evaluations.open({ id })
    expect(recovery?.message).toMatch(/^Restored 1 change made .* The file was damaged\. /)
    expect(recovery?.missing).toEqual(['A change that cannot be read'])
  })
})
