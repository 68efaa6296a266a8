import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { emptyEvaluation } from '../src/shared/domain/empty-evaluation.ts'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { BlipId, EvaluationId, SectorId } from '../src/shared/domain/ids.ts'
import { rings } from '../src/shared/domain/radar.ts'
import { summarise } from '../src/shared/domain/summary.ts'
import { Catalogue } from '../src/shared/catalogue/catalogue.ts'
import { serializeEvaluationFile } from '../src/shared/evaluation-file/file.ts'
import { EvaluationSummary } from '../src/shared/evaluation-file/summary.ts'
import { newFolders, startShell } from './shell.ts'
import { workshopOn } from './workshop.ts'

/** 80 tools by the names that they have, new, moved and unmoved, in all rings and sectors. */
async function radarOf80(sectors: number): Promise<Evaluation> {
  const file = join(import.meta.dirname, '../resources/catalogue/tools.json')
  const { tools } = Catalogue.parse(JSON.parse(await readFile(file, 'utf8')))
  const evaluation = emptyEvaluation(
    EvaluationId.parse(`radar-${sectors}`),
    '2026-05-18T09:00:00+02:00',
    `Radar in ${sectors} sectors`,
  )
  return {
    ...evaluation,
    radar: {
      ...evaluation.radar,
      date: '2026-05-18',
      sectors: Array.from({ length: sectors }, (_, i) => ({
        id: SectorId.parse(`s${i}`),
        name: `Sector ${i + 1} of the stack`,
      })),
    },
    blips: tools.slice(0, 80).map(({ name }, i) => {
      const ring = rings[Math.floor(i / sectors) % 4] ?? 'hold'
      const before = i % 5 === 0 ? null : i % 3 === 0 ? (rings[(i * 5 + 1) % 4] ?? null) : ring
      return {
        id: BlipId.parse(`b${i}`),
        name,
        sectorId: SectorId.parse(`s${i % sectors}`),
        candidateId: null,
        toolId: null,
        history: [
          ...(before === null ? [] : [{ day: '2025-05-18', ring: before, reason: 'Then' }]),
          { day: '2026-05-18', ring, reason: 'Now' },
        ],
      }
    }),
  }
}

interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
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
      }
    })
  })
}

/** Pairs of texts whose boxes share some area, as words. */
function overlaps(all: readonly Word[]): string[] {
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  )
}

for (const sectors of [4, 8]) {
  base(`80 labels in ${sectors} sectors: none overlap, on the screen and on A4`, async () => {
    base.setTimeout(120_000)
    const folders = await newFolders()
    const evaluation = await radarOf80(sectors)
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
      const onScreen = await words(page)
      expect(onScreen.length, 'labels, numbers, names of rings and sectors').toBeGreaterThanOrEqual(
        80 + 4 + sectors,
      )
      expect(overlaps(onScreen), 'at 1280 × 720').toEqual([])
      await page.screenshot({ path: `test-results/radar-${sectors}-screen.png` })

      // A4 on its side at 96 dots per inch, without its margins.
      await page.emulateMedia({ media: 'print', colorScheme: 'light' })
      await page.setViewportSize({ width: 1047, height: 718 })
      expect(overlaps(await words(page)), 'on A4').toEqual([])
      await page.screenshot({ path: `test-results/radar-${sectors}-a4.png` })

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
  })
}
