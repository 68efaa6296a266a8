// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { CriterionId, EvaluationId, ParticipantId } from '#shared/domain/ids'
import { withoutParticipant } from '#shared/domain/people'
import { withCriterionRemoved } from '#shared/domain/restoring-criteria'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { edit } from '../../store/edit.ts'
import { CriteriaPage } from './criteria-page.tsx'

afterEach(cleanup)

let n = 0
/** Its own id for every test, because the database is kept between them. */
const fresh = () => EvaluationId.parse(`criteria-${++n}`)
const sample = (): Evaluation => ({ ...scenarioEvaluation(), id: fresh() })
const empty = () => emptyEvaluation(fresh(), '2026-03-12T09:00:00+01:00', 'Serving')
const open = (evaluation: Evaluation, item = '') =>
  renderPage(<CriteriaPage />, { evaluation, hash: `#/e/${evaluation.id}/criteria/${item}` })

/** The sample with everybody's points given, before anybody has seen them. */
function unrevealed(): Evaluation {
  const evaluation = sample()
  const { weighting } = emptyEvaluation(evaluation.id, evaluation.createdAt, '')
  return { ...evaluation, weighting, rounds: [], scorecards: [], discussions: [], evidence: [] }
}

describe('the list of gaps', () => {
  it('names what is connected to nothing, and is not there without a gap', async () => {
    const base = sample()
    const [criterion] = base.criteria
    const [useCase] = base.useCases
    await open({
      ...base,
      criteria: base.criteria.map((row) => ({
        ...row,
        useCaseIds: row === criterion ? [] : row.useCaseIds.filter((id) => id !== useCase?.id),
      })),
    })
    const summary = await screen.findByText(/gaps? between use cases, criteria and personas/)
    summary.click()
    const gaps = within(screen.getByRole('list', { name: 'Gaps' }))
    expect(gaps.getByRole('link', { name: criterion?.name ?? '' })).toBeDefined()
    expect(gaps.getByRole('link', { name: useCase?.title ?? '' })).toBeDefined()
    cleanup()
    await open(empty())
    await screen.findByText('No criterion yet')
    expect(screen.queryByText(/gaps? between/)).toBeNull()
  })
})

describe('the list of criteria', () => {
  it('takes the starter set of ten in one press, each ready to be scored', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByText('No criterion yet')
    await user.keyboard('s')
    await expect.poll(async () => (await evaluation()).criteria).toHaveLength(10)
    const { criteria } = await evaluation()
    expect(criteria.every(({ anchors }) => anchors[1] && anchors[3] && anchors[5])).toBe(true)
    expect(new Set(criteria.map(({ group }) => group)).size).toBeGreaterThan(3)
  })

  it('shows an own criterion as not to be scored until 1, 3 and 5 say what they mean', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByText('No criterion yet')
    await user.keyboard('nSpeed{Enter}')
    await screen.findByText('No words for 1, 3 and 5')
    for (const [score, words] of [
      [1, 'Minutes'],
      [3, 'Seconds'],
      [5, 'At once'],
    ] as const) {
      await user.type(screen.getByLabelText(`Score ${score} means`), `${words}{Enter}`)
    }
    await expect
      .poll(async () => (await evaluation()).criteria[0]?.anchors)
      .toEqual({ 1: 'Minutes', 2: '', 3: 'Seconds', 4: '', 5: 'At once' })
    await expect.poll(() => screen.queryByText(/No words for/)).toBeNull()
  })

  it('adds from the library one by one, and not the same one twice', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByText('No criterion yet')
    await user.keyboard('l')
    await screen.findByText('Fit to the top use case')
    await user.keyboard('hands-on{Enter}')
    await screen.findByText('✓ added')
    await user.keyboard('{Enter}{Escape}')
    expect((await evaluation()).criteria.map(({ name }) => name)).toEqual([
      'Value shown in a hands-on trial',
    ])
  })

  it('asks for a reason before a criterion with a locked weight goes', async () => {
    const { user, evaluation } = await open(sample(), 'cost')
    await screen.findByRole('heading', { name: 'Total cost over three years', level: 2 })
    await user.keyboard('{Delete}')
    const dialog = screen.getByRole('dialog')
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'Paid by somebody else{Enter}')
    await expect.poll(async () => (await evaluation()).criteria).toHaveLength(7)
    const after = await evaluation()
    expect(contradictionsOf(after)).toEqual([])
    expect(after.weighting.changes[0]).toMatchObject({ reason: 'Paid by somebody else' })
    expect(after.weighting.changes[0]?.rankingAfter).toHaveLength(5)
  })
})

describe('the question whether a criterion goes', () => {
  const ask = async () => {
    const before = sample()
    const page = await open(before)
    const first = before.criteria[0]?.name ?? ''
    await screen.findByRole('heading', { name: first, level: 2 })
    await page.user.keyboard('{Delete}')
    await page.user.type(screen.getByLabelText('Reason, needed'), 'Counted twice')
    return { ...page, before, first }
  }

  it('keeps to its criterion when another window moves the list', async () => {
    const { user, db, evaluation, before, first } = await ask()
    await edit(db, 'Turn the list round', (e) =>
      e.become((now) => ({ ...now, criteria: now.criteria.toReversed() })),
    )
    await expect.poll(() => screen.queryByRole('region', { name: first })).toBeNull()
    await user.keyboard('{Enter}')
    await expect
      .poll(async () => (await evaluation()).criteria.map(({ id }) => id).toReversed())
      .toEqual(before.criteria.slice(1).map(({ id }) => id))
  })

  it('closes when another window removes the criterion', async () => {
    const { db, evaluation, before, first } = await ask()
    const why = { at: before.createdAt, byId: before.frame.facilitatorId, reason: 'Elsewhere' }
    await edit(db, 'Remove', (e) =>
      e.become((now) => withCriterionRemoved(now, CriterionId.parse('fit'), why)),
    )
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect((await evaluation()).criteria).toHaveLength(before.criteria.length - 1)
    expect(screen.queryByRole('region', { name: first })).toBeNull()
  })
})

describe('a criterion that goes after the reveal', () => {
  it('goes with a reason and comes back by name from the keyboard, with its scores', async () => {
    const before = sample()
    const { user, evaluation } = await open(before, 'governance')
    await screen.findByRole('region', { name: /Governance/ })
    await user.keyboard('{Delete}')
    const dialog = await screen.findByRole('dialog', { name: /^Remove Governance/ })
    expect(dialog.textContent).toContain('They are kept aside')
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'Counted twice{Enter}')
    const list = await screen.findByRole('list', { name: 'Removed after the reveal' })
    expect(list.textContent).toContain('“Counted twice”')
    expect((await evaluation()).criteria).toHaveLength(before.criteria.length - 1)
    await user.click(within(list).getByRole('button', { name: /^Put back Governance/ }))
    await expect.poll(async () => (await evaluation()).criteria.length).toBe(before.criteria.length)
    const after = await evaluation()
    expect(after.scorecards).toEqual(expect.arrayContaining(before.scorecards))
    expect(after.weighting.agreed).toEqual(before.weighting.agreed)
    expect(contradictionsOf(after)).toEqual([])
    await expect
      .poll(() => screen.queryByRole('list', { name: 'Removed after the reveal' }))
      .toBeNull()
  })
})

describe('weights', () => {
  it('show before the reveal who is done, and nobody’s points', async () => {
    await open(unrevealed(), 'weights')
    const list = await screen.findByRole('region', { name: 'Who is done' })
    expect(within(list).getAllByText('done')).toHaveLength(6)
    expect(within(list).queryByText('Facilitator')).toBeNull()
    expect(document.querySelector('main')?.textContent).not.toMatch(/35|25/)
  })

  it('reveal with one key, mark wide ranges and propose means that sum to 100', async () => {
    const { user, evaluation } = await open(unrevealed(), 'weights')
    await screen.findByRole('region', { name: 'Who is done' })
    await user.keyboard('{Control>}r{/Control}')
    const row = (await screen.findByText('Governance and audit trail')).closest('tr')
    expect(row?.textContent).toContain('Wide range, 10 to 35')
    const { weighting } = await evaluation()
    expect(Object.values(weighting.agreed ?? {}).reduce((sum, points) => sum + points, 0)).toBe(100)
    expect(screen.getByLabelText('Agreed weight of Governance and audit trail')).toHaveProperty(
      'value',
      '15',
    )
  })

  it('ask before a reveal that not everybody is ready for, and never show what was not handed in', async () => {
    const evaluationBefore = unrevealed()
    const weightVotes = evaluationBefore.weightVotes.map((vote) =>
      vote.participantId === 'lukas' ? { ...vote, submittedAt: null } : vote,
    )
    const { user, evaluation } = await open({ ...evaluationBefore, weightVotes }, 'weights')
    await screen.findByText('not yet')
    await user.keyboard('{Control>}r{/Control}')
    const dialog = screen.getByRole('dialog', { name: 'Reveal the weights of 5 of 6?' })
    expect(dialog.textContent).toContain('Lukas Weber has not handed anything in')
    await user.click(within(dialog).getByRole('button', { name: 'Reveal now' }))
    const row = (await screen.findByText('Governance and audit trail')).closest('tr')
    expect(row?.textContent).toContain('10 to 15')
    expect(
      (await evaluation()).weightVotes.map(({ participantId }) => participantId),
    ).not.toContain('lukas')
  })

  it('lock only at 100.00, with the names of those who agree', async () => {
    const { user, evaluation } = await open(unrevealed(), 'weights')
    await screen.findByRole('region', { name: 'Who is done' })
    await user.keyboard('{Control>}r{/Control}')
    const field = await screen.findByLabelText('Agreed weight of Cost of leaving')
    await user.clear(field)
    await user.type(field, '9{Enter}')
    await screen.findByText('1.00 too many')
    const lock = screen.getByRole('button', { name: 'Lock the weights' })
    expect(lock.getAttribute('aria-disabled')).toBe('true')
    await user.clear(screen.getByLabelText('Agreed weight of Cost of leaving'))
    await user.type(screen.getByLabelText('Agreed weight of Cost of leaving'), '8{Enter}')
    await expect.poll(() => lock.getAttribute('aria-disabled')).toBeNull()
    await user.click(lock)
    const dialog = screen.getByRole('dialog', { name: 'Lock the weights?' })
    await user.click(within(dialog).getByLabelText('Lukas Weber'))
    await user.type(within(dialog).getByRole('textbox'), 'Nobody objected{Enter}')
    await screen.findByText(/^Locked at/)
    const { locked } = (await evaluation()).weighting
    expect(locked).toMatchObject({ before: 'scoring', note: 'Nobody objected' })
    expect(locked?.agreedBy).toEqual(['ana', 'jonas', 'mei', 'samuel', 'priya'])
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('lock with the names of those who are still there, and only what is still 100.00', async () => {
    const { user, db, evaluation } = await open(unrevealed(), 'weights')
    const ask = async () => {
      const lock = await screen.findByRole('button', { name: 'Lock the weights' })
      await expect.poll(() => lock.getAttribute('aria-disabled')).toBeNull()
      await user.click(lock)
      return screen.getByRole('dialog', { name: 'Lock the weights?' })
    }
    const elsewhere = (points: number) =>
      edit(db, 'Elsewhere', (e) =>
        e.become((now) => {
          const agreed = { ...now.weighting.agreed, [now.criteria[0]?.id ?? '']: points }
          return {
            ...withoutParticipant(now, ParticipantId.parse('ana')),
            weighting: { ...now.weighting, agreed },
          }
        }),
      )
    await screen.findByRole('region', { name: 'Who is done' })
    await user.keyboard('{Control>}r{/Control}')
    const dialog = await ask()
    const [first] = (await evaluation()).criteria
    const points =
      (await evaluation()).weighting.agreed?.[first?.id ?? CriterionId.parse('none')] ?? 0
    await elsewhere(points + 1)
    await user.click(within(dialog).getByRole('button', { name: /Lock the weights/ }))
    await screen.findByText('Nothing was changed. Only weights that sum to 100.00 can be locked.')
    await elsewhere(points)
    await ask()
    await user.keyboard('{Enter}')
    await screen.findByText(/^Locked at/)
    expect((await evaluation()).weighting.locked?.agreedBy).not.toContain('ana')
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('lock by the key that follows the last weight at once, from its field or beside it', async () => {
    for (const end of ['leave', 'stay'] as const) {
      const { user } = await open(unrevealed(), 'weights')
      await screen.findByRole('region', { name: 'Who is done' })
      await user.keyboard('{Control>}r{/Control}')
      const field = await screen.findByLabelText('Agreed weight of Cost of leaving')
      await user.clear(field)
      await user.type(field, '9{Enter}')
      await screen.findByText('1.00 too many')
      // In one go, as no person could: the store has no time to answer.
      fireEvent.change(field, { target: { value: '8' } })
      if (end === 'leave') {
        fireEvent.blur(field)
        fireEvent.keyDown(document.body, { key: 'l' })
      } else {
        field.focus()
        fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
      }
      const dialog = screen.getByRole('dialog', { name: 'Lock the weights?' })
      expect(dialog.textContent).toContain('Cost of leaving 8')
      await user.click(within(dialog).getByRole('button', { name: /Lock the weights/ }))
      await screen.findByText(/^Locked at/)
      cleanup()
    }
  })

  it('can be set without a vote', async () => {
    const { user, evaluation } = await open({ ...unrevealed(), weightVotes: [] }, 'weights')
    await user.click(await screen.findByRole('button', { name: 'Set weights without a vote' }))
    await user.click(await screen.findByRole('button', { name: 'Equal weights' }))
    await expect
      .poll(async () => (await evaluation()).weighting.agreed)
      .toMatchObject({ fit: 12.5, cost: 12.5 })
    expect((await evaluation()).weighting.revealedAt).toBeNull()
  })

  it('that were never locked change only with a reason once scores were seen', async () => {
    const before = sample()
    const open_ = { ...before, weighting: { ...before.weighting, locked: null, changes: [] } }
    const { user, evaluation } = await open(open_, 'weights')
    await screen.findByRole('region', { name: 'Weights' })
    expect(screen.queryByLabelText(/^Agreed weight of/)).toBeNull()
    await user.keyboard('c')
    const [field] = await screen.findAllByLabelText(/^Agreed weight of/)
    if (!field) throw new Error('There is a weight')
    await user.clear(field)
    await user.type(field, '26{Control>}{Enter}{/Control}')
    const dialog = await screen.findByRole('dialog', { name: 'Change a weight?' })
    expect(dialog.textContent).toContain('never locked')
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'Talked over{Enter}')
    await expect
      .poll(async () => (await evaluation()).weighting.changes)
      .toMatchObject([{ reason: 'Talked over' }])
    expect((await evaluation()).weighting.locked).toBeNull()
    await screen.findByRole('heading', { name: 'Changed after scores were seen' })
  })

  it('change without one that another window removed meanwhile', async () => {
    const base = sample()
    const unlocked = { ...base, weighting: { ...base.weighting, locked: null } }
    const { user, db, evaluation } = await open(unlocked, 'weights')
    await screen.findByRole('region', { name: 'Weights' })
    await user.keyboard('c')
    const field = await screen.findByLabelText('Agreed weight of Fit to the use cases')
    await user.clear(field)
    await user.type(field, '26{Enter}')
    const gone = CriterionId.parse('governance')
    const why = { at: '2026-03-12T16:00:00+01:00', byId: null, reason: 'Twice on the list' }
    await edit(db, 'Elsewhere', (e) => e.become((now) => withCriterionRemoved(now, gone, why)))
    await user.click(screen.getByRole('button', { name: 'Change the weights' }))
    const dialog = await screen.findByRole('dialog', { name: /^Change/ })
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'Talked over{Enter}')
    await expect
      .poll(async () => (await evaluation()).weighting.changes.at(-1))
      .toMatchObject({ reason: 'Talked over' })
    expect((await evaluation()).weighting.agreed).not.toHaveProperty('governance')
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('change after the lock only with a reason, and say that scores were seen', async () => {
    const { user, evaluation } = await open(sample(), 'weights')
    await screen.findByText(/^Locked at 10:11/)
    await user.keyboard('c')
    const fit = await screen.findByLabelText('Agreed weight of Fit to the use cases')
    await user.clear(fit)
    await user.type(fit, '10{Enter}')
    const governance = screen.getByLabelText('Agreed weight of Governance and audit trail')
    await user.clear(governance)
    await user.type(governance, '25{Enter}')
    await user.click(screen.getByRole('button', { name: 'Change the weights' }))
    const dialog = screen.getByRole('dialog', { name: 'Change locked weights?' })
    expect(dialog.textContent).toContain('locked at 10:11 by six people')
    expect(dialog.textContent).toContain('changed after scores were seen')
    await user.keyboard('{Enter}')
    expect((await evaluation()).weighting.changes).toEqual([])
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'A new rule{Enter}')
    await screen.findByRole('heading', { name: 'Changed since they were locked' })
    const { weighting } = await evaluation()
    expect(weighting.agreed).toMatchObject({ fit: 10, governance: 25 })
    expect(weighting.changes).toHaveLength(1)
    expect(weighting.changes[0]).toMatchObject({ reason: 'A new rule', before: { fit: 20 } })
    expect(weighting.changes[0]?.rankingBefore).toHaveLength(5)
    expect(screen.getAllByText('changed after scores were seen')).toHaveLength(2)
  })
})
