import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resultsByPerson, resultsByPersona } from '#shared/domain/agreement/by-person'
import { agreementCounts, discussionList } from '#shared/domain/agreement/discussion-list'
import { agreementLevel, spreads } from '#shared/domain/agreement/spread'
import { anyEvaluation, numbersIn } from '../../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { smallEvaluation } from '../../../../test/small-evaluation.ts'

describe('spread', () => {
  it('is split from 3 on, mixed at 2, otherwise agreed', () => {
    expect([0, 1, 2, 3, 4].map(agreementLevel)).toEqual([
      'agreed',
      'agreed',
      'mixed',
      'split',
      'split',
    ])
  })

  it('leaves out cells that nobody could judge, and counts who could not', () => {
    const all = spreads(
      smallEvaluation({
        weights: { x: 50, y: 50 },
        votes: { a: { x: [null, null], y: [1, null] } },
      }),
    )
    expect(all).toMatchObject([
      { criterionId: 'y', votes: 1, abstained: 1, sd: null, range: 0, level: 'agreed' },
    ])
    expect(agreementCounts(all)).toMatchObject({ cells: 1, votesCast: 1, abstentions: 1 })
  })

  it('names who comes first at either end of a cell that decides', () => {
    const [cell] = spreads(
      smallEvaluation({ weights: { x: 1 }, votes: { a: { x: [1, 5] }, b: { x: [2, 2] } } }),
    )
    expect(cell).toMatchObject({
      couldChangeWinner: true,
      firstAtLow: ['b'],
      firstAtHigh: ['a'],
      effectOfSpreadOnTotal: 4,
    })
  })

  it('of a cell whose ends draw level with the leader could change the winner', () => {
    const cells = spreads(
      smallEvaluation({ weights: { x: 1 }, votes: { a: { x: [2, 4] }, b: { x: [2, 2] } } }),
    )
    expect(cells[0]).toMatchObject({ couldChangeWinner: true, firstAtLow: ['a', 'b'] })
  })

  it('of an incomplete candidate cannot change the winner', () => {
    const cells = spreads(
      smallEvaluation({
        weights: { x: 50, y: 50 },
        votes: { a: { x: [1, 5] }, b: { x: [2, 2], y: [2, 2] } },
      }),
    )
    expect(cells[0]).toMatchObject({ candidateId: 'a', couldChangeWinner: false })
  })

  it('is not told before the reveal', () => {
    const blind = smallEvaluation({
      weights: { x: 1 },
      votes: { a: { x: [1, 5] } },
      revealed: false,
    })
    expect(spreads(blind)).toEqual([])
    expect(discussionList(blind)).toEqual([])
    expect(resultsByPerson(blind)).toEqual([])
    expect(resultsByPersona(blind)).toEqual([])
  })
})

describe('own results', () => {
  it('leave out what somebody could not judge and scale up the rest', () => {
    const [person] = resultsByPerson(
      smallEvaluation({ weights: { x: 75, y: 25 }, votes: { a: { x: [null], y: [4] } } }),
    )
    expect(person?.withAgreedWeights.totals).toEqual(new Map([['a', 4]]))
    expect(person).toMatchObject({ notJudged: 1, withOwnWeights: null })
  })

  it('say so when two candidates are equal', () => {
    const [person] = resultsByPerson(
      smallEvaluation({ weights: { x: 1 }, votes: { b: { x: [4] }, a: { x: [4] } } }),
    )
    expect(person?.withAgreedWeights.firstIds).toEqual(['a', 'b'])
  })

  it('hide own weights until the weights are revealed', () => {
    const sample = scenarioEvaluation()
    const hidden = { ...sample, weighting: { ...sample.weighting, revealedAt: null } }
    expect(resultsByPerson(hidden).every(({ withOwnWeights }) => withOwnWeights === null)).toBe(
      true,
    )
  })

  it('put voters without a persona into a group at the end', () => {
    const sample = scenarioEvaluation()
    const participants = sample.participants.map((person) =>
      person.id === 'lukas' ? { ...person, personaId: null } : person,
    )
    const groups = resultsByPersona({ ...sample, participants })
    expect(groups.map(({ personaId }) => personaId)).toEqual([
      'ml-researcher',
      'software-engineer',
      'product',
      null,
    ])
  })
})

describe('for any evaluation', () => {
  it('every number is a number, and the list holds what it should', () => {
    fc.assert(
      fc.property(anyEvaluation(), (evaluation) => {
        const all = spreads(evaluation)
        const list = discussionList(evaluation)
        for (const value of numbersIn([
          all,
          resultsByPerson(evaluation),
          resultsByPersona(evaluation),
        ])) {
          expect(Number.isFinite(value)).toBe(true)
          expect(Object.is(value, -0)).toBe(false)
        }
        const wanted = all.filter(
          ({ level, couldChangeWinner }) =>
            level === 'split' || (level === 'mixed' && couldChangeWinner),
        )
        expect(new Set(list)).toEqual(new Set(wanted))
        const relevant = list.map(({ couldChangeWinner }) => couldChangeWinner)
        expect(relevant).toEqual(relevant.toSorted((a, b) => Number(b) - Number(a)))
      }),
    )
  })
})
