import { chown, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { pipeOf } from './instance-address.ts'
import { instanceKey } from './instance-key.ts'

const isWindows = process.platform === 'win32'
const isRoot = process.getuid?.() === 0
afterEach(() => vi.restoreAllMocks())

it('is made once, whoever else looks for it at the same moment', async () => {
  const folder = await tempFolder()
  const keys = await Promise.all(Array.from({ length: 8 }, () => instanceKey(folder)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  expect(await readFile(join(folder, 'instance.key'))).toEqual(keys[0])
  expect(keys[0]).toHaveLength(32)
  expect(await readdir(folder)).toEqual(['instance.key'])
  expect(await instanceKey(await tempFolder())).not.toEqual(keys[0])
})

it.skipIf(isWindows)('can be read by its user only', async () => {
  const folder = await tempFolder()
  await instanceKey(folder)
  expect((await stat(join(folder, 'instance.key'))).mode & 0o777).toBe(0o600)
})

it('has another one stand in for a file that is none, the same for all', async () => {
  const folder = await tempFolder()
  const first = await instanceKey(folder)
  await truncate(join(folder, 'instance.key'), 31)
  const keys = await Promise.all(Array.from({ length: 8 }, () => instanceKey(folder)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  expect(keys[0]).not.toEqual(first)
  expect(await readFile(join(folder, 'instance-2.key'))).toEqual(keys[0])
})

it.skipIf(isWindows)('is no link to what somebody else knows', async () => {
  const folder = await tempFolder()
  const known = join(await tempFolder(), 'known')
  await writeFile(known, Buffer.alloc(32))
  await symlink(known, join(folder, 'instance.key'))
  expect(await instanceKey(folder)).not.toEqual(Buffer.alloc(32))
})

it.skipIf(!isRoot)('is no file of another user', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'instance.key'), Buffer.alloc(32))
  await chown(join(folder, 'instance.key'), 4711, 4711)
  vi.spyOn(process, 'getuid').mockReturnValue(4712)
  expect(await instanceKey(folder)).not.toEqual(Buffer.alloc(32))
})

it('gives a pipe a name that nobody can work out from the folder', () => {
  const name = pipeOf(Buffer.alloc(32, 1))
  expect(name).toMatch(/^\\\\\.\\pipe\\stackjury-[\da-f]{32}$/)
  expect(pipeOf(Buffer.alloc(32, 1))).toBe(name)
  expect(pipeOf(Buffer.alloc(32, 2))).not.toBe(name)
})
