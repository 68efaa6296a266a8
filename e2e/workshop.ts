import { test as base, expect, type Page } from '@playwright/test'
import { type StepId, stepIds } from '../src/shared/domain/steps.ts'
import { type Folders, newFolders, startShell, type TestShell } from './shell.ts'
import { ownAddresses, watchPage } from './watch.ts'

/** The app in the words of its user. */
export interface Workshop {
  readonly page: Page
  readonly folders: Folders
  readonly shell: TestShell
  /** From Home, the worked sample, opened for working on it. */
  readonly openSample: () => Promise<void>
  readonly goTo: (step: StepId) => Promise<void>
  /** Waits until the status line says that everything is on disk. */
  readonly saved: () => Promise<void>
  /** The text of the main area, as somebody reads it. */
  readonly text: () => Promise<string>
}

/** A fresh app with empty folders; any error of the page, or a request that it made, fails the test. */
export const test = base.extend<{ readonly workshop: Workshop }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  workshop: async ({}, use) => {
    const folders = await newFolders()
    const shell = await startShell(folders)
    await use(workshopOn(shell, folders))
    await shell.close()
    await folders.remove()
  },
})

export { expect }

export function workshopOn(shell: TestShell, folders: Folders): Workshop {
  const { page } = shell
  // The shell made this page, so the configured timeouts do not reach it.
  page.setDefaultTimeout(15_000)
  return {
    page,
    folders,
    shell,
    openSample: async () => {
      await page.getByRole('heading', { name: 'Start from' }).waitFor()
      await page.keyboard.press('4')
      await page.getByRole('navigation', { name: 'Steps' }).waitFor()
      const goOn = page.getByRole('button', { name: 'Continue working on it' })
      if (await goOn.isVisible()) await goOn.click()
    },
    goTo: async (step) => {
      await page.keyboard.press(`Alt+${stepKey(step)}`)
      // The rail and the page change together, so the heading after it is the new step's.
      await page.locator(`nav a[aria-current="step"][href*="/${step}"]`).waitFor()
      await page.locator('main h1').first().waitFor()
    },
    saved: async () => {
      await expect(page.getByRole('banner').getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()
    },
    text: async () => (await page.locator('main').innerText()).replace(/\s+/g, ' '),
  }
}

/** Alt with this key jumps to a step. */
export function stepKey(step: StepId): string {
  return '1234567890-'.charAt(stepIds.indexOf(step))
}

/** What happens on one page and never should, for a test that looks at it in the middle. */
export function watch(page: Page): string[] {
  const troubles: string[] = []
  watchPage(page, troubles, ownAddresses)
  return troubles
}
