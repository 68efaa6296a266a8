import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { stepIds } from '#shared/domain/steps'
import { hrefOf, parseRoute, type Route, whileHere } from './routes.ts'

const id = fc
  .stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
  // Not the names that every object has by birth.
  .filter((text) => EvaluationId.safeParse(text).success)
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
    page: fc.constant('recovery' as const),
    id: fc.option(id.filter((text) => text !== '-').map((text) => EvaluationId.parse(text))),
    crashed: fc.boolean(),
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
        expect(['home', 'step', 'private', 'recovery', 'projector']).toContain(
          parseRoute(`#/${hash}`).page,
        )
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

describe('a way to go on that comes late', () => {
  const at = { hash: '' }
  const go = (hash: string) => {
    at.hash = hash
  }
  vi.stubGlobal('location', at)
  afterEach(() => go(''))

  it('is taken while the user is where they were', () => {
    go('#/shortlist')
    const late = whileHere(go)
    late('#/shortlist/one')
    expect(at.hash).toBe('#/shortlist/one')
  })

  it('is left when the user has gone on', () => {
    go('#/shortlist')
    const late = whileHere(go)
    go('#/criteria')
    late('#/shortlist/one')
    expect(at.hash).toBe('#/criteria')
  })

  it('is taken by each of several, whichever began when', () => {
    go('#/shortlist')
    const first = whileHere(go)
    const second = whileHere(go)
    first('#/shortlist/one')
    const third = whileHere(go)
    second('#/shortlist/two')
    third('#/shortlist/three')
    expect(at.hash).toBe('#/shortlist/three')
    const fourth = whileHere(go)
    go('#/criteria')
    fourth('#/shortlist/four')
    expect(at.hash).toBe('#/criteria')
  })
})
