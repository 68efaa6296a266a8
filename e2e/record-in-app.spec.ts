import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { contentOf } from '../src/main/services/evaluation-content.ts'
import { largeEvaluation } from '../test/large.ts'
import { expect, test } from './workshop.ts'

const call = promisify(execFile)

test('a large record can be stopped while it is printed, and is then made on Letter', async ({
  workshop,
}) => {
  test.setTimeout(180_000)
  const { page, folders } = workshop
  const file = join(folders.evaluations, '..', 'large.stackjury')
  await writeFile(file, contentOf(largeEvaluation(), 0))
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: 'Letter' }).click()
  await page.keyboard.press('Escape')
  await page.getByLabel('File to open').setInputFiles(file)
  await page.getByRole('button', { name: 'Take it in' }).click()
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  await workshop.goTo('decision')
  await page.keyboard.press('6')
  const exported = async () => {
    const names = await readdir(join(folders.evaluations, 'Exports')).catch(() => [])
    return names.filter((name) => name.endsWith('.pdf'))
  }

  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Stop making the PDF' }).waitFor()
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByText('Stopped. No file was written')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeVisible()
  expect(await exported()).toEqual([])

  const seen = await page.evaluateHandle(() => {
    const values: number[] = []
    const look = () => {
      const bar = document.querySelector<HTMLProgressElement>('progress[aria-label="Progress"]')
      if (bar && bar.value !== values.at(-1)) values.push(bar.value)
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
    })
    return values
  })
  await page.keyboard.press('x')
  await expect(page.getByText('Making the pages …')).toBeVisible({ timeout: 60_000 })
  await expect.poll(exported, { timeout: 90_000 }).toHaveLength(1)
  // It goes forward, in more than the one step that it once stood at.
  const shares = await seen.jsonValue()
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.length).toBeGreaterThan(3)
  expect(shares.at(-1)).toBeGreaterThan(0.5)
  const [name = ''] = await exported()
  const { stdout } = await call('pdfinfo', [join(folders.evaluations, 'Exports', name)])
  expect(stdout).toMatch(/Tagged:\s+yes/)
  expect(stdout).toMatch(/Page size:\s+612 x 792 pts \(letter\)/)
})
