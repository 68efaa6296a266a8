import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourcingCheck } from '#shared/domain/decision'
import {
  newSourcingAnswers,
  sourcingAdvice,
  sourcingOutcome,
  sourcingQuestions,
  type SourcingQuestionId,
  sourcingWatches,
  type WatchQuestionId,
} from '#shared/domain/sourcing'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { scenario } from '../../../test/scenario-source.ts'

const sample = scenarioEvaluation()

const check = (
  given: Partial<Record<SourcingQuestionId | WatchQuestionId, 'yes' | 'no'>>,
  override: SourcingCheck['override'] = null,
): SourcingCheck => ({
  ...sample.sourcing,
  override,
  answers: newSourcingAnswers().map((row) => ({
    ...row,
    answer: given[row.id as string as SourcingQuestionId] ?? 'unknown',
  })),
})

describe('build, buy or adopt', () => {
  it('comes to the sample’s outcome by a rule that it names', () => {
    expect(sourcingOutcome(sample.sourcing)).toMatchObject({
      status: 'decided',
      outcome: scenario.buildVsBuy.outcome,
      rule: { id: 'buy-by-default' },
    })
  })

  it.each([
    [{ 'sets-us-apart': 'yes', 'can-staff': 'yes', 'rules-forbid': 'no' }, 'core-business'],
    [
      {
        'sets-us-apart': 'yes',
        'can-staff': 'no',
        'rules-forbid': 'no',
        'leaving-costs-more': 'no',
      },
      'cannot-staff',
    ],
    [{ 'rules-forbid': 'yes', 'can-staff': 'yes' }, 'must-not-buy-can-staff'],
    [{ 'rules-forbid': 'yes', 'can-staff': 'no' }, 'must-not-buy-cannot-staff'],
    [
      { 'rules-forbid': 'no', 'sets-us-apart': 'no', 'leaving-costs-more': 'yes' },
      'leaving-is-dear',
    ],
    [
      {
        'rules-forbid': 'no',
        'sets-us-apart': 'no',
        'leaving-costs-more': 'no',
        'covers-must-haves': 'no',
        'can-staff': 'yes',
      },
      'connect',
    ],
  ] as const)('%j follows rule %s', (given, rule) => {
    expect(sourcingOutcome(check(given))).toMatchObject({ status: 'decided', rule: { id: rule } })
  })

  it('asks for what could still change the outcome before a later rule may decide', () => {
    expect(sourcingOutcome(check({}))).toMatchObject({ status: 'open' })
    expect(
      sourcingOutcome(
        check({ 'sets-us-apart': 'no', 'covers-must-haves': 'yes', 'rules-forbid': 'no' }),
      ),
    ).toEqual({ status: 'open', missing: ['leaving-costs-more'] })
  })

  it('always ends in an outcome when every question is answered', () => {
    const answer = fc.constantFrom('yes' as const, 'no' as const)
    const answers = fc.tuple(answer, answer, answer, answer, answer)
    fc.assert(
      fc.property(answers, (given) => {
        const all = Object.fromEntries(sourcingQuestions.map(({ id }, i) => [id, given[i]]))
        expect(sourcingOutcome(check(all)).status).toBe('decided')
      }),
    )
  })

  it('lets the group overrule the rule, and still names the rule', () => {
    const own = { outcome: 'Build it.', reason: 'We want to learn.' }
    const all = { ...check({}), answers: sample.sourcing.answers, override: own }
    expect(sourcingOutcome(all)).toMatchObject({
      outcome: 'Build it.',
      rule: { id: 'buy-by-default' },
      override: own,
    })
  })

  it('advises against building what is not our business and towards single-purpose tools', () => {
    expect(sourcingAdvice(sample).map(({ id, candidateIds }) => [id, candidateIds])).toEqual([
      ['not-core-business', ['inhouse']],
      ['single-purpose-first', ['clearml']],
      ['connectors-not-platforms', ['inhouse']],
    ])
  })
})

describe('what to watch', () => {
  it('follows from a hard commitment, from youth, and from nobody who answers', () => {
    const watches = sourcingWatches(
      check({ 'hard-commitment': 'yes', 'long-in-use': 'no', 'answers-us': 'no' }),
    )
    expect(watches.map(({ because }) => because)).toEqual([
      'It is a hard commitment.',
      'It is young: few have lived with it.',
      'Nobody may answer us later.',
    ])
    expect(watches[0]?.text).toContain('specialised tools first')
  })

  it('is nothing where the answers are good, unknown, or not given', () => {
    const good = { 'hard-commitment': 'no', 'long-in-use': 'yes', 'answers-us': 'yes' } as const
    expect(sourcingWatches(check(good))).toEqual([])
    expect(sourcingWatches(check({}))).toEqual([])
    expect(sourcingWatches(sample.sourcing)).toEqual([])
  })

  it('neither decides nor holds up the outcome', () => {
    const ways = {
      'rules-forbid': 'no',
      'sets-us-apart': 'no',
      'leaving-costs-more': 'no',
    } as const
    const outcome = sourcingOutcome(check({ ...ways, 'covers-must-haves': 'yes' }))
    expect(outcome).toMatchObject({ status: 'decided', rule: { id: 'buy-by-default' } })
    expect(
      sourcingOutcome(
        check({
          ...ways,
          'covers-must-haves': 'yes',
          'hard-commitment': 'yes',
          'answers-us': 'no',
        }),
      ),
    ).toEqual(outcome)
  })
})
