import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findings } from './findings.ts'
import { fill, tabTo } from './keyboard.ts'
import { expect, test, type Workshop } from './workshop.ts'

/** The sample, opened and changed; its file. */
async function opened({ page, folders, openSample, goTo, saved }: Workshop): Promise<string> {
  await openSample()
  await goTo('frame')
  await fill(page, '^Title', 'Ours')
  await saved()
  await expect
    .poll(async () => readFile(await onlyFile(folders.evaluations), 'utf8'))
    .toContain('"Ours"')
  return onlyFile(folders.evaluations)
}

async function onlyFile(folder: string): Promise<string> {
  const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.stackjury'))
  return join(folder, name)
}

/** What another program wrote: an evaluation with a title of its own. */
async function foreign(path: string, workshop: Workshop): Promise<string> {
  const { page } = workshop
  const before = await readFile(path, 'utf8')
  // A whole file of ours with another title, as a second laptop would have synchronised it.
  const text = await page.evaluate(async (content) => {
    const end = content.indexOf('\n')
    const [header, body] = [content.slice(0, end), content.slice(end + 1)]
    const changed = body.replaceAll('"Ours"', '"Their"')
    const bytes = new TextEncoder().encode(changed)
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const head = JSON.parse(header.replaceAll('"Ours"', '"Their"')) as object
    return `${JSON.stringify({ ...head, sha256, bytes: bytes.length })}\n${changed}`
  }, before)
  await writeFile(path, text)
  return text
}

for (const keep of ['both', 'mine', 'theirs'] as const) {
  test(`a file that was changed outside is asked about, and "keep ${keep}" does what it says`, async ({
    workshop,
  }) => {
    test.setTimeout(90_000)
    const { page, folders } = workshop
    const path = await opened(workshop)
    const theirs = await foreign(path, workshop)
    await fill(page, '^Organisation', 'Changed here')
    const dialog = page.getByRole('dialog', { name: 'Another program changed the file' })
    await dialog.waitFor()
    expect(await readFile(path, 'utf8')).toBe(theirs)
    expect(await findings(page), 'conflict dialog').toEqual([])
    await tabTo(page, `^Keep ${keep}`)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })

    const banner = page.getByRole('banner')
    if (keep === 'theirs') {
      await expect(banner).toContainText('Their')
      expect(await readFile(path, 'utf8')).toContain('"Their"')
      const [removed = ''] = await readdir(join(folders.evaluations, 'Removed'))
      expect(await readFile(join(folders.evaluations, 'Removed', removed), 'utf8')).toContain(
        'Changed here',
      )
      return
    }
    await expect(banner).toContainText('Ours')
    if (keep === 'mine') {
      expect(await readFile(path, 'utf8')).toContain('Changed here')
      const [removed = ''] = await readdir(join(folders.evaluations, 'Removed'))
      expect(await readFile(join(folders.evaluations, 'Removed', removed), 'utf8')).toBe(theirs)
    } else {
      expect(await readFile(path, 'utf8')).toContain('"Their"')
      await page.keyboard.press('Alt+H')
      await page.getByRole('button', { name: 'Ours', exact: true }).waitFor()
      await page.getByRole('button', { name: 'Their', exact: true }).click()
      await expect(banner).toContainText('Their')
    }
  })
}

test('a file that is deleted, and a folder that is renamed, are told and followed while it is open', async ({
  workshop,
}) => {
  test.setTimeout(90_000)
  const { page, folders } = workshop
  const path = await opened(workshop)
  await rm(path)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(
    page.getByText(/was deleted or moved away by another program\. It was written again\./),
  ).toBeVisible()
  expect(await readFile(path, 'utf8')).toContain('"Ours"')

  const renamed = `${folders.evaluations}-renamed`
  await rename(folders.evaluations, renamed)
  await fill(page, '^Organisation', 'After the move')
  await expect
    .poll(async () => readFile(await onlyFile(renamed), 'utf8'))
    .toContain('After the move')
  await expect(page.getByText(/was moved\. It goes on as /)).toBeVisible()
})
