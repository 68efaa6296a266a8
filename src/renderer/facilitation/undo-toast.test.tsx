// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ParticipantId } from '#shared/domain/ids'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { useUndoToast } from './undo-toast.ts'

afterEach(cleanup)

function Page() {
  const { edit } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const rename = async (title: string) => {
    await edit(`Rename to ${title}`, (e) => e.patchSheet('frame', { title }))
    offerUndo(`Renamed to ${title}`)
  }
  const own = async () => {
    const ownerId = ParticipantId.parse('gone')
    await edit('Change owner', (e) => e.patchSheet('frame', { ownerId }))
    offerUndo('Changed the owner')
  }
  return (
    <>
      <button type="button" onClick={() => void rename('one')}>
        One
      </button>
      <button type="button" onClick={() => void own()}>
        Own
      </button>
      <button type="button" onClick={() => void rename('two')}>
        Two
      </button>
      <button
        type="button"
        onClick={() => void edit('Ask', (e) => e.patchSheet('frame', { question: 'Why?' }))}
      >
        Other
      </button>
    </>
  )
}

const sample = scenarioEvaluation()

it('undoes what it speaks of, not what came last', async () => {
  const { user, evaluation } = await renderPage(<Page />, { evaluation: sample })
  await user.click(await screen.findByRole('button', { name: 'One' }))
  await screen.findByText('Renamed to one')
  await user.click(screen.getByRole('button', { name: 'Other' }))
  await expect.poll(async () => (await evaluation()).frame.question).toBe('Why?')
  await user.click(screen.getByRole('button', { name: /^Undo/ }))
  await screen.findByText('Undo: Rename to one')
  const { frame } = await evaluation()
  expect(frame).toMatchObject({ title: sample.frame.title, question: 'Why?' })
})

it('refuses with words when something newer lies on it', async () => {
  const { user, evaluation } = await renderPage(<Page />, { evaluation: sample })
  await user.click(await screen.findByRole('button', { name: 'One' }))
  await screen.findByText('Renamed to one')
  await user.click(screen.getByRole('button', { name: 'Two' }))
  await screen.findByText('Renamed to two')
  const [older] = screen.getAllByRole('button', { name: /^Undo/ })
  if (older) await user.click(older)
  await screen.findByText(/“Rename to one” was followed by changes/)
  expect((await evaluation()).frame.title).toBe('two')
})

it('says nothing was done, and offers nothing, where the change was refused', async () => {
  const { user } = await renderPage(<Page />, { evaluation: sample })
  await user.click(await screen.findByRole('button', { name: 'One' }))
  await screen.findByText('Renamed to one')
  await user.click(screen.getByRole('button', { name: 'Own' }))
  await screen.findByText(/^“Change owner” was not done/)
  expect(screen.queryByText('Changed the owner')).toBeNull()
  expect(screen.getAllByRole('button', { name: /^Undo/ })).toHaveLength(1)
})
