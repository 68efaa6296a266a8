import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failingDisk } from '../../../test/failing-disk.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createFile, replaceFile, sweepUnfinished } from './atomic-replace.ts'

const content = Buffer.from('new content, rather longer than one write takes')

describe('replaceFile', () => {
  it('writes everything, however little the disk takes at a time', async () => {
    const folder = await tempFolder()
    const disk = failingDisk()
    disk.longestWrite = 3
    await replaceFile(disk.fs, join(folder, 'a'), content)
    expect(await readFile(join(folder, 'a'))).toEqual(content)
    expect(await readdir(folder)).toEqual(['a'])
  })

  it('leaves the old file and nothing else behind, whichever call fails', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'a')
    const disk = failingDisk()
    const calls: string[] = []
    disk.failWhen = ({ operation }) => {
      calls.push(operation)
      return null
    }
    await replaceFile(disk.fs, path, content)

    for (const [n, operation] of calls.entries()) {
      await writeFile(path, 'old')
      let call = -1
      disk.failWhen = () => (++call === n ? 'EIO' : null)
      const outcome = await replaceFile(disk.fs, path, content).catch((error: unknown) => error)
      expect({
        operation,
        outcome,
        content: await readFile(path, 'utf8'),
        names: await readdir(folder),
      }).toMatchObject({
        operation,
        outcome: { code: 'EIO' },
        // Once renamed, the new content is there; it is only not certain to stay after a power cut.
        content: operation === 'syncFolder' ? content.toString() : 'old',
        names: ['a'],
      })
    }
  })

  it('refuses what the disk did not keep', async () => {
    const folder = await tempFolder()
    const disk = failingDisk()
    const fs = { ...disk.fs, read: async () => Buffer.from('something else') }
    await expect(replaceFile(fs, join(folder, 'a'), content)).rejects.toMatchObject({ code: 'EIO' })
    expect(await readdir(folder)).toEqual([])
  })

  it('tries again while another program holds the file', async () => {
    const folder = await tempFolder()
    const disk = failingDisk()
    let refusals = 4
    disk.failWhen = ({ operation }) => (operation === 'rename' && refusals-- > 0 ? 'EBUSY' : null)
    await replaceFile(disk.fs, join(folder, 'a'), content)
    expect(await readFile(join(folder, 'a'))).toEqual(content)
  })

  it('asks last of all whether the old file may go', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'a')
    await writeFile(path, 'theirs')
    const refused = replaceFile(failingDisk().fs, path, content, {
      stillOurs: async () => {
        throw new Error('not ours')
      },
    })
    await expect(refused).rejects.toThrow('not ours')
    expect(await readFile(path, 'utf8')).toBe('theirs')
    expect(await readdir(folder)).toEqual(['a'])
  })
})

describe('createFile', () => {
  it('never replaces, also on a disk without links', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'a')
    await writeFile(path, 'theirs')
    const disk = failingDisk()
    await expect(createFile(disk.fs, path, content)).rejects.toMatchObject({ code: 'EEXIST' })
    disk.failWhen = ({ operation }) => (operation === 'link' ? 'EPERM' : null)
    await expect(createFile(disk.fs, path, content)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    await createFile(disk.fs, join(folder, 'b'), content)
    expect((await readdir(folder)).toSorted()).toEqual(['a', 'b'])
  })
})

describe('sweepUnfinished', () => {
  it('removes what a crash left of ours, and no file of the user that is called like it', async () => {
    const folder = await tempFolder()
    const disk = failingDisk()
    disk.failWhen = ({ operation }) => (['rename', 'remove'].includes(operation) ? 'EIO' : null)
    for (const name of ['a.stackjury', '.hidden', '한글']) {
      await expect(replaceFile(disk.fs, join(folder, name), content)).rejects.toThrow('rename')
    }
    disk.failWhen = () => null
    expect(await readdir(folder)).toHaveLength(3)
    const theirs = [
      '.unfinished',
      '.notes.unfinished',
      'a.0123456789ab.unfinished',
      'notes.unfinished',
    ]
    for (const name of theirs) await writeFile(join(folder, name), 'theirs')
    await sweepUnfinished(disk.fs, folder, new Date(Date.now() + 2 * 60 * 60_000))
    expect((await readdir(folder)).toSorted()).toEqual(theirs.toSorted())
  })
})
