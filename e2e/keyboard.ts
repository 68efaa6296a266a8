import type { Page } from '@playwright/test'

/**
 * Driving the app without a pointer. Tab goes from element to element as a user's would, so a
 * control that the keyboard cannot reach fails the test with its name.
 */
const mostTabs = 250

/** Presses Tab until the focused element has this accessible name (a regular expression's source). */
export async function tabTo(
  page: Page,
  name: string,
  direction: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let presses = 0; presses <= mostTabs; presses++) {
    // Written out here, because in a forked shell only this function's own text travels.
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return ''
      const labelledBy = element.getAttribute('aria-labelledby')
      const label = labelledBy ? document.getElementById(labelledBy)?.textContent : null
      const labels =
        'labels' in element && element.labels instanceof NodeList
          ? [...element.labels].map((one) => one.textContent).join(' ')
          : ''
      return (
        element.getAttribute('aria-label') ??
        (label || labels || element.textContent || element.title)
      )
        .replace(/\s+/g, ' ')
        .trim()
    })
    if (new RegExp(name).test(focused)) return
    await page.keyboard.press(direction)
  }
  throw new Error(`The keyboard did not reach "${name}"`)
}

/** Goes to a field by Tab, replaces what is in it, and commits with Tab. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

/** Leaves a field so that single keys are commands again. A draft would take the first Escape. */
export async function leaveField(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
}
