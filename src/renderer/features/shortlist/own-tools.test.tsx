// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { undo } from '../../store/edit.ts'
import { ShortlistPage } from './shortlist-page.tsx'

afterEach(cleanup)

let n = 0
async function open() {
  const id = EvaluationId.parse(`own-tools-${++n}`)
  const page = await renderPage(<ShortlistPage />, {
    evaluation: emptyEvaluation(id, '2026-03-12T09:00:00+01:00', 'Serving'),
    hash: `#/e/${id}/shortlist/`,
  })
  await screen.findByText('No candidate yet')
  const names = async () => (await page.host.catalogue.read({})).tools.map(({ name }) => name)
  return { ...page, names }
}

it('adds, edits and removes a tool of our own in the catalogue of this laptop, each with undo', async () => {
  const { user, names, host } = await open()
  await user.keyboard('c')
  await user.click(await screen.findByRole('button', { name: 'New tool' }))
  await user.type(screen.getByLabelText('Name'), 'Our scheduler')
  await user.type(screen.getByLabelText('Licence'), 'MIT')
  await user.click(screen.getByRole('button', { name: 'Pipeline orchestration' }))
  await user.click(screen.getByRole('button', { name: 'Keep it in my catalogue' }))
  await screen.findByText('Our scheduler is kept')
  expect((await host.catalogue.read({})).tools).toMatchObject([
    { name: 'Our scheduler', licence: { value: 'MIT' }, components: ['orchestration'] },
  ])

  await user.click(screen.getByRole('option', { name: /Our scheduler/ }))
  await user.clear(screen.getByLabelText('Name'))
  await user.type(screen.getByLabelText('Name'), 'Night runner{Enter}')
  await screen.findByText('Night runner is kept')
  expect(await names()).toEqual(['Night runner'])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await expect.poll(names).toEqual(['Our scheduler'])

  await user.click(await screen.findByRole('option', { name: /Our scheduler/ }))
  await user.click(screen.getByRole('button', { name: 'Remove from my catalogue' }))
  await screen.findByText('Our scheduler is removed')
  expect(await names()).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await expect.poll(names).toEqual(['Our scheduler'])
})

it('changes the facts of a candidate and of the catalogue together, and takes both back', async () => {
  const { user, names, evaluation, db } = await open()
  await user.keyboard('n')
  await screen.findByText(/131 tools/)
  await user.keyboard('our own thing')
  await user.click(await screen.findByText(/keep it in my catalogue/))
  await user.click(await screen.findByRole('button', { name: 'Edit the facts' }))
  const form = within(screen.getByRole('dialog'))
  await user.clear(form.getByLabelText('Name'))
  await user.type(form.getByLabelText('Name'), 'Runner')
  await user.selectOptions(form.getByLabelText('Status'), 'Archived')
  await user.click(screen.getByRole('button', { name: 'Save the facts' }))
  const facts = await screen.findByRole('region', { name: 'Facts about Runner' })
  expect(within(facts).getByText('Archived')).toBeTruthy()
  const brought = async () => (await evaluation()).candidates[0]?.facts?.map(({ name }) => name)
  expect(await brought()).toEqual(['Runner'])
  expect(await names()).toEqual(['Runner'])
  expect(contradictionsOf(await evaluation())).toEqual([])

  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByRole('region', { name: 'Facts about our own thing' })
  expect([await brought(), await names()]).toEqual([['our own thing'], ['our own thing']])
  // Ctrl Z goes back one step further, and the page shows it.
  await undo(db)
  await screen.findByRole('region', { name: 'Facts about Runner' })
})

it('keeps what a candidate is made of when the tool is removed from the catalogue', async () => {
  const { user, names, evaluation } = await open()
  await user.keyboard('n')
  await screen.findByText(/131 tools/)
  await user.keyboard('our own thing')
  await user.click(await screen.findByText(/keep it in my catalogue/))
  await screen.findByRole('region', { name: 'Facts about our own thing' })
  await user.keyboard('c')
  await user.click(await screen.findByRole('option', { name: /our own thing/ }))
  await user.click(screen.getByRole('button', { name: 'Remove from my catalogue' }))
  await screen.findByText('our own thing is removed')
  expect(await names()).toEqual([])
  expect(
    screen.getByRole('region', { name: 'Facts about our own thing', hidden: true }),
  ).toBeTruthy()
  expect((await evaluation()).candidates[0]?.facts).toHaveLength(1)
})

it('leaves whoever pressed M at once with the must-haves', async () => {
  const { user, evaluation } = await open()
  await user.keyboard('n')
  await screen.findByText(/131 tools/)
  await user.keyboard('mlf{Enter}m')
  await expect.poll(async () => (await evaluation()).candidates).toHaveLength(1)
  // The answer to the edit comes after the key.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const mustHaves = screen.getByRole('radio', { name: /Must-haves/ })
  expect(mustHaves.getAttribute('aria-checked')).toBe('true')
  await user.keyboard('m')
  await screen.findByRole('heading', { name: 'MLflow', level: 2 })
})
