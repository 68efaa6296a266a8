import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { campaign } from '../test/campaign.ts'
import { largeEvaluation } from '../test/large.ts'
import { ask } from './bridge.ts'
import { newFolders, startShell } from './shell.ts'
import { watch } from './workshop.ts'

const { runs, seed, random } = campaign({ short: 6, full: 100 })

const size = { people: 6, candidates: 20, criteria: 34 }
const cells = size.candidates * size.criteria
/** Between two keys, in ms: faster than the store writes, so that something is always on its way. */
const pace = 25

interface Card {
  readonly participantId: string
  readonly candidateId: string
  readonly votes: Readonly<Record<string, number | null>>
}

test(`every score reaches the disk though the browser throws its store away while it is written: ${runs} times, seed ${seed}`, async () => {
  test.setTimeout(120_000 + runs * 20_000)
  const evaluation = { ...largeEvaluation({ ...size, revealed: false }), scorecards: [] }
  const { id } = evaluation
  const folders = await newFolders()
  const shell = await startShell(folders)
  const { page, context } = shell
  const troubles = watch(page)
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await ask(page, 'evaluations.create', { evaluation })
  const debug = await context.newCDPSession(page)
  const origin = await page.evaluate(() => location.origin)
  const throwAway = () =>
    debug.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  const onDisk = async (person: string) => {
    const { evaluation: now } = (await ask(page, 'evaluations.open', { id })) as {
      evaluation: { scorecards: readonly Card[] }
    }
    return now.scorecards
      .filter(({ participantId }) => participantId === person)
      .flatMap(({ candidateId, votes }) =>
        Object.entries(votes).map(([criterion, vote]) => `${candidateId} ${criterion} ${vote}`),
      )
      .toSorted()
  }

  const people = evaluation.participants.filter(({ kind }) => kind === 'voter')
  let thrown = 0
  for (let n = 0; thrown < runs; n++) {
    const person = people[n]
    if (!person) throw new Error('There are not enough people')
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/e/${id}/private/scores/${person.id}`)
    await page.getByRole('button', { name: /^I am/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('radiogroup').first().waitFor()
    const pressed: string[] = []
    let next = 5 + Math.floor(random() * 40)
    while (pressed.length < cells && thrown < runs) {
      const vote = 1 + Math.floor(random() * 5)
      const at = pressed.length
      const candidate = evaluation.candidates[Math.floor(at / size.criteria)]
      const criterion = evaluation.criteria[at % size.criteria]
      pressed.push(`${candidate?.id} ${criterion?.id} ${vote}`)
      await page.keyboard.press(String(vote))
      await delay(pace)
      if (pressed.length < next) continue
      next = pressed.length + 5 + Math.floor(random() * 40)
      thrown += 1
      await throwAway()
    }
    await expect
      .poll(() => onDisk(person.id), {
        message: `after ${thrown} of seed ${seed}`,
        timeout: 20_000,
      })
      .toEqual(pressed.toSorted())
    await expect(page.getByRole('status').first()).toContainText(/^Saved /)
  }
  await shell.close()
  await folders.remove()
  expect(troubles).toEqual([])
})
