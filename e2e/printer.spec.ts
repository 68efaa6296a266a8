import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from '@playwright/test'
import { createBrowserPrinter } from '../src/main/browser/print.ts'

const call = promisify(execFile)

/** A folder that temporary files of this process go to, so that what is left of a browser is seen. */
const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of it
  folder: async ({}, use) => {
    const before = process.env['TMPDIR']
    const folder = await mkdtemp(join(tmpdir(), 'stackjury-printer-'))
    process.env['TMPDIR'] = folder
    await use(folder)
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await rm(folder, { recursive: true, force: true })
  },
})

const page = (text: string) => `<!doctype html><title>${text}</title><p>${text}`
const profiles = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.startsWith('stackjury-print-'))

async function textOf(folder: string, pdf: Uint8Array): Promise<string> {
  const path = join(folder, 'printed.pdf')
  await writeFile(path, pdf)
  return (await call('pdftotext', [path, '-'])).stdout.trim()
}

/** The process that holds the profile, as Chromium notes it. */
async function processOf(folder: string): Promise<number> {
  const [profile = ''] = await profiles(folder)
  const lock = join(folder, profile, 'SingletonLock')
  return Number((await readlink(lock)).split('-').at(-1))
}

test('one browser waits, prints one document after another, and leaves nothing behind', async ({
  folder,
}) => {
  const printer = createBrowserPrinter()
  printer.prepare()
  await expect.poll(() => profiles(folder)).toHaveLength(1)
  printer.prepare()
  const first = await printer.print({ html: page('The first'), paper: 'A4' })
  const [profile] = await profiles(folder)
  const second = await printer.print({ html: page('The second'), paper: 'Letter' })
  expect(await profiles(folder)).toEqual([profile])
  expect(await textOf(folder, first)).toBe('The first')
  expect(await textOf(folder, second)).toBe('The second')
  const info = await call('pdfinfo', [join(folder, 'printed.pdf')])
  expect(info.stdout).toMatch(/\(letter\)/)
  await printer.close()
  expect(await profiles(folder)).toEqual([])
})

test('two documents at once have a browser each, of which one stays', async ({ folder }) => {
  const printer = createBrowserPrinter()
  const [one, other] = await Promise.all(
    ['One', 'Other'].map((html) => printer.print({ html: page(html), paper: 'A4' })),
  )
  expect(await textOf(folder, one ?? new Uint8Array())).toBe('One')
  expect(await textOf(folder, other ?? new Uint8Array())).toBe('Other')
  await expect.poll(() => profiles(folder)).toHaveLength(1)
  await printer.close()
  expect(await profiles(folder)).toEqual([])
})

test('a browser that ended while it waited is replaced, and one that nothing came for ends', async ({
  folder,
}) => {
  const printer = createBrowserPrinter(2_000)
  await printer.print({ html: page('Before'), paper: 'A4' })
  process.kill(await processOf(folder), 'SIGKILL')
  await expect.poll(() => profiles(folder)).toEqual([])
  const after = await printer.print({ html: page('After'), paper: 'A4' })
  expect(await textOf(folder, after)).toBe('After')
  expect(await profiles(folder)).toHaveLength(1)
  await expect.poll(() => profiles(folder), { timeout: 20_000 }).toEqual([])
  await printer.close()
})

test('what is stopped ends its browser, and so does closing while it prints', async ({
  folder,
}) => {
  const printer = createBrowserPrinter()
  const stopping = new AbortController()
  const stopped = printer.print({ html: page('Stopped'), paper: 'A4' }, { signal: stopping.signal })
  await expect.poll(() => profiles(folder)).toHaveLength(1)
  stopping.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  await expect.poll(() => profiles(folder), { timeout: 20_000 }).toEqual([])

  const last = printer.print({ html: page('Last'), paper: 'A4' })
  await printer.close()
  expect(
    Buffer.from(await last)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await expect.poll(() => profiles(folder), { timeout: 20_000 }).toEqual([])
  printer.prepare()
  expect(await profiles(folder)).toEqual([])
})
