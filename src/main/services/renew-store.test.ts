import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { markStoreFailed, renewFailedStore } from './renew-store.ts'

it('puts a store aside that the last window could not use, once, and leaves any other alone', async () => {
  const userData = await tempFolder()
  const profile = join(userData, 'Default')
  await mkdir(join(profile, 'IndexedDB'), { recursive: true })
  await writeFile(join(profile, 'IndexedDB', 'CURRENT'), 'damaged')
  await renewFailedStore(userData, [profile])
  expect(await readdir(profile)).toEqual(['IndexedDB'])

  await markStoreFailed(userData)
  await renewFailedStore(userData, [profile])
  expect(await readdir(profile)).toEqual(['IndexedDB.failed'])
  await mkdir(join(profile, 'IndexedDB'))
  await renewFailedStore(userData, [profile])
  expect(await readdir(profile)).toEqual(expect.arrayContaining(['IndexedDB']))
})
