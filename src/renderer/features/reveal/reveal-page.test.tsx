// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import type { EvaluationDatabase } from '../../store/database.ts'
import { edit, undo } from '../../store/edit.ts'
import { RevealPage } from './reveal-page.tsx'
import { useDiscussion } from './use-discussion.ts'
import { useReveal } from './use-reveal.ts'

afterEach(cleanup)

const open = (evaluation: Evaluation, item = '') =>
  renderPage(<RevealPage />, { evaluation, hash: `#/e/${evaluation.id}/reveal/${item}` })

/** The sample with all first votes and nothing discussed; blind unless revealed. */
function scored(revealed: boolean): Evaluation {
  const sample = scenarioEvaluation()
  return {
    ...sample,
    rounds: sample.rounds
      .slice(0, 1)
      .map((round) => (revealed ? round : { ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(({ roundId }) => roundId === 'r1'),
    discussions: [],
  }
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

it('shows nothing before the reveal, and everything at once after one key', async () => {
  const { user, evaluation } = await open(scored(false))
  await heading('Everything is ready')
  expect(document.querySelector('svg[role="img"]')).toBeNull()
  expect(screen.queryByRole('table')).toBeNull()

  await user.keyboard('{Control>}r{/Control}')
  await heading('Weights & Biases')
  expect((await evaluation()).rounds[0]?.revealedAt).not.toBeNull()
  screen.getByRole('img', { name: 'First votes: 2, 4, 4, 4, 4, 5; mean 3.83' })
  screen.getByText('At 2 MLflow comes first, at 5 Weights & Biases does. So this cell decides.')
  const list = screen.getByRole('region', { name: 'Discussion list' })
  expect(
    within(list).getAllByRole('button', { name: /2 to 5|3 to 5|2 to 4|1 to 3|1 to 4/ }),
  ).toHaveLength(10)
  within(list).getByText('Split, but cannot change who comes first')
})

it('records another score than the mean only with a reason, and goes to the next cell', async () => {
  const { user, evaluation } = await open(scored(true))
  await heading('Weights & Biases')
  await user.keyboard('a4{Enter}')
  await screen.findByRole('alert')
  expect((await evaluation()).discussions).toEqual([])

  await user.keyboard('The log is in the edition we would buy{Enter}')
  await waitFor(async () => expect((await evaluation()).discussions).toHaveLength(1))
  expect((await evaluation()).discussions[0]).toMatchObject({
    candidateId: 'wandb',
    criterionId: 'governance',
    addedBy: 'queue',
    outcome: 'agreed',
    agreed: 4,
    reason: 'The log is in the edition we would buy',
  })
  await screen.findByText('Operability', { selector: '.lg bdi' })
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('keeps the mean by one key, without a reason and unrounded', async () => {
  const { user, evaluation } = await open(scored(true))
  await heading('Weights & Biases')
  await user.keyboard('{Enter}')
  await waitFor(async () => expect((await evaluation()).discussions).toHaveLength(1))
  expect((await evaluation()).discussions[0]).toMatchObject({ outcome: 'agreed', reason: '' })
  expect((await evaluation()).discussions[0]?.agreed).toBeCloseTo(23 / 6, 12)
})

it('records a dissent in two key presses, with the score that was voted', async () => {
  const { user, evaluation } = await open(scored(true))
  await heading('Weights & Biases')
  await user.keyboard('dl')
  await waitFor(async () =>
    expect((await evaluation()).discussions[0]?.dissent).toEqual([
      { participantId: 'lukas', score: 2, reason: '' },
    ]),
  )
  await user.keyboard('I have not seen it{Enter}')
  await screen.findByText('“I have not seen it”')
  const { discussions } = await evaluation()
  expect(discussions[0]).toMatchObject({ outcome: 'open', agreed: null })
  expect(discussions[0]?.dissent[0]?.reason).toBe('I have not seen it')
})

it('takes second votes by digits and never touches the first', async () => {
  const before = scored(true)
  const { user, evaluation } = await open(before)
  await heading('Weights & Biases')
  await user.keyboard('v4 4{Backspace}0')
  await waitFor(async () =>
    expect((await evaluation()).scorecards.filter(({ roundId }) => roundId === 'r2')).toHaveLength(
      4,
    ),
  )
  const after = await evaluation()
  const second = (id: string) =>
    after.scorecards.find(({ roundId, participantId }) => roundId === 'r2' && participantId === id)
      ?.votes
  expect(['ana', 'jonas', 'mei', 'samuel'].map(second)).toEqual([
    { governance: 4 },
    { governance: 4 },
    { governance: 4 },
    { governance: null },
  ])
  const first = after.scorecards.filter(({ roundId }) => roundId === 'r1')
  expect(first).toHaveLength(before.scorecards.length)
  expect(first).toEqual(expect.arrayContaining(before.scorecards))
  expect(after.rounds[1]).toMatchObject({ id: 'r2', kind: 'second' })
  expect(contradictionsOf(after)).toEqual([])
})

it('asks nobody who left for a second vote: digits go to those who are there, and have a mean', async () => {
  const all = scored(true)
  const { user, evaluation } = await open({
    ...all,
    participants: all.participants.map((row) =>
      row.id === 'jonas' ? { ...row, leftAt: '2026-03-12T10:15:00+01:00' } : row,
    ),
  })
  await heading('Weights & Biases')
  screen.getByRole('columnheader', { name: 'Jonas left' })
  expect(screen.queryByLabelText('Second vote of Jonas')).toBeNull()
  await user.keyboard('v')
  for (const key of ['4', '4', '4', '4', '3']) await user.keyboard(key)
  await expect
    .poll(async () => (await evaluation()).scorecards.length)
    .toBe(all.scorecards.length + 5)
  const again = (await evaluation()).scorecards.filter(({ roundId }) => roundId !== 'r1')
  expect(
    Object.fromEntries(again.map((row) => [row.participantId, Object.values(row.votes)[0]])),
  ).toEqual({ ana: 4, mei: 4, samuel: 4, priya: 4, lukas: 3 })
  const row = await screen.findByRole('row', { name: /^Second vote/ })
  await waitFor(() => expect(within(row).getByText('3.80')).toBeTruthy())
})

it('says before and after the reveal who left half way and who came late', async () => {
  const before = scored(false)
  const mei = before.participants.find(({ id }) => id === 'mei')
  const late = { ...mei, id: 'noor', name: 'Noor Haddad', joinedAt: '2026-03-12T10:40:00+01:00' }
  const { user } = await open({
    ...before,
    participants: [
      ...before.participants.map((row) =>
        row === mei ? { ...row, leftAt: '2026-03-12T10:35:00+01:00' } : row,
      ),
      late,
    ],
    scorecards: before.scorecards.flatMap((card) => {
      if (card.participantId !== 'mei') return [card]
      const own = { ...card, participantId: 'noor' }
      return card.candidateId === 'mlflow' ? [card, own] : [own]
    }),
  } as Evaluation)
  const left = /left at 10:35 with 8 of 40 scores, which count/
  await screen.findByText(left)
  screen.getByText(/Noor Haddad joined at 10:40.*scores blind like everybody/)
  await user.keyboard('{Control>}r{/Control}')
  await screen.findByRole('region', { name: 'Agreed score' })
  expect(screen.getByText(left)).toBeTruthy()
  screen.getByText(/Noor Haddad joined at 10:40.*and scored blind like everybody/)
})

it('loses no second vote and no dissent, however fast they follow each other', async () => {
  const before = scored(true)
  const { evaluation } = await renderPage(<Fast />, { evaluation: before })
  fireEvent.click(await screen.findByRole('button', { name: 'All at once' }))
  await waitFor(async () => expect((await evaluation()).discussions[0]?.dissent).toHaveLength(2))
  const after = await evaluation()
  const card = after.scorecards.find(
    ({ roundId, participantId }) => roundId === 'r2' && participantId === 'ana',
  )
  expect(card?.votes).toEqual({ fit: 2, governance: 4 })
  expect(after.rounds.filter(({ kind }) => kind === 'second')).toHaveLength(1)
  expect(after.discussions).toHaveLength(1)
  expect(after.discussions[0]).toMatchObject({ outcome: 'skipped', reason: 'Later' })
  expect(contradictionsOf(after)).toEqual([])
})

/** Everything that the room may say of a cell, in one moment. */
function Fast() {
  const { cells, others } = useReveal()
  const discussion = useDiscussion()
  const cellOf = (criterion: string) =>
    [...cells, ...others].find(
      ({ item }) => item.candidateId === 'wandb' && item.criterionId === criterion,
    )
  const run = () => {
    const [governance, fit] = [cellOf('governance'), cellOf('fit')]
    if (!governance || !fit) return
    const [ana, mei] = [ParticipantId.parse('ana'), ParticipantId.parse('mei')]
    void discussion.voteAgain(governance, ana, 'Ana', 4)
    void discussion.voteAgain(fit, ana, 'Ana', 2)
    void discussion.dissent(governance, ana, 'Ana', 2, 'Seen it')
    void discussion.dissent(governance, mei, 'Mei', 3, 'Heard of it')
    void discussion.skip(governance, 'Later')
  }
  return (
    <button type="button" onClick={run}>
      All at once
    </button>
  )
}

it('skips only with a reason, which it offers where nothing could change', async () => {
  const { user, evaluation } = await open(scored(true), 'inhouse.fit')
  await screen.findByText(/does not change who comes first/)
  await user.keyboard('s{Enter}')
  await waitFor(async () =>
    expect((await evaluation()).discussions[0]).toMatchObject({
      candidateId: 'inhouse',
      criterionId: 'fit',
      outcome: 'skipped',
      agreed: null,
      reason: 'Split, but no vote in the range changes who comes first. Mean kept.',
    }),
  )
})

it('offers to skip on the cell itself where that loses nothing, and nowhere else', async () => {
  const { user, evaluation } = await open(scored(true), 'inhouse.fit')
  await user.click(await screen.findByRole('button', { name: /^Skip it, it cannot change/ }))
  await user.click(await screen.findByRole('button', { name: /^Skip this cell/ }))
  await waitFor(async () =>
    expect((await evaluation()).discussions[0]).toMatchObject({ outcome: 'skipped' }),
  )
})

it('says above the votes whom to ask first', async () => {
  await open(scored(true))
  await heading('Weights & Biases')
  expect(screen.queryByRole('button', { name: /^Skip it, it cannot change/ })).toBeNull()
  screen.getByText('Ask first: Lukas (2), then Ana (5)')
})

it('says how much of the list fits into the time left', async () => {
  const evaluation = scored(true)
  const agenda = evaluation.agenda.map((item) =>
    item.step === 'reveal' ? { ...item, startedAt: null, endedAt: null } : item,
  )
  await open({ ...evaluation, agenda })
  await heading('Weights & Biases')
  const list = screen.getByRole('region', { name: 'Discussion list' })
  within(list).getByRole('heading', { name: '5 of 10 fit into the 26 minutes left' })
  expect(within(list).getByText('25 minutes up to here · 5 minutes each')).toBeTruthy()
})

it('pulls any other cell forward', async () => {
  const { user, evaluation } = await open(scored(true))
  await heading('Weights & Biases')
  await user.keyboard('f')
  await user.type(
    await screen.findByRole('combobox', { name: 'Cell to discuss' }),
    'vendor clearml{Enter}',
  )
  await heading('ClearML')
  await waitFor(async () =>
    expect((await evaluation()).discussions[0]).toMatchObject({
      candidateId: 'clearml',
      addedBy: 'pulled-forward',
      outcome: 'open',
    }),
  )
  await screen.findByText('Pulled forward')
})

it('keeps what was typed but not recorded while another cell is looked at', async () => {
  const { user, evaluation } = await open(scored(true))
  await heading('Weights & Biases')
  const reason = () => screen.getByRole('textbox', { name: 'Reason for the agreed score' })
  await user.keyboard('a4The log counts{Escape}')
  await user.keyboard('{ArrowDown}')
  await screen.findByText('Operability', { selector: '.lg bdi' })
  expect(reason()).toHaveProperty('value', '')

  await user.keyboard('{ArrowUp}')
  await screen.findByText('Governance and audit trail', { selector: '.lg bdi' })
  expect(reason()).toHaveProperty('value', 'The log counts')
  screen.getByText(/Not recorded yet/)
  await user.keyboard('{Enter}')
  await waitFor(async () =>
    expect((await evaluation()).discussions[0]).toMatchObject({
      agreed: 4,
      reason: 'The log counts',
    }),
  )
  await user.keyboard('{ArrowUp}')
  await screen.findByText(/^Recorded/)
  expect(screen.queryByText(/Not recorded yet/)).toBeNull()
})

describe('what is typed and not recorded', () => {
  const reason = () => screen.getByRole('textbox', { name: 'Reason for the agreed score' })
  const recordElsewhere = (db: EvaluationDatabase, agreed: number, words: string) =>
    edit(db, 'Agree', (e) =>
      e.append('discussions', {
        candidateId: CandidateId.parse('wandb'),
        criterionId: CriterionId.parse('governance'),
        addedBy: 'queue',
        outcome: 'agreed',
        agreed,
        reason: words,
        dissent: [],
        at: null,
      }),
    )

  it('is there again after the window has ended, and may be recorded then', async () => {
    const { user } = await open(scored(true))
    await heading('Weights & Biases')
    await user.keyboard('a4The log counts')
    cleanup()
    const again = await open(scored(true))
    await heading('Weights & Biases')
    expect(reason()).toHaveProperty('value', 'The log counts')
    screen.getByText(/Not recorded yet/)
    await again.user.keyboard('{Enter}')
    await waitFor(async () =>
      expect((await again.evaluation()).discussions[0]).toMatchObject({
        agreed: 4,
        reason: 'The log counts',
      }),
    )
    expect(localStorage).toHaveLength(0)
  })

  it('is kept while another window records something else, which is told and overwritten knowingly', async () => {
    const { user, db, evaluation } = await open(scored(true))
    await heading('Weights & Biases')
    await user.keyboard('a4The log counts')
    await recordElsewhere(db, 3, 'No log')
    const told = await screen.findByRole('alert')
    expect(told.textContent).toBe(
      '3 “No log” was recorded meanwhile. Recording keeps yours instead.',
    )
    expect(reason()).toHaveProperty('value', 'The log counts')
    await user.keyboard(' more{Enter}')
    await waitFor(async () =>
      expect((await evaluation()).discussions[0]).toMatchObject({
        agreed: 4,
        reason: 'The log counts more',
      }),
    )
  })

  it.each([
    ['Escape', (user: UserEvent) => user.keyboard('{Escape}')],
    [
      'a press',
      (user: UserEvent) => user.click(screen.getByRole('button', { name: /^Drop yours/ })),
    ],
  ])('gives way to what another window has recorded on %s', async (_, take) => {
    const { user, db } = await open(scored(true))
    await heading('Weights & Biases')
    await user.keyboard('a4The log counts')
    await recordElsewhere(db, 3, 'No log')
    await screen.findByRole('alert')
    await take(user)
    expect(reason()).toHaveProperty('value', 'No log')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByText(/Not recorded yet/)).toBeNull()
  })

  it('is not in the way of what undo brings back', async () => {
    const { user, db } = await open(scored(true))
    await heading('Weights & Biases')
    await user.keyboard('a4The log counts{Enter}')
    await user.keyboard('{ArrowUp}')
    await screen.findByText(/^Recorded/)
    await undo(db)
    await waitFor(() => expect(reason()).toHaveProperty('value', ''))
    expect(screen.queryByText(/^Recorded|Not recorded yet/)).toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is not shown where the evaluation is opened for reading', async () => {
    const { user } = await open(scored(true))
    await heading('Weights & Biases')
    await user.keyboard('a4The log counts')
    cleanup()
    const evaluation = scored(true)
    await renderPage(<RevealPage />, {
      evaluation,
      readOnly: 'It is decided',
      hash: `#/e/${evaluation.id}/reveal/`,
    })
    await heading('Weights & Biases')
    expect(reason()).toHaveProperty('value', '')
    expect(localStorage).toHaveLength(1)
  })
})
