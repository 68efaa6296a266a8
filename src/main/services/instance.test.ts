import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { claimInstance } from './instance.ts'

it('hands what a second launch wants to the first, until the first ends', async () => {
  const folder = await tempFolder()
  const heard: string[] = []
  const first = await claimInstance(folder, { open: [] }, ({ open }) => heard.push(...open))
  const second = await claimInstance(folder, { open: ['/a.stackjury'] }, () => {})
  expect([first.status, second.status, heard]).toEqual(['first', 'second', ['/a.stackjury']])
  if (first.status === 'first') await first.release()
  const third = await claimInstance(folder, { open: [] }, () => {})
  expect(third.status).toBe('first')
})

it('takes over from one that was killed', async () => {
  const folder = await tempFolder()
  const socket = join(folder, 'instance.sock')
  const script = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', script])
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => claimInstance(folder, { open: [] }, () => {})),
  )
  expect(claims.filter(({ status }) => status === 'first')).toHaveLength(1)
})
