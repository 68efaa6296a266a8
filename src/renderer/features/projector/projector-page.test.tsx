// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { EvaluationDatabase } from '../../store/database.ts'
import { replaceContent } from '../../store/content.ts'
import { edit, undo } from '../../store/edit.ts'
import { CommandProvider } from '../../ui/commands.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { provideLocks } from '../../../../test/render-page.tsx'
import { changeProjector } from './projector-link.ts'
import { ProjectorPage } from './projector-page.tsx'

const sample = scenarioEvaluation()
const [first] = sample.rounds
const blind: Evaluation = {
  ...sample,
  discussions: [],
  agenda: sample.agenda.map((item) => ({ ...item, startedAt: null, endedAt: null })),
  rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
  scorecards: sample.scorecards.filter(({ roundId }) => roundId === first?.id),
}
const revealedAt = '2026-03-12T10:52:00+01:00'

let n = 0
let id: EvaluationId
let db: EvaluationDatabase

beforeEach(async () => {
  n += 1
  provideLocks()
  localStorage.clear()
  id = EvaluationId.parse(`projector-${n}`)
  db = new EvaluationDatabase(id)
  await replaceContent(db, { ...blind, id })
})

afterEach(async () => {
  cleanup()
  await db.delete()
})

const show = (step: 'scoring' | 'reveal' | 'frame', item = '') =>
  act(() => changeProjector(id, () => ({ now: { step, item } })))

function open() {
  render(
    <CommandProvider>
      <ProjectorPage id={id} />
    </CommandProvider>,
  )
}

it('follows the facilitator, and shows dots from the reveal on and not before', async () => {
  show('scoring')
  open()
  await screen.findByRole('heading', { name: 'Everybody is finished' })
  show('reveal', 'wandb.governance')
  await screen.findByText('6 of 6 people finished')
  expect(document.body.innerHTML).not.toContain('Governance')

  await edit(db, 'Reveal all scores', (e) => e.patch('rounds', first?.id ?? '', { revealedAt }))
  await screen.findByRole('heading', { name: 'Governance and audit trail' })
  screen.getByRole('img', { name: /First votes, six people: Ana 5/ })

  await undo(db, { acrossReveal: true })
  await screen.findByText('6 of 6 people finished')
  expect(document.body.innerHTML).not.toContain('Governance')
})

it('stays where it is while it is frozen, says so, and follows again', async () => {
  show('scoring')
  open()
  await screen.findByRole('heading', { name: 'Everybody is finished' })
  const user = userEvent.setup()
  await user.keyboard('f')
  await screen.findByText('Frozen')
  show('frame')
  screen.getByRole('heading', { name: 'Everybody is finished' })
  await user.keyboard('f')
  await screen.findByRole('heading', { name: sample.frame.question })
  expect(screen.queryByText('Frozen')).toBeNull()
})

it('has a theme of its own if it is given one', async () => {
  show('frame')
  open()
  await screen.findByRole('heading')
  act(() => changeProjector(id, () => ({ theme: 'dark', laptopTheme: 'light' })))
  expect(document.documentElement.dataset['theme']).toBe('dark')
  act(() => changeProjector(id, () => ({ theme: 'laptop' })))
  expect(document.documentElement.dataset['theme']).toBe('light')
})

it('waits quietly for an evaluation that is not in the store', async () => {
  await db.delete()
  open()
  expect(await screen.findByRole('heading', { name: 'In a moment' })).toBeDefined()
})
