import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { projectorView } from '#shared/domain/projector/projector-view'
import { forTheRoom } from '#shared/domain/projector/room'
import type { Attention } from '#shared/domain/projector/view'
import { Vote } from '#shared/domain/values'
import { stepIds } from '#shared/domain/steps'
import { handedInWeights } from '#shared/domain/weighting/handed-in'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()

/** The sample in the middle of everything blind: scores, weights and support. */
function blind(from: Evaluation = sample): Evaluation {
  return {
    ...from,
    weighting: { ...from.weighting, revealedAt: null, agreed: null, locked: null, changes: [] },
    rounds: from.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: from.scorecards.filter(({ roundId }) => roundId === from.rounds[0]?.id),
    decision: { ...from.decision, supportRevealedAt: null },
  }
}

/** Everywhere that the facilitator can be, with everything that can be selected there. */
function everywhere(evaluation: Evaluation): Attention[] {
  const ids = [
    ...evaluation.criteria,
    ...evaluation.candidates,
    ...evaluation.useCases,
    ...evaluation.participants,
    ...evaluation.trials,
    ...evaluation.blips,
  ].map(({ id }): string => id)
  const cells = evaluation.candidates.flatMap(({ id }) =>
    evaluation.criteria.map((criterion) => `${id}.${criterion.id}`),
  )
  const items = ['', 'weights', 'first', 'discussed', 'trial', 'made-up', ...ids, ...cells]
  return stepIds.flatMap((step) => items.map((item) => ({ step, item })))
}

const shown = (evaluation: Evaluation) =>
  JSON.stringify(everywhere(evaluation).map((at) => projectorView(evaluation, at)))

describe('what the room sees', () => {
  it('is the same whatever the blind scores, reasons, weights and support are', () => {
    const base = blind()
    const before = shown(base)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.constantFrom<Vote>(1, 2, 3, 4, 5, null), { minLength: 7, maxLength: 7 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
        (shift, votes, points) => {
          const other = {
            ...base,
            scorecards: base.scorecards.map((card, n) => ({
              ...card,
              votes: Object.fromEntries(
                Object.keys(card.votes).map((id, i) => [id, votes[(i + n + shift) % 7] ?? null]),
              ),
              reasons: Object.fromEntries(
                Object.keys(card.votes).map((id) => [id, `planted ${n}`]),
              ),
            })),
            weightVotes: base.weightVotes.map((vote, n) => ({
              ...vote,
              given: Object.fromEntries(
                Object.keys(vote.given).map((id, i) => [id, points[(i + n) % 5] ?? 0]),
              ),
            })),
            decision: {
              ...base.decision,
              support: Object.fromEntries(
                Object.keys(base.decision.support).map((id, i) => [id, 1 + ((i + shift) % 5)]),
              ),
            },
          }
          expect(shown(other)).toBe(before)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('does not tell how far somebody is with weights that are not handed in', () => {
    const base = blind()
    const begun = (given: Record<string, number>) =>
      shown({
        ...base,
        weightVotes: base.weightVotes.map((vote) => ({ ...vote, given, submittedAt: null })),
      })
    expect(begun({ [base.criteria[0]?.id ?? '']: 40 })).toBe(begun({}))
  })

  it('would differ with the votes if they were not blind, so that the test above tests something', () => {
    const changed = {
      ...sample,
      scorecards: sample.scorecards.map((card) => ({
        ...card,
        votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, 3])),
      })),
    } satisfies Evaluation
    expect(shown(changed)).not.toBe(shown(sample))
  })

  it('keeps votes of an open review, of no known round, and the notes of the facilitator out', () => {
    const [card] = sample.scorecards
    if (!card) throw new Error('The sample has votes')
    const review = {
      ...sample.rounds[0],
      id: 'r9' as never,
      number: 9,
      kind: 'review' as const,
      openedAt: '2026-04-01T09:00:00+02:00',
      revealedAt: null,
    }
    const open = {
      ...sample,
      notes: [{ step: 'reveal' as const, text: 'Ask Lukas' }],
      rounds: [...sample.rounds, review],
      scorecards: [
        ...sample.scorecards,
        { ...card, roundId: review.id },
        { ...card, roundId: 'gone' as never },
      ],
    } satisfies Evaluation
    const room = forTheRoom(open)
    expect(room.scorecards).toEqual(sample.scorecards)
    expect(room.notes).toEqual([])
    expect(projectorView(open, { step: 'scoring', item: '' })).toMatchObject({ kind: 'progress' })
    expect(projectorView(open, { step: 'results', item: '' })).toEqual(
      projectorView(sample, { step: 'results', item: '' }),
    )
  })

  it('shows progress in place of the reveal and nothing in place of the result while it is blind', () => {
    const base = blind()
    expect(projectorView(base, { step: 'reveal', item: 'mlflow.governance' })).toMatchObject({
      kind: 'progress',
      foot: '6 of 6 people finished',
    })
    expect(projectorView(base, { step: 'results', item: 'trial' })).toMatchObject({
      kind: 'words',
      title: 'No result yet',
    })
  })

  it('shows the cell that the facilitator chose, with whole votes and a place in the list', () => {
    const first = {
      ...sample,
      discussions: [],
      rounds: sample.rounds.slice(0, 1),
      scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
    }
    const view = projectorView(first, { step: 'reveal', item: '' })
    expect(view).toMatchObject({
      kind: 'cell',
      candidate: { name: 'Weights & Biases' },
      criterion: 'Governance and audit trail',
      level: 'split',
      about: 'First votes, six people',
      place: 'Cell 1 of 10',
      agreed: '',
      ask: 'Ask first: Lukas (2), then Ana (5)',
    })
    expect(view.kind === 'cell' && view.votes.map(({ name, vote }) => `${name} ${vote}`)).toEqual([
      'Ana 5',
      'Jonas 4',
      'Mei 4',
      'Samuel 4',
      'Priya 4',
      'Lukas 2',
    ])
  })

  it('shows second votes, the agreed score and who stays apart once they are there', () => {
    expect(projectorView(sample, { step: 'reveal', item: 'wandb.governance' })).toMatchObject({
      kind: 'cell',
      about: 'Second votes, six people',
      agreed: 'Agreed: 4',
      ask: '',
      dissent: [{ name: 'Lukas', score: 3 }],
    })
  })

  it('tells first votes from second ones where not everybody has voted again', () => {
    const again = (...people: string[]) => ({
      ...sample,
      scorecards: sample.scorecards.filter(
        ({ roundId, participantId }) => roundId === 'r1' || people.includes(participantId),
      ),
    })
    const cell = (evaluation: Evaluation) => {
      const view = projectorView(evaluation, { step: 'reveal', item: 'wandb.governance' })
      if (view.kind !== 'cell') throw new Error(`${view.kind} instead of a cell`)
      const first = view.votes.filter(({ isFirst }) => isFirst).map(({ name }) => name)
      return { about: view.about, first }
    }
    expect(cell(again('ana', 'jonas', 'samuel', 'priya', 'lukas'))).toEqual({
      about: 'Second votes, five people; first vote of Mei',
      first: ['Mei'],
    })
    expect(cell(again('lukas'))).toEqual({
      about: 'Second vote of Lukas; first votes, five people',
      first: ['Ana', 'Jonas', 'Mei', 'Samuel', 'Priya'],
    })
    expect(cell(sample).first).toEqual([])
  })

  it('says of a skipped cell that it cannot change the result only where that is so', () => {
    const [row] = sample.discussions
    if (!row) throw new Error('The sample has discussions')
    const skipped = (candidateId: string, criterionId: string) => {
      const cell = { candidateId: candidateId as never, criterionId: criterionId as never }
      const none = { outcome: 'skipped' as const, agreed: null, reason: 'Later', dissent: [] }
      const evaluation = { ...sample, discussions: [{ ...row, ...cell, ...none }] }
      const view = projectorView(evaluation, {
        step: 'reveal',
        item: `${candidateId}.${criterionId}`,
      })
      return view.kind === 'cell' && view.agreed
    }
    expect(skipped('inhouse', 'fit')).toBe('Skipped, it cannot change the result')
    expect(skipped('wandb', 'governance')).toBe('Skipped, the mean stays')
  })

  it('marks a criterion that was added after the weights were revealed', () => {
    const [criterion] = sample.criteria
    if (!criterion) throw new Error('The sample has criteria')
    const added = {
      ...sample,
      criteria: [...sample.criteria, { ...criterion, id: 'late' as never, name: 'Late' }],
    }
    const view = projectorView(added, { step: 'criteria', item: 'weights' })
    if (view.kind !== 'weights') throw new Error(`${view.kind} instead of weights`)
    expect(view.rows.map(({ isLate }) => isLate)).toEqual([
      ...sample.criteria.map(() => false),
      true,
    ])
    expect(view.rows[0]?.points).toHaveLength(6)
  })

  it('waits for everybody again after a criterion is added, as the laptop does', () => {
    const [criterion] = sample.criteria
    if (!criterion) throw new Error('The sample has criteria')
    const open = {
      ...sample,
      weighting: { ...sample.weighting, revealedAt: null, agreed: null, locked: null, changes: [] },
    }
    const added = {
      ...open,
      criteria: [...open.criteria, { ...criterion, id: 'late' as never, name: 'Late' }],
    }
    const doneOn = (evaluation: typeof sample) => {
      const view = projectorView(evaluation, { step: 'criteria', item: 'weights' })
      if (view.kind !== 'progress') throw new Error(`${view.kind} instead of progress`)
      expect(view.foot).toContain(`${handedInWeights(evaluation).size} of`)
      return view.people.filter(({ state }) => state === 'done').length
    }
    expect(doneOn(open)).toBe(6)
    expect(doneOn(added)).toBe(0)
  })

  it('counts people who left with what they gave, and nobody who never began', () => {
    const round = smallEvaluation({
      weights: { fit: 50, cost: 50 },
      votes: { a: { fit: [1, 2, undefined], cost: [1, undefined, undefined] } },
      revealed: false,
    })
    const left = {
      ...round,
      participants: round.participants.map((person, i) =>
        i === 0 ? person : { ...person, leftAt: '2026-01-05T10:00:00+01:00' },
      ),
    }
    const view = projectorView(left, { step: 'scoring', item: '' })
    expect(view).toMatchObject({
      title: 'Everybody is finished',
      people: [
        { name: 'v1', done: 2, total: 2, state: 'done' },
        { name: 'v2', done: 1, total: 2, state: 'left' },
      ],
      foot: '2 of 2 people finished',
    })
  })
})
