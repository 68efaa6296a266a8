import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test as base, expect, type Page } from '@playwright/test'
import { summarise } from '../src/shared/domain/summary.ts'
import { Catalogue } from '../src/shared/catalogue/catalogue.ts'
import { serializeEvaluationFile } from '../src/shared/evaluation-file/file.ts'
import { EvaluationSummary } from '../src/shared/evaluation-file/summary.ts'
import { crowdedRadar } from '../test/crowded-radar.ts'
import { newFolders, startShell } from './shell.ts'
import { workshopOn } from './workshop.ts'

const run = promisify(execFile)

/** 80 tools by the names that they have. */
async function names(): Promise<string[]> {
  const file = join(import.meta.dirname, '../resources/catalogue/tools.json')
  const { tools } = Catalogue.parse(JSON.parse(await readFile(file, 'utf8')))
  return tools.slice(0, 80).map(({ name }) => name)
}

interface Box {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Word extends Box {
  /** Height of the letters as they are drawn, in pixels. */
  readonly size: number
}

/** Every text of the drawing with the box that the browser drew it in, lines of one label together. */
async function words(page: Page): Promise<Word[]> {
  return page.evaluate(() => {
    const groups = new Map<Element, Element[]>()
    for (const text of document.querySelectorAll('[data-radar] svg text')) {
      // The number in a dot and the label beside it are two words; lines of one label are one.
      const isNumber = /^\s*\d+\s*$/.test(text.textContent ?? '')
      const button = text.closest('g[role="button"]')
      const key = isNumber || !button ? text : button
      groups.set(key, [...(groups.get(key) ?? []), text])
    }
    return [...groups.values()].map((texts) => {
      const boxes = texts.map((text) => text.getBoundingClientRect())
      return {
        text: texts.map((text) => (text.textContent ?? '').trim()).join(' '),
        left: Math.min(...boxes.map(({ left }) => left)),
        top: Math.min(...boxes.map(({ top }) => top)),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
        size: Math.min(
          ...texts.map((text) => {
            const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0
            return Number.parseFloat(getComputedStyle(text).fontSize) * scale
          }),
        ),
      }
    })
  })
}

/** Pairs of texts whose boxes share some area, as words. */
function overlaps(all: readonly Box[]): string[] {
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  )
}

/** Letters with all that reaches up and down, as a part of the box that pdftotext gives. */
const letters = 1.21 / 1.7

/**
 * Every word of a printed page with its box, in points. The printed letters are drawings (fonts of
 * type 3), for which pdftotext tells the box of the tallest sign of the whole font, 1.7 times the
 * size of the letters. A line of Inter is 1.21 times as high, in the middle of it.
 */
async function printedWords(pdf: string): Promise<Box[]> {
  const { stdout } = await run('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 10_000_000 })
  const found = stdout.matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
  )
  return [...found].map(([, left, top, right, bottom, text = '']) => {
    const cut = ((Number(bottom) - Number(top)) * (1 - letters)) / 2
    return {
      text,
      left: Number(left),
      top: Number(top) + cut,
      right: Number(right),
      bottom: Number(bottom) - cut,
    }
  })
}

for (const sectors of [4, 8]) {
  base(
    `80 tools in ${sectors} sectors: words are legible and none overlap, on the screen and on A4`,
    async () => {
      base.setTimeout(120_000)
      const folders = await newFolders()
      const tools = await names()
      const evaluation = crowdedRadar(sectors, tools)
      const text = serializeEvaluationFile(
        evaluation,
        0,
        EvaluationSummary.parse(summarise(evaluation)),
        {
          sha256: (content) => createHash('sha256').update(content).digest('hex'),
          byteLength: (content) => Buffer.byteLength(content),
        },
      )
      await mkdir(folders.evaluations, { recursive: true })
      await writeFile(join(folders.evaluations, 'radar.stackjury'), text)
      const shell = await startShell(folders)
      const { page } = shell
      try {
        await page.setViewportSize({ width: 1280, height: 720 })
        await page
          .getByRole('link', { name: /Radar in/ })
          .or(page.getByRole('button', { name: /Radar in/ }))
          .first()
          .click()
        const { goTo } = workshopOn(shell, folders)
        await page.getByRole('navigation', { name: 'Steps' }).waitFor()
        await goTo('radar')
        await page.locator('[data-radar] svg text').first().waitFor()
        for (const [width, height] of [
          [1280, 720],
          [1920, 1080],
        ] as const) {
          await page.setViewportSize({ width, height })
          const onScreen = await words(page)
          expect(onScreen.length, 'numbers, names of rings and sectors').toBeGreaterThanOrEqual(
            80 + 4 + sectors,
          )
          expect(overlaps(onScreen), `at ${width} × ${height}`).toEqual([])
          const smallest = Math.min(...onScreen.map(({ size }) => size))
          expect(smallest, `letters at ${width} × ${height}`).toBeGreaterThanOrEqual(13)
          await page.screenshot({ path: `test-results/radar-${sectors}-${width}.png` })
        }
        await page.setViewportSize({ width: 1280, height: 720 })

        await base.step(
          'a number is named in the list, under the pointer and at the focus',
          async () => {
            const list = page.getByRole('region', { name: 'Names by number' })
            await expect(list.getByRole('button')).toHaveCount(80 + 3)
            const blip = page.locator('[data-radar] g[role="button"]').nth(20)
            const number = (await blip.getAttribute('aria-label'))?.split(' ')[0] ?? ''
            await blip.hover()
            const tag = page.locator('[data-radar] [data-tag]')
            await expect(tag).toHaveCount(1)
            const named = await tag.textContent()
            await expect(
              list.getByRole('button', { name: new RegExp(`^${number} `) }),
            ).toContainText(named ?? '')
            await page.mouse.move(5, 5)
            await expect(tag).toHaveCount(0)
            await page.locator('[data-radar] g[tabindex="0"]').focus()
            await expect(tag).toHaveCount(1)
            await page.keyboard.press('ArrowDown')
            await expect(page.locator('[data-radar] g[aria-pressed="true"]')).toBeFocused()
            await expect(list.getByRole('status')).toContainText(
              (await tag.textContent()) ?? 'no tag',
            )
            await page.screenshot({ path: `test-results/radar-${sectors}-named.png` })
          },
        )

        await base.step('printed on one page of A4, every name with its number', async () => {
          const pdf = `test-results/radar-${sectors}.pdf`
          await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
          const { stdout } = await run('pdfinfo', [pdf])
          expect(stdout).toMatch(/Pages:\s+1\n/)
          expect(stdout).toMatch(/A4/)
          const printed = await printedWords(pdf)
          expect(overlaps(printed), 'on A4').toEqual([])
          const all = printed.map((word) => word.text)
          for (let number = 1; number <= 80; number += 1)
            // Once in its dot and once in the list.
            expect(
              all.filter((word) => word === String(number)).length,
              `number ${number}`,
            ).toBeGreaterThanOrEqual(2)
          const { stdout: flat } = await run('pdftotext', [pdf, '-'])
          const plain = (words: string) => words.replaceAll(/\s+|&amp;/g, '').toLowerCase()
          const missing = tools.filter(
            (name) => !name.split(' ').every((word) => plain(flat).includes(plain(word))),
          )
          expect(missing).toEqual([])
        })

        await base.step('a picture of it says by itself what the numbers are', async () => {
          await page.emulateMedia({ media: 'screen' })
          await page.getByRole('button', { name: 'Save as' }).click()
          await page.getByRole('button', { name: /Drawing \(SVG\)/ }).click()
          await page
            .getByRole('dialog')
            .getByText(/^Saved/)
            .waitFor()
          const exports = join(folders.evaluations, 'Exports')
          const [name = ''] = (await readdir(exports)).filter((one) => one.endsWith('.svg'))
          const svg = await readFile(join(exports, name), 'utf8')
          expect(svg).not.toContain('var(')
          const said = svg.replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&')
          const missing = tools.filter(
            (one) => !one.split(' ').every((word) => said.includes(word)),
          )
          expect(missing).toEqual([])
          await page.keyboard.press('Escape')
        })

        // A check that cannot fail proves nothing: two labels in one place must fail it.
        await page.evaluate(() => {
          const [one, other] = document.querySelectorAll('[data-radar] g[role="button"]')
          const label = one?.querySelector('text:last-of-type')
          for (const text of other?.querySelectorAll('text') ?? [])
            for (const name of ['x', 'y']) text.setAttribute(name, label?.getAttribute(name) ?? '')
        })
        expect(overlaps(await words(page)).length).toBeGreaterThan(0)
      } finally {
        await shell.close()
        await folders.remove()
      }
    },
  )
}
