import { ask } from './bridge.ts'
import { campaign } from '../test/campaign.ts'
import { fill } from './keyboard.ts'
import { expect, test, workshopOn } from './workshop.ts'

const { runs, seed, random } = campaign({ short: 12, full: 60 })

test(`two windows of one evaluation show the same after ${runs} changes at once, seed ${seed}`, async ({
  workshop,
}) => {
  test.setTimeout(60_000 + runs * 5_000)
  const { page, folders, shell } = workshop
  await workshop.openSample()
  await workshop.goTo('frame')
  const second = await shell.context.newPage()
  await second.goto(page.url())
  const other = workshopOn({ ...shell, page: second }, folders)
  const goOn = second.getByRole('button', { name: 'Continue working on it' })
  await goOn
    .or(second.getByLabel('Title', { exact: true }))
    .first()
    .waitFor()
  if (await goOn.isVisible()) await goOn.click()

  // Each window has fields of its own in the same row, so that none may undo the other.
  const fields = { one: ['Title', 'Cloud in use'], two: ['Organisation'] } as const
  const last = new Map<string, string>()
  const work = async (which: 'one' | 'two', on: typeof page) => {
    for (let n = 0; n < runs; n++) {
      const name = fields[which][Math.floor(random() * fields[which].length)] ?? 'Title'
      const text = `${which} ${n}`
      const field = on.getByLabel(name, { exact: true })
      await field.fill(text)
      await field.press('Enter')
      last.set(name, text)
    }
  }
  await Promise.all([work('one', page), work('two', second)])
  for (const [name, text] of last) {
    for (const on of [page, second]) {
      await expect(on.getByLabel(name, { exact: true })).toHaveValue(text)
    }
  }
  await workshop.saved()
  await other.saved()
  const id = page.url().split('/').at(-2)
  const answer = JSON.stringify(await ask(page, 'evaluations.open', { id }))
  for (const text of last.values()) expect(answer).toContain(`"${text}"`)
  await second.close()
  await fill(page, '^Title', 'After the second was closed')
  await workshop.saved()
  await expect
    .poll(async () => JSON.stringify(await ask(page, 'evaluations.open', { id })))
    .toContain('After the second was closed')
})
