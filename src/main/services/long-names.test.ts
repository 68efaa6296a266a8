import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EvaluationId } from '#shared/domain/ids'
import { anEvaluation, park, parked } from '../../../test/change-sets.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { contentOf } from './evaluation-content.ts'
import { slugOf } from './unique-path.ts'

/** Disks limit the bytes of a name, 255 of them on most. */

const id = EvaluationId.parse('one')
const titles = ['가나다라마바사 '.repeat(8), '評'.repeat(90), 'x'.repeat(300)]
const theirs = contentOf(anEvaluation('one', 'Theirs'), 7)

const bytesOf = (name: string) => Buffer.byteLength(name)

async function created(title: string) {
  const folder = await tempFolder()
  const host = await serviceHost(folder)
  const { file } = await host.call.evaluations.create({ evaluation: anEvaluation('one', title) })
  await host.call.evaluations.append({ id, changeSets: [park('a')] })
  return { ...host, folder, path: file.path }
}

/** An evaluation in a file that the user gave a name, which may be as long as the disk takes. */
async function chosen(stem: string) {
  const folder = await tempFolder()
  const path = join(folder, 'evaluations', `${stem}.stackjury`)
  const opening = { chooseFileToOpen: async () => path }
  const first = await serviceHost(folder)
  const { file } = await first.call.evaluations.create({ evaluation: anEvaluation() })
  await first.call.evaluations.append({ id, changeSets: [park('a')] })
  await first.host.close()
  await writeFile(path, await readFile(file.path))
  // Only the one with the long name is left.
  await writeFile(file.path, contentOf(anEvaluation('two'), 0))
  const host = await serviceHost(folder, { shell: opening })
  expect((await host.call.evaluations.openFile({ file: null }))?.file.path).toBe(path)
  return { ...host, folder, path }
}

async function damage(path: string) {
  await writeFile(path, (await readFile(path, 'utf8')).slice(0, -40))
}

describe('a name made from a title', () => {
  it.each(titles)('has at most 150 bytes and no half letters: %s', (title) => {
    const slug = slugOf(title)
    expect(bytesOf(slug)).toBeLessThanOrEqual(150)
    expect(bytesOf(slug)).toBeGreaterThan(70)
    expect(title.replaceAll(' ', '-').startsWith(slug)).toBe(true)
  })

  it('is the same whether the letters came whole or in parts', () => {
    expect(slugOf('한글 Ünïcode'.normalize('NFD'))).toBe('한글-unicode')
    expect(slugOf('한글 Ünïcode'.normalize('NFC'))).toBe('한글-unicode')
  })
})

describe.each([
  ...titles.map((title) => [title.slice(0, 8), async () => created(title)] as const),
  ['a name of 250 bytes', async () => chosen('n'.repeat(240))] as const,
  ['a name of 250 bytes in Korean', async () => chosen('가'.repeat(80))] as const,
])('an evaluation with a long name, %s', (_, made) => {
  it('is restored when its file is damaged, and what was put aside is told', async () => {
    const { host, folder, path } = await made()
    await host.close()
    await damage(path)
    const later = await serviceHost(folder)
    const opened = await later.call.evaluations.open({ id })
    expect(parked(opened.evaluation)).toEqual(['a'])
    expect(opened.recovery?.message).toMatch(/The damaged file was kept as .*\.damaged-/)
    const { kept } = await later.call.restorePoints.list({ id })
    expect(kept.map(({ kind }) => kind)).toEqual(['damaged'])
    await later.call.evaluations.snapshot({ id })
    expect(opened.file.path).toBe(path)
  })

  it('goes on beside one that others wrote, and is asked about, also by the next host', async () => {
    const { call, host, folder, path } = await made()
    await writeFile(path, theirs)
    await call.evaluations.append({ id, changeSets: [park('b')] })
    await call.evaluations.snapshot({ id })
    const { conflict } = await call.evaluations.open({ id })
    expect(conflict).toMatchObject({ theirs: { path } })
    expect(await readFile(path)).toEqual(Buffer.from(theirs))
    await host.close()
    const later = await serviceHost(folder)
    const opened = await later.call.evaluations.open({ id })
    expect(opened.conflict).toEqual({
      theirs: { ...conflict?.theirs, handle: expect.anything() },
      ours: { ...conflict?.ours, handle: expect.anything() },
    })
    expect(parked(opened.evaluation)).toEqual(['a', 'b'])
    const settled = await later.call.evaluations.settleConflict({ id, keep: 'mine' })
    expect(settled.file.path).toBe(path)
    expect(await readdir(join(dirname(path), 'Removed'))).toEqual([basename(path)])
  })

  it('can be removed twice', async () => {
    const { call, path } = await made()
    await call.evaluations.remove({ id })
    const again = await readFile(join(dirname(path), 'Removed', basename(path)))
    await writeFile(path, again)
    await call.evaluations.open({ id })
    await call.evaluations.remove({ id })
    expect(await readdir(join(dirname(path), 'Removed'))).toHaveLength(2)
  })
})

it.each(titles)('an emergency copy has a name that the disk takes: %s', async (title) => {
  const { call, evaluations } = await serviceHost(await tempFolder())
  const evaluation = anEvaluation('one', title)
  const file = await call.evaluations.saveEmergencyCopy({ evaluation })
  expect(dirname(file.path)).toBe(evaluations)
})
