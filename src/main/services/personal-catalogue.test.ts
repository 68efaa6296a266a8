import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emptyPersonalCatalogue, ownTool, type PersonalCatalogue } from '#shared/catalogue/personal'
import { ToolId } from '#shared/domain/ids'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'

const day = '2026-05-18'
const catalogue: PersonalCatalogue = {
  ...emptyPersonalCatalogue,
  tools: [
    ownTool({ id: ToolId.parse('own'), name: 'Our tracker', componentIds: [], stages: [], day }),
  ],
}

it('starts empty, and keeps what is written for the next start', async () => {
  const folder = await tempFolder()
  const first = await serviceHost(folder)
  expect(await first.call.catalogue.read({})).toEqual(emptyPersonalCatalogue)
  await first.call.catalogue.write(catalogue)
  const second = await serviceHost(folder)
  expect(await second.call.catalogue.read({})).toEqual(catalogue)
})

it('keeps a damaged file aside before it is replaced', async () => {
  const { call, userData } = await serviceHost(await tempFolder())
  await writeFile(join(userData, 'personal-catalogue.json'), '{"tools": [ half of')
  expect(await call.catalogue.read({})).toEqual(emptyPersonalCatalogue)
  await call.catalogue.write(catalogue)
  const kept = (await readdir(userData)).find((name) => name.includes('.damaged-'))
  expect(await readFile(join(userData, kept ?? ''), 'utf8')).toContain('half of')
  expect(await call.catalogue.read({})).toEqual(catalogue)
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
