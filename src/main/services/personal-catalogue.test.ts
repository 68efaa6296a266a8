import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emptyPersonalCatalogue, ownTool, type PersonalCatalogue } from '#shared/catalogue/personal'
import { changeBetween, withChange } from '#shared/catalogue/personal-change'
import { ToolId } from '#shared/domain/ids'
import { nodeFileSystem } from '../storage/fs-port.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'

const day = '2026-05-18'
const own = (id: string, name = id) =>
  ownTool({ id: ToolId.parse(id), name, componentIds: [], stages: [], day })
const catalogue: PersonalCatalogue = {
  ...emptyPersonalCatalogue,
  tools: [own('own', 'Our tracker')],
  mapping: [{ category: 'Model / Workflow', target: { kind: 'leave-out' } }],
}
const adding = (...tools: readonly PersonalCatalogue['tools'][number][]) =>
  changeBetween(emptyPersonalCatalogue, { ...emptyPersonalCatalogue, tools: [...tools] })

it('starts empty, and keeps what is changed for the next start', async () => {
  const folder = await tempFolder()
  const first = await serviceHost(folder)
  expect(await first.call.catalogue.read({})).toEqual(emptyPersonalCatalogue)
  expect(
    await first.call.catalogue.change(changeBetween(emptyPersonalCatalogue, catalogue)),
  ).toEqual(catalogue)
  const second = await serviceHost(folder)
  expect(await second.call.catalogue.read({})).toEqual(catalogue)
})

it('loses no entry of two windows that both began with the same catalogue', async () => {
  const { call, events } = await serviceHost(await tempFolder())
  await call.catalogue.change(adding(own('first')))
  const seen = await call.catalogue.read({})
  // Each window knows only what it has seen and what it adds; all of it arrives at once.
  const names = Array.from({ length: 20 }, (_, i) => `window-${i % 2}-${i}`)
  await Promise.all(
    names.map((name) =>
      call.catalogue.change(changeBetween(seen, { ...seen, tools: [...seen.tools, own(name)] })),
    ),
  )
  const { tools } = await call.catalogue.read({})
  expect(tools.map(({ id }) => id)).toEqual(['first', ...names])
  expect(events.filter(({ event }) => event === 'catalogue.changed')).toHaveLength(21)
})

it('changes and removes one entry, and undoes both with the change the other way', async () => {
  const { call } = await serviceHost(await tempFolder())
  const before = await call.catalogue.change(adding(own('a'), own('b'), own('c')))
  const after = { ...before, tools: [own('a'), own('c', 'Renamed')] }
  await call.catalogue.change(changeBetween(before, after))
  // Meanwhile somebody else adds one, which the undo leaves alone.
  await call.catalogue.change(adding(own('d')))
  const now = await call.catalogue.change(changeBetween(after, before))
  expect(now.tools.map(({ id, name }) => `${id} ${name}`).toSorted()).toEqual([
    'a a',
    'b b',
    'c c',
    'd d',
  ])
})

it('says nothing where nothing changed', () => {
  const { put, gone } = changeBetween(catalogue, JSON.parse(JSON.stringify(catalogue)))
  expect([put, gone].flatMap((side) => Object.values(side).flat())).toEqual([])
  expect(withChange(catalogue, { put, gone })).toEqual(catalogue)
})

it('keeps a damaged file aside before it is replaced', async () => {
  const { call, userData } = await serviceHost(await tempFolder())
  await writeFile(join(userData, 'personal-catalogue.json'), '{"tools": [ half of')
  expect(await call.catalogue.read({})).toEqual(emptyPersonalCatalogue)
  await call.catalogue.change(adding(own('own')))
  const kept = (await readdir(userData)).find((name) => name.includes('.damaged-'))
  expect(await readFile(join(userData, kept ?? ''), 'utf8')).toContain('half of')
  expect((await call.catalogue.read({})).tools).toHaveLength(1)
})

it('refuses a change while the disk cannot be read, and loses nothing', async () => {
  let broken = false
  const fs = {
    ...nodeFileSystem,
    read: async (path: string) => {
      if (broken && path.endsWith('personal-catalogue.json'))
        throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })
      return nodeFileSystem.read(path)
    },
  }
  const { call } = await serviceHost(await tempFolder(), { fs })
  await call.catalogue.change(adding(own('first')))
  broken = true
  await expect(call.catalogue.change(adding(own('second')))).rejects.toThrow(/EIO|disk/)
  broken = false
  // One that failed does not stop those after it.
  await call.catalogue.change(adding(own('third')))
  const { tools } = await call.catalogue.read({})
  expect(tools.map(({ id }) => id)).toEqual(['first', 'third'])
})

it('writes a drawing as it is handed over, under a name that we made', async () => {
  const folder = await tempFolder()
  const { call } = await serviceHost(folder)
  const base64 = Buffer.from('<svg/>').toString('base64')
  const file = await call.exports.saveContent({
    kind: 'svg',
    title: 'Radar ../../of today',
    base64,
  })
  expect(file?.name).toBe('radar-of-today.svg')
  expect(await readFile(file?.path ?? '', 'utf8')).toBe('<svg/>')
})
