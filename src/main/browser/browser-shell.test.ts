import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { anEvaluation } from '../../../test/change-sets.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createBrowserShell } from './browser-shell.ts'

/** The host over the shell without dialogs. Printing waits until the test lets it go on. */
async function inBrowser() {
  const folder = await tempFolder()
  const evaluations = join(folder, 'evaluations')
  const jobs: (() => void)[] = []
  const shell = createBrowserShell(
    { userData: join(folder, 'data'), evaluations },
    {
      prepare: () => {},
      print: async ({ html }) => {
        await new Promise<void>((resolve) => jobs.push(resolve))
        return Buffer.from(html)
      },
      close: async () => {},
    },
  )
  const host = await serviceHost(folder, { shell })
  const isPrinting = (count: number) =>
    expect.poll(() => jobs.length, { timeout: 10_000 }).toBe(count)
  const print = () => jobs.forEach((goOn) => goOn())
  return { ...host, exported: join(evaluations, 'Exports'), isPrinting, print }
}

it('gives two exports of one title that are made at once a file each, and replaces nobody', async () => {
  const { call, exported, isPrinting, print } = await inBrowser()
  const both = [anEvaluation('one', 'Tools'), anEvaluation('two', 'Tools')]
  for (const evaluation of both) await call.evaluations.create({ evaluation })
  const made = both.map(({ id }) => call.exports.save({ id, kind: 'sheets' }))
  await isPrinting(2)
  // Another program has the first name before anything is printed.
  await writeFile(join(exported, 'tools-score-sheets.pdf'), 'theirs')
  print()
  const files = await Promise.all(made)
  expect(files.map((file) => file?.name ?? '').toSorted()).toEqual([
    'tools-score-sheets-2.pdf',
    'tools-score-sheets-3.pdf',
  ])
  expect((await readdir(exported)).toSorted()).toEqual([
    'tools-score-sheets-2.pdf',
    'tools-score-sheets-3.pdf',
    'tools-score-sheets.pdf',
  ])
  expect(await readFile(join(exported, 'tools-score-sheets.pdf'), 'utf8')).toBe('theirs')
})

it('gives content and logs that are saved again a name of their own', async () => {
  const { call, exported } = await inBrowser()
  const title = '評'.repeat(90)
  const base64 = Buffer.from('x').toString('base64')
  const save = () => call.exports.saveContent({ kind: 'svg', title, base64 })
  const files = [await save(), ...(await Promise.all([save(), save()]))]
  for (const file of files) {
    expect(dirname(file?.path ?? '')).toBe(exported)
    expect(await readFile(file?.path ?? '', 'utf8')).toBe('x')
  }
  expect(files.map((file) => basename(file?.path ?? '')).toSorted()).toEqual(
    ['', '-2', '-3'].map((n) => `${'評'.repeat(50)}${n}.svg`).toSorted(),
  )
  await call.app.saveDefectLog({})
  await call.app.saveDefectLog({})
  expect((await readdir(exported)).filter((name) => name.endsWith('.log'))).toHaveLength(2)
})
