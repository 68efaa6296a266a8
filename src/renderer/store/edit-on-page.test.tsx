// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ParticipantId } from '#shared/domain/ids'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useOpenEvaluation, useSaveStatus } from './evaluation-context.tsx'

afterEach(cleanup)

function Probe() {
  const { evaluation, edit, undo } = useOpenEvaluation()
  return (
    <>
      <p>title {evaluation.frame.title}</p>
      <button
        type="button"
        onClick={() => void edit('Rename', (e) => e.patchSheet('frame', { title: 'Other' }))}
      >
        rename
      </button>
      <button
        type="button"
        onClick={() =>
          void edit('Change owner', (e) =>
            e.patchSheet('frame', { title: 'Other', ownerId: ParticipantId.parse('gone') }),
          )
        }
      >
        own
      </button>
      <p>status {useSaveStatus().kind}</p>
      <button type="button" onClick={() => void undo()}>
        undo
      </button>
    </>
  )
}

it('shows an edit at once and takes it back on undo', async () => {
  const appended: unknown[] = []
  const { user, evaluation } = await renderPage(<Probe />, {
    evaluation: scenarioEvaluation(),
    onCall: (_, input) => appended.push(input),
  })
  await screen.findByText('title Experiment tracking and model registry')
  await user.click(screen.getByText('rename'))
  await screen.findByText('title Other')
  await user.click(screen.getByText('undo'))
  await screen.findByText('title Experiment tracking and model registry')
  expect(await evaluation()).toEqual(toEvaluation(toTables(scenarioEvaluation())))
  await expect.poll(() => appended.length).toBe(2)
})

it('says what was not done because it belongs to what is gone, and is saved as before', async () => {
  const { user, evaluation } = await renderPage(<Probe />, { evaluation: scenarioEvaluation() })
  await user.click(await screen.findByText('own'))
  await screen.findByText(/^“Change owner” was not done: what it belongs to was removed/)
  screen.getByText('status saved')
  expect(await evaluation()).toEqual(toEvaluation(toTables(scenarioEvaluation())))
})
