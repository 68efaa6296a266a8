import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { campaign, isFull } from '../test/campaign.ts'
import { blindEvaluation, secrets } from './blind-evaluation.ts'
import { ask } from './bridge.ts'
import { newFolders, startShell, type TestShell } from './shell.ts'

const { runs, seed, random } = campaign({ short: 5, full: 100 })
/** From the crash to the same screen, in ms. Short runs have another test beside them, the full ones have none. */
const patience = isFull() ? 3_000 : 6_000
const tolerated = 3

test(`a window that is killed in the middle of scoring is back in 3 s with the score; the fourth time there are ways out: ${runs} crashes, seed ${seed}`, async () => {
  test.setTimeout(60_000 + runs * 30_000)
  const evaluation = withoutVotes()
  const voters = evaluation.participants.filter(({ kind }) => kind === 'voter')
  const waits: number[] = []
  let shell: TestShell | null = null
  let folders = await newFolders()
  let page: Page | null = null
  let crashes = 0

  const begin = async () => {
    folders = await newFolders()
    shell = await startShell(folders)
    page = shell.page
    // The configured timeouts do not reach a page that the shell made.
    shell.context.setDefaultTimeout(20_000)
    await page.getByRole('heading', { name: 'Start from' }).waitFor()
    await ask(page, 'evaluations.create', { evaluation })
    crashes = 0
    return { shell, page }
  }
  const end = async () => {
    await shell?.close()
    await folders.remove()
    shell = null
  }

  for (let run = 0; run < runs; run++) {
    const now: { shell: TestShell; page: Page } = shell && page ? { shell, page } : await begin()
    const voter = voters[Math.floor(random() * voters.length)] ?? voters[0]
    if (!voter) throw new Error('Nobody votes')
    if (crashes <= tolerated) {
      // By way of the step, because the last one may have been the same person.
      for (const to of ['scoring', `private/scores/${voter.id}`]) {
        await now.page.evaluate((hash) => {
          location.hash = hash
        }, `#/e/${evaluation.id}/${to}`)
        await now.page.getByRole('heading', { level: 1 }).first().waitFor()
      }
      await nameScreen(now.page, voter.name)
      await now.page.keyboard.press('Enter')
      const sheet = now.page.getByRole('radiogroup').first()
      await sheet.waitFor()
      const presses = 1 + Math.floor(random() * 6)
      for (let n = 0; n < presses; n++) {
        await now.page.keyboard.press(String(1 + Math.floor(random() * 5)))
      }
      // In the store of the window; whether the disk has it, too, is left to chance.
      await expect.poll(() => stored(now.page, evaluation.id, voter.id)).toBeGreaterThanOrEqual(1)
      await now.page.waitForTimeout(Math.floor(random() * 120))
    }
    const before = await stored(now.page, evaluation.id, voter.id)

    const appears = now.shell.context.waitForEvent('page', { timeout: 20_000 })
    const debug = await now.shell.context.newCDPSession(now.page)
    const at = Date.now()
    debug.send('Page.crash').catch(() => {})
    page = await appears
    crashes += 1
    if (crashes <= tolerated) {
      await nameScreen(page, voter.name)
      waits.push(Date.now() - at)
      await page.keyboard.press('Enter')
      await page.getByRole('radiogroup').first().waitFor()
      await expect
        .poll(() => stored(page as Page, evaluation.id, voter.id))
        .toBeGreaterThanOrEqual(before)
    } else {
      await page.getByRole('heading', { level: 1, name: 'This window kept crashing' }).waitFor()
      await expect(page.getByRole('button', { name: /^Open read-only/ })).toBeVisible()
      await expect(page.getByRole('button', { name: /^Save the defect log/ })).toBeVisible()
      await page.keyboard.press('o')
      await page.getByRole('navigation', { name: 'Steps' }).waitFor()
    }
    // Everything that the window had in its store or the host on its disk.
    await expect
      .poll(() => onDisk(page as Page, evaluation.id, voter.id))
      .toBeGreaterThanOrEqual(before)
    if (crashes > tolerated) await end()
  }
  await end()
  waits.sort((a, b) => a - b)
  test.info().annotations.push({
    type: 'figures',
    description: `${runs} crashes, seed ${seed}: back after ${waits.at(Math.floor(waits.length / 2))} ms in the median, ${waits.at(-1)} ms at most`,
  })
  process.stdout.write(`${test.info().annotations.at(-1)?.description}\n`)
  expect(waits.at(-1)).toBeLessThan(patience)
})

test('a disk that hangs does not keep the emergency file from the folder for downloads', async () => {
  test.setTimeout(180_000)
  const folders = await newFolders()
  const shell = await startShell(folders)
  const { page } = shell
  shell.context.setDefaultTimeout(20_000)
  const evaluation = withoutVotes()
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(page, 'evaluations.create', { evaluation })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/e/${evaluation.id}/frame`)
  await page.getByRole('textbox', { name: 'Decision question' }).waitFor()
  await page.evaluate(() => {
    const there = globalThis as unknown as { stackjuryCall: (text: string) => Promise<string> }
    const { stackjuryCall } = there
    there.stackjuryCall = (text) =>
      /"evaluations\.(append|saveEmergencyCopy)"/.test(text)
        ? new Promise(() => {})
        : stackjuryCall(text)
  })
  await page.getByRole('textbox', { name: 'Decision question' }).fill('Only in this window')
  const coming = page.waitForEvent('download')
  const at = Date.now()
  await page.getByRole('button', { name: 'Save an emergency file' }).click()
  const download = await coming
  expect(Date.now() - at).toBeLessThan(15_000)
  expect(download.suggestedFilename()).toMatch(/^emergency-\d+\.stackjury$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('Only in this window')
  await page.getByText('Emergency file handed to the browser').waitFor()
  await shell.close()
  await folders.remove()
})

test('a window that is killed while a text is typed comes back with what the status called saved', async () => {
  test.setTimeout(180_000)
  const folders = await newFolders()
  const shell = await startShell(folders)
  shell.context.setDefaultTimeout(20_000)
  const evaluation = withoutVotes()
  await shell.page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(shell.page, 'evaluations.create', { evaluation })
  await shell.page.evaluate((hash) => {
    location.hash = hash
  }, `#/e/${evaluation.id}/frame`)
  const question = shell.page.getByRole('textbox', { name: 'Decision question' })
  await question.click()
  await question.press('ControlOrMeta+A')
  await question.pressSequentially('Typed and never left')
  const banner = shell.page.getByRole('banner')
  expect(await banner.innerText()).toContain('Saving…')
  await expect(banner.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()
  await expect(question).toBeFocused()

  const appears = shell.context.waitForEvent('page', { timeout: 20_000 })
  const debug = await shell.context.newCDPSession(shell.page)
  debug.send('Page.crash').catch(() => {})
  const page = await appears
  await page.getByRole('heading', { name: 'Frame', level: 1 }).waitFor()
  await expect(page.getByRole('textbox', { name: 'Decision question' })).toHaveValue(
    'Typed and never left',
  )

  // And a window that is closed in the middle of a word.
  await page.getByRole('textbox', { name: 'Decision question' }).fill('Closed in the middle')
  await page.close({ runBeforeUnload: true })
  await shell.closed
  const again = await startShell(folders)
  await again.page.getByRole('heading', { name: 'Start from' }).waitFor()
  const { evaluation: kept } = (await ask(again.page, 'evaluations.open', {
    id: evaluation.id,
  })) as { evaluation: { frame: { question: string } } }
  expect(kept.frame.question).toBe('Closed in the middle')
  await again.close()
  await folders.remove()
})

const nameScreen = (page: Page, name: string) =>
  page
    .getByRole('heading', { name: new RegExp(name.split(' ')[0] ?? name) })
    .first()
    .waitFor()

/** How many votes of one person are in the store of the window. */
async function stored(page: Page, id: string, person: string): Promise<number> {
  return page.evaluate(
    async ([name, who]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const rows = await new Promise<{ participantId: string; votes: object }[]>(
        (resolve, reject) => {
          const request = db.transaction('scorecards').objectStore('scorecards').getAll()
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        },
      )
      db.close()
      return rows
        .filter((row) => row.participantId === who)
        .reduce((sum, { votes }) => sum + Object.keys(votes).length, 0)
    },
    [`evaluation-${id}`, person],
  )
}

/** How many votes of one person the host has. */
async function onDisk(page: Page, id: string, person: string): Promise<number> {
  const { evaluation } = (await ask(page, 'evaluations.open', { id })) as {
    evaluation: { scorecards: { participantId: string; votes: object }[] }
  }
  return evaluation.scorecards
    .filter((row) => row.participantId === person)
    .reduce((sum, { votes }) => sum + Object.keys(votes).length, 0)
}

function withoutVotes() {
  const blind = blindEvaluation(secrets[0])
  return { ...blind, scorecards: [] }
}
