import type { BrowserContext, Page } from '@playwright/test'

/** How long saving took in one window, in ms, each from the press of a key. */
export interface SaveTimes {
  /** Until the page had the answer of the host: every save. */
  readonly answered: readonly number[]
  /** Until the frame in which the status line says "Saved" with the new time: the first save of each second. */
  readonly shown: readonly number[]
  /** Keys whose change has not been answered yet. */
  readonly waiting: number
}

interface Watched {
  saveTimes: { keys: number[]; answered: number[]; shown: number[] }
}

/** Measures in this window and in every later one of the same browser. */
export async function watchSaves(context: BrowserContext, page: Page): Promise<void> {
  await context.addInitScript(watch)
  await page.evaluate(watch)
}

/** What was measured since the last call in this window. */
export async function takeSaveTimes(page: Page): Promise<SaveTimes> {
  return page.evaluate(() => {
    const { saveTimes } = window as unknown as Watched
    const { answered, shown } = saveTimes
    Object.assign(saveTimes, { answered: [], shown: [] })
    return { answered, shown, waiting: saveTimes.keys.length }
  })
}

/**
 * Runs in the page. Each digit makes one change and changes are answered in order, so that keys and
 * answers are matched by their order. Whoever leaves a sheet first waits until none is left.
 */
function watch(): void {
  const times: Watched['saveTimes'] = { keys: [], answered: [], shown: [] }
  const page = window as unknown as Watched & { stackjuryCall: (text: string) => Promise<string> }
  page.saveTimes = times
  /** Answered, but the status line has another time: when the key was pressed, and which time. */
  let unseen: { readonly pressed: number; readonly clock: string }[] = []
  let seen = ''

  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (/^[1-5]$/.test(key)) times.keys.push(timeStamp)
    },
    true,
  )
  window.addEventListener('hashchange', () => {
    times.keys.length = 0
    unseen = []
  })

  const call = page.stackjuryCall
  page.stackjuryCall = async (text) => {
    const answer = await call(text)
    if (!text.includes('"evaluations.append"')) return answer
    const { ok, output } = JSON.parse(answer) as { ok: boolean; output: { savedAt: string } }
    if (!ok) return answer
    const { input } = JSON.parse(text) as { input: { changeSets: unknown[] } }
    const clock = new Date(output.savedAt).toLocaleTimeString('en-GB')
    for (const pressed of times.keys.splice(0, input.changeSets.length)) {
      times.answered.push(performance.now() - pressed)
      unseen.push({ pressed, clock })
    }
    return answer
  }

  new MutationObserver(() => {
    const words = document.querySelector('.save-line')?.textContent ?? ''
    const clock = /Saved (\d\d:\d\d:\d\d)/.exec(words)?.[1] ?? ''
    if (clock === '' || clock === seen) return
    seen = clock
    // The first change that these words speak of waited longest for them.
    const [first] = unseen.filter((one) => one.clock <= clock)
    unseen = unseen.filter((one) => one.clock > clock)
    if (first) requestAnimationFrame(() => times.shown.push(performance.now() - first.pressed))
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
