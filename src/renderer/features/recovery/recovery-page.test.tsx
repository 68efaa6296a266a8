// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { HostProvider } from '../../host/host-context.tsx'
import { CommandProvider } from '../../ui/commands.tsx'
import { ToastProvider } from '../../ui/toasts.tsx'
import { RecoveryPage } from './recovery-page.tsx'

const evaluation = scenarioEvaluation()
afterEach(cleanup)

/** The sample as it was, kept, and then changed. */
async function shown(crashed = false) {
  const rendered = await renderPage(<p>nothing yet</p>, { evaluation })
  await rendered.host.restorePoints.keepPresent({ id: evaluation.id })
  const { id } = evaluation
  const frame = { ...evaluation.frame, id: 'frame' as const }
  await rendered.host.evaluations.append({
    id,
    changeSets: [
      {
        id: crypto.randomUUID(),
        label: 'Rename',
        at: evaluation.createdAt,
        changes: [
          { table: 'sheets', key: 'frame', before: frame, after: { ...frame, title: 'Changed' } },
        ],
      },
    ],
  })
  render(
    <HostProvider value={rendered.host}>
      <CommandProvider>
        <ToastProvider>
          <RecoveryPage id={evaluation.id} crashed={crashed} />
        </ToastProvider>
      </CommandProvider>
    </HostProvider>,
  )
  return rendered
}

it('shows what an earlier state held beside the present one, and its ranking', async () => {
  await shown()
  const chosen = await screen.findByRole('region', { name: 'The chosen state' })
  const scores = await within(chosen).findByRole('row', { name: /^Scores/ })
  expect(scores.textContent).toContain('270')
  expect((await within(chosen).findAllByRole('listitem'))[0]?.textContent).toMatch(/MLflow.*4\.10/)
})

it('goes back to an earlier state in one change that can be undone', async () => {
  const { user, host } = await shown()
  const title = async () =>
    (await host.evaluations.open({ id: evaluation.id })).evaluation.frame.title
  await screen.findByRole('region', { name: 'The chosen state' })
  expect(await title()).toBe('Changed')
  await user.click(await screen.findByRole('button', { name: /^Restore in place/ }))
  await user.click(await screen.findByRole('button', { name: 'Restore' }))
  await screen.findByText(/^Restored the state of .* is kept as a restore point\.$/)
  expect(await title()).toBe(evaluation.frame.title)
  await user.click(screen.getByRole('button', { name: /^Undo restore/ }))
  await screen.findByText('The restore was undone. Nothing was lost.')
  expect(await title()).toBe('Changed')
})

it('after crashes that repeat themselves says what is certain, and the ways on', async () => {
  await shown(true)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This window kept crashing')
  await screen.findByRole('heading', { name: 'Everything that was shown as saved is on disk' })
  for (const name of [/^Open read-only/, /^Save the defect log/, /^Save an emergency file/]) {
    expect(screen.getByRole('button', { name })).toBeDefined()
  }
})
