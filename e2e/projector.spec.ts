import type { Page } from '@playwright/test'
import { stepIds } from '../src/shared/domain/steps.ts'
import { largeEvaluation } from '../test/large.ts'
import { putFile } from './before-workshop.ts'
import { findings } from './findings.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test, watch, type Workshop } from './workshop.ts'

const blind = largeEvaluation({ people: 6, candidates: 3, criteria: 4, revealed: false })

const items: readonly (readonly [(typeof stepIds)[number], string])[] = [
  ...stepIds.map((step) => [step, ''] as const),
  ['use-cases', 'uc3'],
  ['criteria', 'governance'],
  ['criteria', 'weights'],
  ['reveal', 'wandb.governance'],
]

test('the projector follows, is large enough to read, and can be frozen and closed', async ({
  workshop,
}) => {
  test.setTimeout(180_000)
  const { page, shell } = workshop
  await workshop.openSample()
  const room = await openProjector(workshop)
  const troubles = watch(room)
  await room.setViewportSize({ width: 1280, height: 720 })
  const kind = () => room.locator('[data-kind]').getAttribute('data-kind')

  const kinds = new Set<string | null>()
  for (const [step, item] of items) {
    await page.evaluate(
      (hash) => {
        location.hash = hash
      },
      `#/e/nordhavn-sample/${step}${item && `/${item}`}`,
    )
    await expect
      .poll(() => room.evaluate(() => localStorage.getItem('stackjury-projector-nordhavn-sample')))
      .toContain(`"now":{"step":"${step}","item":"${item}"}`)
    await room.waitForTimeout(300)
    kinds.add(await kind())
    const name = `${step} ${item}`
    expect(await findings(room), name).toEqual([])
    expect(await smallTexts(room), name).toEqual([])
    expect(await hiddenBelow(room), name).toBe(0)
  }
  expect(kinds.size).toBeGreaterThan(10)

  await test.step('frozen it stays, and says so on both screens', async () => {
    await workshop.goTo('results')
    await expect(page.getByRole('button', { name: 'Projector: results' })).toBeVisible()
    await page.keyboard.press('Shift+F9')
    await expect(room.getByText('Frozen')).toBeVisible()
    await workshop.goTo('frame')
    await expect(page.getByRole('button', { name: 'Projector frozen: results' })).toBeVisible()
    await expect.poll(kind).toBe('results')
    await page.keyboard.press('f')
    await expect.poll(kind).toBe('frame')
  })

  await test.step('a reload and an unplugged screen lose nothing', async () => {
    await room.reload()
    await expect.poll(kind).toBe('frame')
    await room.close()
    await expect(page.getByRole('button', { name: /Open the projector/ })).toBeVisible()
    await workshop.saved()
    const again = await openProjector(workshop)
    await page.getByRole('button', { name: /^Projector:/ }).waitFor()
    await page.keyboard.press('F9')
    await page.getByRole('button', { name: 'Close the projector' }).click()
    await expect.poll(() => again.isClosed()).toBe(true)
    expect(shell.context.pages()).toHaveLength(1)
  })
  expect(troubles).toEqual([])
})

test('thirty people, twenty candidates and twenty-five criteria fit on the projector', async () => {
  test.setTimeout(120_000)
  const folders = await newFolders()
  const evaluation = largeEvaluation()
  await putFile(folders, evaluation)
  const shell = await startShell(folders)
  const { page } = shell
  await page.getByText(evaluation.frame.title).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  const opened = shell.context.waitForEvent('page')
  await page.keyboard.press('F9')
  const room = await opened
  await room.setViewportSize({ width: 1280, height: 720 })
  await room.locator('main h1').first().waitFor()
  for (const place of ['shortlist', 'criteria', 'reveal', 'reveal/cand10.crit1', 'results']) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/e/large/${place}`)
    await room.waitForTimeout(1500)
    expect(await smallTexts(room), place).toEqual([])
    expect(await hiddenBelow(room), place).toBe(0)
  }
  await shell.close()
  await folders.remove()
})

test('without the laptop the room sees nothing of it, and goes where it goes', async () => {
  test.setTimeout(120_000)
  const folders = await newFolders()
  const [one, other] = [largeEvaluation({ people: 6, candidates: 3, criteria: 4 }), blind]
  await putFile(folders, one)
  await putFile(folders, other)
  const shell = await startShell(folders)
  const { page, context } = shell
  await page.getByText(one.frame.title).first().waitFor()
  const goTo = (hash: string) =>
    page.evaluate((next) => {
      location.hash = next
    }, hash)
  await goTo(`#/e/${one.id}/reveal`)
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  const opened = context.waitForEvent('page')
  await page.keyboard.press('F9')
  const room = await opened
  const troubles = watch(room)
  await expect(room.locator('[data-kind]')).toHaveAttribute('data-kind', 'cell')

  await test.step('at Home it waits, and comes back to where the laptop is', async () => {
    await page.keyboard.press('Alt+h')
    await expect(room.getByText('We go on in a moment.')).toBeVisible()
    await expect(room.getByRole('heading', { name: one.frame.title })).toBeVisible()
    await goTo(`#/e/${one.id}/reveal`)
    await expect(room.locator('[data-kind]')).toHaveAttribute('data-kind', 'cell')
  })
  await test.step('a reload of the laptop takes nothing from the wall', async () => {
    await page.reload()
    await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    await page.waitForTimeout(3_000)
    await expect(room.locator('[data-kind]')).toHaveAttribute('data-kind', 'cell')
  })
  await test.step('it follows to another evaluation in the same window', async () => {
    await goTo(`#/e/${other.id}/scoring`)
    await expect(room.locator('[data-kind]')).toHaveAttribute('data-kind', 'progress')
    expect(room.url()).toContain(`/e/${other.id}/projector`)
    await expect(page.getByRole('button', { name: 'Projector: scoring' })).toBeVisible()
  })
  await test.step('closing the laptop closes it, and everything is on disk', async () => {
    await page.close()
    await shell.closed
    expect(room.isClosed()).toBe(true)
  })
  expect(troubles).toEqual([])
  await folders.remove()
})

async function openProjector({ page, shell }: Workshop): Promise<Page> {
  const opened = shell.context.waitForEvent('page')
  await page.keyboard.press('F9')
  const room = await opened
  await room.locator('main h1').first().waitFor()
  return room
}

/** Texts that are smaller than 18 px, with their size; of drawings as they are scaled. */
async function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode
      if (!parentElement || !textContent?.trim() || parentElement.closest('title, script')) continue
      const svg = parentElement.closest('svg')
      const scale = svg?.getScreenCTM()?.a ?? 1
      const size = Number.parseFloat(getComputedStyle(parentElement).fontSize) * scale
      if (size < 17.95) found.push(`${size.toFixed(1)} ${textContent.trim().slice(0, 30)}`)
    }
    return found
  })
}

/** How many texts lie outside of what the room sees. */
async function hiddenBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const bottom = document.querySelector('main')?.getBoundingClientRect().bottom ?? 0
    return [...document.querySelectorAll('main h1, main h2, main p, main li, main tr, main dd')]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.bottom > bottom + 2).length
  })
}
