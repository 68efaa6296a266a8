import { describe, expect, it } from 'vitest'
import {
  hasVoted,
  withPersonPutBack,
  withPersonSetAside,
  withVoteOf,
} from '#shared/domain/changing-panel'
import type { Evaluation } from '#shared/domain/evaluation'
import { ParticipantId } from '#shared/domain/ids'
import { panelNotes } from '#shared/domain/panel-notes'
import { withoutParticipant, withPeople } from '#shared/domain/people'
import { stageResult } from '#shared/domain/scoring/result'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const mei = ParticipantId.parse('mei')
const noor = ParticipantId.parse('noor')
const at = '2026-03-12T11:30:00+01:00'
const why = (reason: string) => ({ at, byId: null, reason })
const totals = (evaluation: Evaluation) =>
  stageResult(evaluation, 'first').ranking.map(({ candidateId, total }) => [candidateId, total])
const joined = (kind: 'voter' | 'observer', moment: string) =>
  withPeople(
    sample,
    [{ name: 'Noor Haddad', role: '', persona: '', kind }],
    [],
    () => 'noor',
    moment,
  )

describe('who votes, once there are votes', () => {
  it('is changed by taking somebody off the panel with a reason, and nothing is lost', () => {
    const away = withPersonSetAside(sample, mei, why('Works for a vendor'))
    expect(totals(away)).not.toEqual(totals(sample))
    expect(away.scorecards).toEqual(sample.scorecards)
    expect(away.panelChanges).toMatchObject([
      { participantId: 'mei', what: 'set-aside', reason: 'Works for a vendor' },
    ])
    expect(away.panelChanges?.[0]?.rankingAfter).toHaveLength(5)
    expect(contradictionsOf(away)).toEqual([])
    const { panelChanges, ...back } = withPersonPutBack(away, mei, why('Does not'))
    expect(back).toEqual(sample)
    expect(panelChanges?.map(({ what }) => what)).toEqual(['set-aside', 'put-back'])
    expect(() => withPersonSetAside(sample, mei, why(' '))).toThrow(RangeError)
    expect(() => withVoteOf(sample, mei, 'observer', why(''))).toThrow(RangeError)
  })

  it('is told in the record, with who it was and why', () => {
    const text = toMadr(withPersonSetAside(sample, mei, why('Works for a vendor')))
    expect(text).toMatch(/was taken off the panel after scores were seen/)
    expect(text).toContain('Works for a vendor')
    expect(text).toContain('taken off the panel, votes not counted')
    expect(toMadr(sample)).not.toContain('Who voted')
  })

  it('names nobody any more who was then removed for good', () => {
    const away = withPersonSetAside(sample, mei, why('Works for a vendor'))
    const gone = withoutParticipant(away, mei)
    expect(JSON.stringify(gone)).not.toContain('"mei"')
    expect(contradictionsOf(gone)).toEqual([])
    expect(toMadr(gone)).toContain('Somebody who is no longer listed')
  })

  it('is preparation, without a reason and a trace, before anybody has voted', () => {
    const early = { ...sample, rounds: [], scorecards: [], weightVotes: [] }
    expect(hasVoted(early, mei)).toBe(false)
    expect(withVoteOf(early, mei, 'observer', why('')).panelChanges).toBeUndefined()
  })

  it('says of whom no score or no weight can be in the numbers', () => {
    const observed = withVoteOf(joined('observer', at), noor, 'voter', why(''))
    expect(panelNotes(observed)).toEqual([
      'Noor Haddad observed until 11:30, after the reveal: no score of theirs is in it.',
    ])
    expect(toMadr(observed)).toContain('Noor Haddad observed until 11:30')
    const between = joined('voter', '2026-03-12T10:15:00+01:00')
    expect(sample.weighting.revealedAt).not.toBeNull()
    const first = sample.rounds[0]
    expect(Date.parse(first?.openedAt ?? '')).toBeGreaterThan(Date.parse(between.createdAt))
    const scored = {
      ...between,
      scorecards: [
        ...between.scorecards,
        ...between.scorecards
          .filter((card) => card.participantId === mei && card.roundId === first?.id)
          .map((card) => ({ ...card, participantId: noor })),
      ],
    }
    expect(panelNotes(scored)).toEqual([
      'Noor Haddad joined at 10:15, after the weights were seen: no weight of theirs is in them.',
    ])
  })
})
