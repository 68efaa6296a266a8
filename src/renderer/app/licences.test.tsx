// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { GlobalCommands } from './global-commands.tsx'

afterEach(cleanup)

const open = async () => {
  const page = await renderPage(
    <>
      <GlobalCommands />
      <h1>Step</h1>
    </>,
    { evaluation: scenarioEvaluation() },
  )
  await screen.findByRole('heading', { name: 'Step' })
  return page
}

it('the palette leads to the licences, which are found by name and by their words', async () => {
  const { user } = await open()
  await user.keyboard('{Control>}k{/Control}')
  const palette = await screen.findByRole('combobox', { name: 'Find or do anything' })
  await user.type(palette, 'licences{Enter}')

  const dialog = await screen.findByRole('dialog', { name: 'Third-party licences' })
  await within(dialog).findByText(/^react-dom/)
  const all = within(dialog).getAllByRole('listitem').length
  expect(all).toBeGreaterThan(30)
  const search = within(dialog).getByRole('searchbox', { name: 'Search' })
  await user.type(search, 'dexie')
  expect(within(dialog).getByRole('status').textContent).toBe(`1 of ${all}`)
  expect(within(dialog).getByRole('listitem').textContent).toMatch(/Apache License/)
  await user.clear(search)
  await user.type(search, 'SIL open font')
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map((row) => row.textContent?.slice(0, 5)),
  ).toEqual(['Inter', 'Sourc'])
  await user.clear(search)
  await user.type(search, 'xyzzy')
  expect(dialog.textContent).toContain('Nothing of that name')
})

it('the settings lead to them, too', async () => {
  const { user } = await open()
  await user.keyboard('{Control>},{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Third-party licences' }))
  expect(await screen.findByRole('dialog', { name: 'Third-party licences' })).toBeDefined()
  expect(screen.queryByRole('dialog', { name: 'Settings' })).toBeNull()
})
