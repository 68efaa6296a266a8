// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { csvText } from '#shared/exchange/csv'
import { readDelimited } from '#shared/exchange/read-table'
import { toCsv } from '#shared/exchange/score-rows'
import { edit, undo } from '../../store/edit.ts'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { DecisionPage } from './decision-page.tsx'

const sample = scenarioEvaluation()
const hash = '#/e/nordhavn-sample/decision/record'

afterEach(cleanup)

/** The score table with the agreed score of MLflow on the first criterion set to 2.5. */
function edited(): File {
  const rows = readDelimited(toCsv(sample)).map((row) =>
    row[0] === 'MLflow' && row[2] === sample.criteria[0]?.name
      ? row.map((cell, i) => (i === 5 ? 2.5 : cell))
      : row,
  )
  // The memory host decodes bytes one by one, so the sign for UTF-8 is left out.
  return new File([csvText(rows).slice(1)], 'scores.csv')
}

it('shows every changed number of a table and takes it in with a reason, undoable', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, { evaluation: sample, hash })
  await user.upload(await screen.findByLabelText('Edited score table'), edited())
  const dialog = within(await screen.findByRole('dialog', { name: '1 number is different' }))
  const row = within(dialog.getByRole('table', { name: 'Changed numbers' })).getAllByRole('row')[1]
  expect(row?.textContent).toContain('MLflow')
  expect(row?.textContent).toContain('2.50')
  await user.click(dialog.getByRole('button', { name: 'Take 1 number in' }))
  expect(screen.getByRole('dialog')).toBeDefined()
  await user.type(dialog.getByLabelText('Why they change'), 'By mail')
  await user.tab()
  await user.click(dialog.getByRole('button', { name: 'Take 1 number in' }))
  const cellOf = (now: typeof sample) =>
    now.discussions.find(
      (one) => one.candidateId === 'mlflow' && one.criterionId === sample.criteria[0]?.id,
    )
  await expect.poll(async () => cellOf(await evaluation())?.agreed).toBe(2.5)
  expect(cellOf(await evaluation())?.reason).toBe('By mail')
  expect(await undo(db)).toMatchObject({ label: 'Take in an edited score table' })
  expect((await evaluation()).discussions).toEqual(sample.discussions)
})

it('takes nothing in for a candidate that another window removed while the dialog was open', async () => {
  const { user, evaluation, db } = await renderPage(<DecisionPage />, { evaluation: sample, hash })
  await user.upload(await screen.findByLabelText('Edited score table'), edited())
  const dialog = within(await screen.findByRole('dialog', { name: '1 number is different' }))
  await user.type(dialog.getByLabelText('Why they change'), 'By mail')
  await user.tab()
  await edit(db, 'Remove MLflow', (e) =>
    e.become((now) => withoutCandidate(now, CandidateId.parse('mlflow'))),
  )
  expect(await screen.findByRole('dialog', { name: 'Nothing can be taken in' })).toBeDefined()
  expect(dialog.queryByRole('button', { name: /^Take \d/ })).toBeNull()
  expect(contradictionsOf(await evaluation())).toEqual([])
})

it('shows what a number is now, also when another window has changed it since', async () => {
  const { user, db } = await renderPage(<DecisionPage />, { evaluation: sample, hash })
  await user.upload(await screen.findByLabelText('Edited score table'), edited())
  const dialog = within(await screen.findByRole('dialog', { name: '1 number is different' }))
  await edit(db, 'Agree on 4', (e) =>
    e.become((now) => ({
      ...now,
      discussions: [
        ...now.discussions.filter((row) => row.candidateId !== 'mlflow'),
        {
          candidateId: CandidateId.parse('mlflow'),
          criterionId: CriterionId.parse(sample.criteria[0]?.id),
          addedBy: 'pulled-forward',
          outcome: 'agreed',
          agreed: 4,
          reason: 'The room',
          dissent: [],
          at: '2026-04-01T10:00:00.000+02:00',
        },
      ],
    })),
  )
  await expect.poll(() => dialog.getByRole('table').textContent).toContain('4.002.50')
})
