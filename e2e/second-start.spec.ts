import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { beforeWorkshop, putFile } from './before-workshop.ts'
import { type Folders, newFolders } from './shell.ts'

const entry = join(import.meta.dirname, '..', 'out', 'main', 'browser.js')

/** The application as `npm start` runs it. */
function start(folders: Folders, files: readonly string[] = []) {
  const child = spawn(process.execPath, [entry, '--headless', ...files], {
    env: {
      ...process.env,
      STACKJURY_USER_DATA: folders.userData,
      STACKJURY_EVALUATIONS: folders.evaluations,
    },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += String(text)))
  child.stderr.on('data', (text) => (said.err += String(text)))
  // A number where it ended by itself, the signal's name where it was cut off.
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  return { child, said, ended }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('a second start hands its file to the window that is open and ends; after that window the next one is the first', async () => {
  test.skip(process.platform === 'win32', 'no signal ends a program gently there')
  test.setTimeout(120_000)
  const folders = await newFolders()
  const evaluation = beforeWorkshop()
  await putFile(folders, evaluation)
  // Elsewhere, so that only somebody who was handed its path can open it.
  const away = join(folders.evaluations, '..', 'away')
  await mkdir(away)
  const file = join(away, 'handed.stackjury')
  await rename(join(folders.evaluations, `${evaluation.id}.stackjury`), file)
  await mkdir(folders.userData, { recursive: true })

  const first = start(folders)
  const socket = join(folders.userData, 'instance.sock')
  await expect.poll(() => isThere(socket), { timeout: 30_000 }).toBe(true)
  const second = start(folders, [file])
  expect(await second.ended).toBe(0)
  expect(second.said.out).toContain('already open')
  // The first one opens it, and from then on knows where it is.
  const recent = join(folders.userData, 'recent.json')
  await expect
    .poll(() => readFile(recent, 'utf8').catch(() => ''), { timeout: 30_000 })
    .toContain('handed.stackjury')

  first.child.kill('SIGTERM')
  expect(await first.ended, first.said.err).toBe(0)
  expect(first.said.out).toBe('')
  const third = start(folders)
  await expect.poll(() => isThere(socket), { timeout: 30_000 }).toBe(true)
  third.child.kill('SIGTERM')
  expect(await third.ended, third.said.err).toBe(0)
  expect(third.said.out).toBe('')
  await folders.remove()
})
