// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { withPersonSetAside } from '#shared/domain/changing-panel'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { undo } from '../../store/edit.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { FramePage } from './frame-page.tsx'

afterEach(cleanup)

let n = 0
/** Its own id for every test, because the database is kept between them. */
const fresh = () => EvaluationId.parse(`frame-${++n}`)
const empty = () => emptyEvaluation(fresh(), '2026-01-01T09:00:00Z', 'Serving')
const sample = () => ({ ...scenarioEvaluation(), id: fresh() })
const open = (evaluation: Evaluation, part = '') =>
  renderPage(<FramePage />, { evaluation, hash: `#/e/${evaluation.id}/frame/${part}` })

describe('the frame page', () => {
  it('adds six people with nothing but N, names and Enter', async () => {
    const { user, evaluation } = await open(empty())
    await screen.findByRole('heading', { name: 'Frame' })
    await user.keyboard('n')
    await screen.findByLabelText('New person')
    for (const name of ['Ana', 'Jonas', 'Mei', 'Samuel', 'Priya', 'Lukas']) {
      await user.keyboard(`${name}{Enter}`)
    }
    await expect.poll(async () => (await evaluation()).participants).toHaveLength(6)
    const { participants } = await evaluation()
    expect(participants.map(({ name }) => name)).toEqual([
      'Ana',
      'Jonas',
      'Mei',
      'Samuel',
      'Priya',
      'Lukas',
    ])
    expect(participants.every(({ kind }) => kind === 'voter')).toBe(true)
    expect(document.activeElement).toBe(screen.getByLabelText('New person'))
  })

  it('takes a pasted list in one step, with roles, personas and observers', async () => {
    const { user, evaluation, db } = await open(empty(), 'people')
    await user.click(await screen.findByLabelText('New person'))
    await user.paste(
      'Ana Ferreira, Data scientist, ML researcher\nIngrid Dahl, Facilitator, observer',
    )
    await expect.poll(async () => (await evaluation()).participants).toHaveLength(2)
    const { participants, personas } = await evaluation()
    expect(participants[0]).toMatchObject({ role: 'Data scientist', personaId: 'ml-researcher' })
    expect(participants[1]).toMatchObject({ role: 'Facilitator', kind: 'observer' })
    expect(personas[0]?.wants).not.toBe('')
    expect(await db.history.count()).toBe(1)
  })

  it('takes somebody who voted off the panel with a reason, keeps every vote, and puts them back', async () => {
    const before = sample()
    const { user, evaluation } = await open(before, 'people')
    await user.click(await screen.findByRole('button', { name: 'Remove Mei Tanaka' }))
    const dialog = await screen.findByRole('dialog', { name: 'Take Mei Tanaka off the panel?' })
    await user.type(within(dialog).getByLabelText('Reason, needed'), 'Works for a vendor{Enter}')
    await screen.findByText('off the panel, votes not counted')
    const away = await evaluation()
    expect(away.scorecards).toHaveLength(before.scorecards.length)
    expect(away.participants.find(({ id }) => id === 'mei')).toMatchObject({ kind: 'observer' })
    expect(away.panelChanges).toMatchObject([{ what: 'set-aside', reason: 'Works for a vendor' }])
    await user.click(screen.getByRole('button', { name: 'Put Mei Tanaka back on the panel' }))
    await user.keyboard('It was a namesake{Enter}')
    await expect.poll(async () => (await evaluation()).participants).toEqual(before.participants)
  })

  it('lets somebody who voted only observe for a reason, and somebody who did not without', async () => {
    const { user, evaluation } = await open(sample(), 'people')
    await user.selectOptions(await screen.findByLabelText('Vote of Lukas Weber'), 'Observes')
    expect((await evaluation()).participants.find(({ id }) => id === 'lukas')?.kind).toBe('voter')
    await user.keyboard('Asked for it{Enter}')
    await expect
      .poll(async () => (await evaluation()).panelChanges)
      .toMatchObject([{ participantId: 'lukas', what: 'observes', reason: 'Asked for it' }])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('removes for good who is off the panel, with every vote, and undo brings all back', async () => {
    const before = withPersonSetAside(sample(), ParticipantId.parse('mei'), {
      at: '2026-03-12T11:30:00+01:00',
      byId: null,
      reason: 'Works for a vendor',
    })
    const { user, evaluation } = await open(before, 'people')
    await user.click(await screen.findByRole('button', { name: 'Remove Mei Tanaka for good' }))
    await expect.poll(async () => (await evaluation()).participants).toHaveLength(6)
    expect(contradictionsOf(await evaluation())).toEqual([])
    expect(JSON.stringify(await evaluation())).not.toMatch(/"mei"/)
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await expect.poll(evaluation).toEqual(toEvaluation(toTables(before)))
  })

  it('keeps the votes of somebody who left, and says when', async () => {
    const before = sample()
    const { user, evaluation } = await open(before, 'people')
    await user.click(await screen.findByRole('button', { name: 'Mei Tanaka left the workshop' }))
    expect(await screen.findByText(/left at \d\d:\d\d/)).toBeTruthy()
    expect((await evaluation()).scorecards).toHaveLength(before.scorecards.length)
  })

  it('says when a persona of a use case has no voter', async () => {
    const { user } = await open(sample(), 'people')
    const vote = await screen.findByLabelText('Vote of Lukas Weber')
    expect(screen.queryByText(/No voter for/)).toBeNull()
    await user.selectOptions(vote, 'Observes')
    await user.keyboard('Asked for it{Enter}')
    expect((await screen.findByText(/No voter for/)).textContent).toContain('Governance')
  })

  it('puts components in scope and keeps the question, one step each', async () => {
    const { user, evaluation, db } = await open(empty())
    await user.click(await screen.findByRole('button', { name: 'Monitoring' }))
    await user.click(screen.getByRole('button', { name: 'Source control' }))
    await user.type(screen.getByLabelText('Decision question'), 'Which one?')
    await user.tab()
    await expect
      .poll(async () => (await evaluation()).frame)
      .toMatchObject({ components: ['source-control', 'monitoring'], question: 'Which one?' })
    expect(await db.history.count()).toBe(3)
  })

  it('keeps when it was agreed that the record shows votes, and says that they had been seen', async () => {
    const { user, evaluation, db } = await open(sample())
    const box = await screen.findByLabelText(
      'Everybody has agreed that the record shows who voted what',
    )
    await user.click(box)
    await screen.findByText(/^Agreed after votes were seen, on /)
    expect((await evaluation()).frame.votesInRecordAt).toMatch(/^\d{4}-/)
    expect(await undo(db)).toMatchObject({ label: 'Change votes in the record' })
    expect((await evaluation()).frame).toMatchObject({ votesInRecord: false })
    expect('votesInRecordAt' in (await evaluation()).frame).toBe(false)
  })

  it('plans two hours from a template and counts them', async () => {
    const { user, evaluation } = await open(empty(), 'agenda')
    await user.click(await screen.findByRole('button', { name: '120 minutes' }))
    const table = await screen.findByRole('table')
    expect(within(table).getAllByRole('row').length).toBeGreaterThan(8)
    expect(screen.getByText('120 minutes', { selector: 'span' })).toBeTruthy()
    await user.click(screen.getByLabelText('New agenda item'))
    await user.keyboard('Questions 15{Enter}')
    await expect
      .poll(async () => (await evaluation()).agenda.at(-1))
      .toMatchObject({ title: 'Questions', minutes: 15 })
    expect(await screen.findByText('135 minutes', { selector: 'span' })).toBeTruthy()
  })

  it('keeps real minutes when another plan is loaded over a session that runs', async () => {
    const sample = scenarioEvaluation()
    const begun = sample.agenda.filter((row) => row.session === 'workshop').slice(0, 3)
    const { user, evaluation } = await open({ ...sample, agenda: begun }, 'agenda')
    await user.click(await screen.findByRole('button', { name: '60 minutes' }))
    await screen.findByText(/what has begun keeps its real minutes/)
    const real = (await evaluation()).agenda.flatMap(({ startedAt }) => startedAt ?? [])
    expect(real).toEqual(begun.map(({ startedAt }) => startedAt))
    await user.click(screen.getByRole('button', { name: /^Undo/ }))
    await expect.poll(async () => (await evaluation()).agenda).toEqual(begun)
  })
})
