import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { stepIds } from '#shared/domain/steps'
import { hrefOf, parseRoute, type Route } from './routes.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant({ page: 'home' } as const),
  fc.record({
    page: fc.constant('step' as const),
    id: id.map((text) => EvaluationId.parse(text)),
    step: fc.constantFrom(...stepIds),
    item: fc.string({ maxLength: 20, unit: 'grapheme' }),
  }),
  fc.record({
    page: fc.constant('private' as const),
    id: id.map((text) => EvaluationId.parse(text)),
    task: fc.constantFrom('scores' as const, 'weights' as const),
    participantId: id.map((text) => ParticipantId.parse(text)),
  }),
  fc.record({
    page: fc.constant('projector' as const),
    id: id.map((text) => EvaluationId.parse(text)),
  }),
)

describe('routes', () => {
  it('come back from their address as they were', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(hrefOf(one))).toEqual(one)
      }),
    )
  })

  it('lead home when an address makes no sense, and never throw', () => {
    expect(parseRoute('#/e/<script>/results')).toEqual({ page: 'home' })
    expect(parseRoute('#/e/%E0%A4%A/results')).toEqual({ page: 'home' })
    expect(parseRoute('')).toEqual({ page: 'home' })
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(['home', 'step', 'private', 'projector']).toContain(parseRoute(`#/${hash}`).page)
      }),
    )
  })

  it('go to the first step of an evaluation when the step is unknown', () => {
    expect(parseRoute('#/e/one/nowhere')).toEqual({
      page: 'step',
      id: 'one',
      step: 'frame',
      item: '',
    })
  })
})
