import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { campaign } from '../test/campaign.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import { ask } from './bridge.ts'
import { type Folders, forkShell, newFolders, startShell } from './shell.ts'
import { watch } from './workshop.ts'

const { runs, seed, random } = campaign({ short: 10, full: 100 })

const id = scenarioEvaluation().id
const votes = scenarioEvaluation().scorecards.reduce(
  (sum, card) => sum + Object.keys(card.votes).length,
  0,
)

/** What a disk, a cleaner or a backup programme does to a browser's profile. */
const damages = ['flip', 'cut', 'zero', 'delete store', 'delete profile', 'older'] as const

test(`an evaluation opens whole whatever happened to the browser's store, and says only what was recovered: ${runs} profiles, seed ${seed}`, async () => {
  test.setTimeout(120_000 + runs * 20_000)
  const folders = await newFolders()
  const shelf = await mkdtemp(join(tmpdir(), 'stackjury-e2e-shelf-'))
  await useOnce(folders, 'First title')
  await cp(dirname(folders.userData), join(shelf, 'older'), { recursive: true })
  await useOnce(folders, 'Second title')
  await cp(dirname(folders.userData), join(shelf, 'closed'), { recursive: true })
  await killInUse(folders, 'Third title')
  // Its helpers go a moment after the browser.
  await expect(async () => {
    await cp(dirname(folders.userData), join(shelf, 'killed'), { recursive: true, force: true })
  }).toPass({ timeout: 10_000 })

  const rebuilt: number[] = []
  const broken: number[] = []
  for (let run = 0; run < runs; run++) {
    const state = random() < 0.5 ? 'closed' : 'killed'
    const damage = damages[Math.floor(random() * damages.length)] ?? 'flip'
    const what = `run ${run} of seed ${seed}: ${damage}, ${state}`
    await rm(dirname(folders.userData), { recursive: true, force: true, maxRetries: 5 })
    await cp(join(shelf, state), dirname(folders.userData), { recursive: true })
    const profile = join(folders.userData, 'browser-profile')
    await rm(join(profile, 'SingletonLock'), { force: true })
    if (damage === 'delete profile') await rm(profile, { recursive: true })
    else if (damage === 'older') {
      await rm(profile, { recursive: true })
      await cp(join(shelf, 'older', 'user-data', 'browser-profile'), profile, { recursive: true })
    } else await damageStore(profile, damage, random)

    const shell = await startShell(folders)
    const { page } = shell
    const troubles = watch(page)
    const at = Date.now()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/e/${id}/frame`)
    const title = state === 'closed' ? 'Second title' : 'Third title'
    await expect(page.getByRole('banner'), what).toContainText(title, { timeout: 15_000 })
    await page.locator('main h1').first().waitFor()
    rebuilt.push(Date.now() - at)
    const { evaluation } = (await ask(page, 'evaluations.open', { id })) as {
      evaluation: { frame: { title: string } }
    }
    expect({ what, onDisk: evaluation.frame.title }).toEqual({ what, onDisk: title })
    // A store that the browser itself cannot open any more is said, and is new at the next start.
    const isBroken = await page.getByRole('banner').getByText('on disk only').isVisible()
    if (isBroken) broken.push(run)
    else await expect.poll(() => votesInStore(page), { message: what }).toBe(votes)
    const notices = await page.locator('main .notice').allInnerTexts()
    const recovered = notices.filter((text) => /Restored|Brought|damaged/.test(text))
    if (state === 'closed') expect({ what, recovered }).toEqual({ what, recovered: [] })
    else {
      expect({ what, recovered: recovered.join() }).toEqual({
        what,
        recovered: expect.stringMatching(
          /^Restored \d+ changes? made after \d\d:\d\d:\d\d\. Nothing was lost\./,
        ),
      })
    }
    expect({ what, troubles }).toEqual({ what, troubles: [] })
    await shell.close()
    if (isBroken) {
      const again = await startShell(folders)
      await again.page.evaluate((hash) => {
        location.hash = hash
      }, `#/e/${id}/frame`)
      await expect(again.page.getByRole('banner'), what).toContainText(title)
      await expect.poll(() => votesInStore(again.page), { message: what }).toBe(votes)
      await again.close()
    }
  }
  await folders.remove()
  await rm(shelf, { recursive: true, force: true })
  rebuilt.sort((a, b) => a - b)
  process.stdout.write(
    `${runs} profiles, seed ${seed}: 0 lost, 0 blank, ${broken.length} that the browser could not open; open after ${rebuilt.at(Math.floor(runs / 2))} ms in the median, ${rebuilt.at(-1)} ms at most\n`,
  )
})

/** The worked sample is opened, gets a title, and the window is closed. */
async function useOnce(folders: Folders, title: string): Promise<void> {
  const shell = await startShell(folders)
  await shell.page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(shell.page, 'evaluations.openSample', {})
  await rename(shell.page, title)
  await shell.close()
}

/** The same, but the programme is killed before the file has the title. */
async function killInUse(folders: Folders, title: string): Promise<void> {
  const shell = await forkShell(folders)
  await shell.run(
    async ({ page }, [hash, text]) => {
      await page.getByRole('heading', { name: 'Start from' }).waitFor()
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      const goOn = page.getByRole('button', { name: 'Continue working on it' })
      await goOn.click()
      const field = page.getByLabel('Title', { exact: true })
      await field.fill(text)
      await field.press('Enter')
      await page.getByRole('banner').getByText(text).waitFor()
      // The status line tells when a change was acknowledged, which need not be the last one.
      await page.waitForFunction(async (wanted) => {
        const { bridge } = window as unknown as {
          bridge: { send: (request: unknown) => Promise<unknown> }
        }
        const of = location.hash.split('/')[2]
        const answer = await bridge.send({ method: 'evaluations.open', input: { id: of } })
        return JSON.stringify(answer).includes(wanted)
      }, text)
    },
    [`#/e/${id}/frame`, title] as [string, string],
  )
  await shell.kill()
}

async function rename(
  page: Awaited<ReturnType<typeof startShell>>['page'],
  title: string,
): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/e/${id}/frame`)
  await page.getByRole('button', { name: 'Continue working on it' }).click()
  const field = page.getByLabel('Title', { exact: true })
  await field.fill(title)
  await field.press('Enter')
  await page.getByRole('banner').getByText(title).waitFor()
  await page
    .getByRole('banner')
    .getByText(/^Saved \d\d:/)
    .waitFor()
  await page.keyboard.press('Alt+h')
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
}

/** Bytes of the store's own files, at random places. */
async function damageStore(
  profile: string,
  how: 'flip' | 'cut' | 'zero' | 'delete store',
  chance: () => number,
): Promise<void> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.parentPath.includes('IndexedDB'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(2)
  if (how === 'delete store') {
    for (const path of files) await rm(path)
    return
  }
  const content = files.filter((path) => /\.(log|ldb)$|MANIFEST|CURRENT/.test(path))
  const path = content[Math.floor(chance() * content.length)] ?? files[0] ?? ''
  const bytes = await readFile(path)
  if (how === 'cut') await writeFile(path, bytes.subarray(0, Math.floor(chance() * bytes.length)))
  else {
    const hits = 1 + Math.floor(chance() * 8)
    for (let hit = 0; hit < hits; hit++) {
      const at = Math.floor(chance() * bytes.length)
      if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8))
      else bytes.fill(0, at, Math.min(bytes.length, at + 512))
    }
    await writeFile(path, bytes)
  }
}

async function votesInStore(page: Awaited<ReturnType<typeof startShell>>['page']): Promise<number> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const rows = await new Promise<{ votes: object }[]>((resolve, reject) => {
      const request = db.transaction('scorecards').objectStore('scorecards').getAll()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    db.close()
    return rows.reduce((sum, { votes: given }) => sum + Object.keys(given).length, 0)
  }, `evaluation-${id}`)
}
