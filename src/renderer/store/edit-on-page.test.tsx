// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useOpenEvaluation } from './evaluation-context.tsx'

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
