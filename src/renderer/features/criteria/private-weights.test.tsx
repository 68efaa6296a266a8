// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import type { WeightMethod } from '#shared/domain/judgement'
import { withCriterionRemoved } from '#shared/domain/restoring-criteria'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { edit, undo } from '../../store/edit.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { PrivateWeights } from './private-weights.tsx'

afterEach(cleanup)

let n = 0
const id = () => EvaluationId.parse(`private-weights-${++n}`)

function prepared(method: WeightMethod, voted: readonly string[] = []): Evaluation {
  const sample = scenarioEvaluation()
  const blank = emptyEvaluation(id(), sample.createdAt, sample.frame.title)
  return {
    ...blank,
    frame: sample.frame,
    personas: sample.personas,
    participants: sample.participants,
    useCases: sample.useCases,
    criteria: sample.criteria,
    weighting: { ...blank.weighting, method },
    weightVotes: sample.weightVotes.filter(({ participantId }) => voted.includes(participantId)),
  }
}

/** The private screen of whoever the address names, as the window shows it. */
function Window() {
  const route = useRoute()
  if (route.page !== 'private') return <h1>The facilitator’s page</h1>
  return <PrivateWeights key={route.participantId} participantId={route.participantId} />
}
const open = (evaluation: Evaluation, person: string) =>
  renderPage(<Window />, {
    evaluation,
    hash: `#/e/${evaluation.id}/private/weights/${person}`,
  })
const ana = ParticipantId.parse('ana')
const voteOf = async (read: () => Promise<Evaluation>, person = ana) =>
  (await read()).weightVotes.find(({ participantId }) => participantId === person)

describe('a private screen for weights', () => {
  it('begins with a name, takes 100 points by keyboard and passes on', async () => {
    const { user, evaluation, db } = await open(prepared('points'), 'ana')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    expect(screen.queryByRole('textbox')).toBeNull()
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'Divide 100 points' })
    await user.keyboard('25{ArrowDown}')
    const fields = screen.getAllByRole('textbox')
    expect(document.activeElement).toBe(fields[1])
    for (const [index, points] of [20, 10, 10, 10, 10, 10].entries())
      await user.type(fields[index + 1] ?? document.body, `${points}{Enter}`)
    await user.type(screen.getByLabelText('Points for Vendor and community health'), '4{Enter}')
    await screen.findByText('1 point is left to give.')
    const last = screen.getByLabelText('Points for Vendor and community health')
    await user.clear(last)
    await user.type(last, '5{Enter}')
    await screen.findByText('Ready, Ana.')
    expect(await voteOf(evaluation)).toMatchObject({ submittedAt: null })
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('heading', { name: 'Jonas Lindqvist' })
    expect(await screen.findByText('Ana is finished. Please pass the laptop to')).toBeTruthy()
    expect(screen.queryByText('Divide 100 points')).toBeNull()
    const vote = await voteOf(evaluation)
    expect(vote?.submittedAt).not.toBeNull()
    expect(Object.values(vote?.given ?? {})).toEqual([25, 20, 10, 10, 10, 10, 10, 5])
    // It is Ana's: the facilitator's undo has nothing to take back.
    expect(await undo(db)).toBeNull()
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('never shows again what was handed in, to nobody', async () => {
    const { user, evaluation } = await open(prepared('points', ['lukas']), 'lukas')
    await screen.findByText('Has already finished')
    expect(document.body.textContent).not.toMatch(/35/)
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'Divide 100 points' })
    expect(
      screen.getAllByRole('textbox').map((field) => (field as HTMLInputElement).value),
    ).toEqual(Array.from({ length: 8 }, () => ''))
    await user.keyboard('50{Enter}{Escape}')
    await screen.findByText('Has already finished')
    expect(await voteOf(evaluation, ParticipantId.parse('lukas'))).toMatchObject({
      given: { governance: 35 },
    })
  })

  it('keeps what was typed before a pause, and leaves no name behind in the history', async () => {
    const { user } = await open(prepared('points'), 'ana')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'Divide 100 points' })
    await user.keyboard('25{Enter}{Escape}')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    expect(screen.queryByDisplayValue('25')).toBeNull()
    const entries = history.length
    await user.keyboard('{ArrowDown}')
    await screen.findByRole('heading', { name: 'Jonas Lindqvist' })
    expect(history.length).toBe(entries)
    await user.keyboard('{ArrowUp}')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    await user.keyboard('{Enter}')
    expect(await screen.findByDisplayValue('25')).toBeTruthy()
  })

  it('keeps nothing for a criterion that another window takes away meanwhile', async () => {
    const { user, evaluation, db } = await open(prepared('points'), 'ana')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { name: 'Divide 100 points' })
    for (const points of [30, 20, 10, 10, 10, 10, 5, 5]) await user.keyboard(`${points}{Enter}`)
    await expect
      .poll(async () => Object.keys((await voteOf(evaluation))?.given ?? {}))
      .toHaveLength(8)
    const gone = scenarioEvaluation().criteria[0]
    if (!gone) throw new Error('The sample has changed')
    const why = { at: '2026-04-09T10:00:00.000Z', byId: null, reason: '' }
    await edit(db, 'Remove a criterion', (e) =>
      e.become((now) => withCriterionRemoved(now, gone.id, why)),
    )
    await screen.findByText('30 points are left to give.')
    const first = screen.getAllByRole('textbox')[0]
    if (!first) throw new Error('There is no field')
    await user.clear(first)
    await user.type(first, '50{Enter}')
    await screen.findByText('Ready, Ana.')
    expect(contradictionsOf(await evaluation())).toEqual([])
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('heading', { name: 'Jonas Lindqvist' })
    expect(contradictionsOf(await evaluation())).toEqual([])
    expect((await voteOf(evaluation))?.submittedAt).not.toBeNull()
  })

  it('takes swings and shows what they come to', async () => {
    const { user, evaluation } = await open(prepared('swing'), 'ana')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    await user.keyboard('{Enter}')
    const fields = await screen.findAllByRole('textbox')
    for (const [index, field] of fields.entries())
      await user.type(field, `${index === 0 ? 100 : 20}{Enter}`)
    await screen.findByText('Ready, Ana.')
    expect(screen.getByText('41.7')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('heading', { name: 'Jonas Lindqvist' })
    expect(await voteOf(evaluation)).toMatchObject({
      method: 'swing',
      given: { fit: 100, exit: 20 },
    })
  })

  it('takes a ranking by moving and by calling two equally important', async () => {
    const { user, evaluation } = await open(prepared('ranking'), 'ana')
    await screen.findByRole('heading', { name: 'Ana Ferreira' })
    await user.keyboard('{Enter}')
    await screen.findByRole('list', { name: 'Your ranking' })
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{ArrowDown}=')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('heading', { name: 'Jonas Lindqvist' })
    expect(await voteOf(evaluation)).toMatchObject({
      method: 'ranking',
      given: { adoption: 1, fit: 2, integration: 2, governance: 4 },
    })
  })

  it('has nothing for observers', async () => {
    const { user } = await open(prepared('points'), prepared('points').frame.facilitatorId ?? '')
    await screen.findByText('Observers look on and give no weights.')
    await user.click(screen.getByRole('button', { name: 'Back to the facilitator' }))
    expect(await screen.findByText('The facilitator’s page')).toBeTruthy()
  })
})
