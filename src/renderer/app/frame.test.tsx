// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { BlipId, EvaluationId, ToolId } from '#shared/domain/ids'
import { forTheRoom } from '#shared/domain/projector/room'
import { rehearsalOf } from '#shared/domain/rehearsal'
import { toMadr } from '#shared/exchange/madr'
import { renderPage } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { useAllCommands } from '../ui/commands.tsx'
import { Frame } from './frame.tsx'

afterEach(cleanup)

const show = (step: 'reveal' | 'frame' | 'radar', evaluation = scenarioEvaluation()) =>
  renderPage(
    <Frame step={step} notice={null}>
      <h1>Step</h1>
    </Frame>,
    { evaluation },
  )

it('keeps what was typed for the parking lot and not entered, until it is', async () => {
  const { user } = await show('frame')
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('p')
  await screen.findByRole('textbox', { name: 'Put aside' })
  await user.keyboard('Who pays for it')
  await user.click(screen.getByRole('button', { name: /Back to the step/ }))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Put aside' })).toBeNull())
  await user.keyboard('p')
  await screen.findByDisplayValue('Who pays for it')
  // Another window, or the same after a crash.
  cleanup()
  const { user: again, evaluation } = await show('frame')
  await screen.findByRole('heading', { name: 'Step' })
  await again.keyboard('p')
  const field = await screen.findByRole('textbox', { name: 'Put aside' })
  expect(field).toHaveProperty('value', 'Who pays for it')
  await again.type(field, '?{Enter}')
  await waitFor(async () =>
    expect((await evaluation()).parkingLot.at(-1)?.text).toBe('Who pays for it?'),
  )
  expect(screen.getByRole('textbox', { name: 'Put aside' })).toHaveProperty('value', '')
})

it('keeps nothing of a rehearsal that was typed and not entered', async () => {
  const sample = scenarioEvaluation()
  const { user } = await show('frame', rehearsalOf(sample, 7, '2026-03-11T09:00:00+01:00'))
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('p')
  await user.type(await screen.findByRole('textbox', { name: 'Put aside' }), 'Who pays for it')
  expect(localStorage).toHaveLength(0)
})

it.each(['reveal', 'frame'] as const)(
  'shows the parking lot by its key on %s, with the panel closed or open',
  async (step) => {
    const { user, evaluation } = await show(step)
    await screen.findByRole('heading', { name: 'Step' })
    expect(screen.queryByRole('complementary') !== null).toBe(step === 'frame')

    await user.keyboard('p')
    const field = await screen.findByRole('textbox', { name: 'Put aside' })
    // A dialog inside of something hidden would take every key and show nothing.
    expect(field.closest('[hidden]')).toBeNull()
    expect(document.activeElement).toBe(field)
    await user.keyboard('Who may see the logs?{Enter}')
    await waitFor(async () =>
      expect((await evaluation()).parkingLot.at(-1)?.text).toBe('Who may see the logs?'),
    )
  },
)

it('gives what is parked an owner, a date and an end, and counts it no more then', async () => {
  const sample = scenarioEvaluation()
  const { user, evaluation } = await show('frame', { ...sample, parkingLot: [] })
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('p')
  await user.type(await screen.findByRole('textbox', { name: 'Put aside' }), 'Who pays{Enter}')
  const [person] = sample.participants
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'Owner of Who pays' }),
    person?.name ?? '',
  )
  const due = screen.getByLabelText('Due date of Who pays')
  fireEvent.change(due, { target: { value: '2026-04-01' } })
  fireEvent.blur(due)
  await user.click(screen.getByRole('checkbox', { name: 'Done: Who pays' }))
  await waitFor(async () =>
    expect((await evaluation()).parkingLot).toMatchObject([
      { text: 'Who pays', ownerId: person?.id, due: '2026-04-01', done: true },
    ]),
  )
})

it('keeps notes on a step with that step, and lets nobody else have them', async () => {
  const { user, evaluation } = await show('frame')
  const field = await screen.findByRole('textbox', { name: 'Notes on this step' })
  await user.clear(field)
  await user.type(field, 'Lukas was tired')
  await user.tab()
  await waitFor(async () =>
    expect((await evaluation()).notes).toContainEqual({ step: 'frame', text: 'Lukas was tired' }),
  )
  expect(toMadr(await evaluation())).not.toContain('Lukas was tired')
  expect(JSON.stringify(forTheRoom(await evaluation()))).not.toContain('Lukas was tired')
})

it('says in the palette what undo and redo would do', async () => {
  const { user, evaluation } = await renderPage(
    <Frame step="frame" notice={null}>
      <h1>Step</h1>
      <Labels />
    </Frame>,
    { evaluation: scenarioEvaluation() },
  )
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('p')
  await user.type(await screen.findByRole('textbox', { name: 'Put aside' }), 'Who pays{Enter}')
  await waitFor(async () => expect((await evaluation()).parkingLot.at(-1)?.text).toBe('Who pays'))
  await screen.findByText('Undo: Park “Who pays”', { selector: 'li' })
  await user.click(screen.getByRole('button', { name: /Back to the step/ }))
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Redo: Park “Who pays”', { selector: 'li' })
})

/** The words of undo and redo as the palette has them. */
function Labels() {
  const commands = useAllCommands().filter(({ id }) => id === 'undo' || id === 'redo')
  return (
    <ul>
      {commands.map(({ id, label }) => (
        <li key={id}>{label}</li>
      ))}
    </ul>
  )
}

it('counts the moves that the catalogue proposes among what the radar lacks', async () => {
  const sample = scenarioEvaluation()
  const [blip] = sample.blips
  if (!blip) throw new Error('The sample has a radar')
  const ended = {
    ...blip,
    id: BlipId.parse('ended'),
    name: 'neptune.ai',
    candidateId: null,
    toolId: ToolId.parse('neptune-ai'),
    history: [{ day: '2025-05-18', ring: 'trial' as const, reason: 'In use' }],
  }
  const evaluation = {
    ...sample,
    id: EvaluationId.parse('frame-radar'),
    candidates: [],
    blips: [...sample.blips.map((row) => ({ ...row, candidateId: null })), ended],
  }
  const { user } = await show('radar', evaluation)
  await screen.findByRole('heading', { name: 'Step' })
  await user.keyboard('{F8}')
  expect(await screen.findByText('1 proposed ring to look at')).toBeTruthy()
})
