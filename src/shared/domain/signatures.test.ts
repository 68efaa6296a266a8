import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { ParticipantId } from '#shared/domain/ids'
import { withoutParticipant } from '#shared/domain/people'
import { decisionRecord, sectionOf } from '#shared/domain/record'
import {
  cannotSign,
  signatureStates,
  signatureWords,
  withoutSignature,
  withSignatures,
} from '#shared/domain/signatures'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const ana = ParticipantId.parse('ana')
const jonas = ParticipantId.parse('jonas')
const with_ = (fields: Partial<Evaluation['decision']>): Evaluation => ({
  ...sample,
  decision: { ...sample.decision, ...fields },
})
const unsigned = with_({ signedBy: [], signatures: [] })
const signedOn = (evaluation: Evaluation, at: string, ...people: ParticipantId[]): Evaluation => ({
  ...evaluation,
  decision: { ...evaluation.decision, ...withSignatures(evaluation, people, at) },
})
const said = (evaluation: Evaluation) => signatureStates(evaluation).map(signatureWords)

describe('a signature', () => {
  it('keeps its own day, which need not be the day of the decision', () => {
    const signed = signedOn(unsigned, '2026-04-11T23:50:00+02:00', jonas, ana)
    expect(said(signed)).toEqual(['11 April 2026', '11 April 2026'])
    expect(signed.decision.signedBy).toEqual(['ana', 'jonas'])
    const text = JSON.stringify(sectionOf(decisionRecord(signed), 'signed'))
    expect(text).toContain('"11 April 2026"')
    expect(text).not.toContain('9 April 2026')
    expect(contradictionsOf(signed)).toEqual([])
  })

  it.each([
    ['statement', { statement: 'We run something else.' }],
    ['because', { because: 'For another reason.' }],
    ['choice', { chosenId: sample.candidates[1]?.id ?? null }],
  ] as const)('is of an earlier text once the %s is another', (_, fields) => {
    const changed = with_(fields)
    expect(new Set(said(changed))).toEqual(new Set(['signed an earlier text, 9 April 2026']))
    const record = decisionRecord(changed)
    expect(JSON.stringify(sectionOf(record, 'signed'))).toContain('signed an earlier text, on ')
    // What they did sign stands in the record, word for word.
    expect(JSON.stringify(sectionOf(record, 'signatures'))).toContain(sample.decision.statement)
    expect(toMadr(changed)).toContain('signed an earlier text, on 9 April 2026')
  })

  it('counts again for this text when the text is as it was', () => {
    const there = { ...with_({ because: 'x' }).decision, because: sample.decision.because }
    expect(new Set(said(with_(there)))).toEqual(new Set(['9 April 2026']))
  })

  it('of an older file stands without a day', () => {
    const { signatures: _, ...older } = sample.decision
    const old = { ...sample, decision: older }
    expect(new Set(said(old))).toEqual(new Set(['day not recorded']))
    const record = decisionRecord(old)
    expect(JSON.stringify(sectionOf(record, 'signed'))).toContain('day not recorded')
    expect(JSON.stringify(sectionOf(record, 'signatures'))).toContain('yes, day not recorded')
  })

  it('given again is of the text of today, and keeps the moment of those who signed it before', () => {
    const first = signedOn(unsigned, '2026-04-09T10:00:00+02:00', ana)
    const changed = { ...first, decision: { ...first.decision, because: 'Another reason.' } }
    const second = signedOn(changed, '2026-04-10T10:00:00+02:00', jonas)
    const third = signedOn(second, '2026-04-12T10:00:00+02:00', ana, jonas)
    expect(said(third)).toEqual(['12 April 2026', '10 April 2026'])
    expect(third.decision.signatures).toHaveLength(2)
  })

  it('goes with whoever takes it back or is removed', () => {
    const { decision } = sample
    expect(withoutSignature(decision, ana)).toMatchObject({
      signedBy: decision.signedBy.filter((id) => id !== 'ana'),
      signatures: decision.signatures?.filter(({ participantId }) => participantId !== 'ana'),
    })
    const left = withoutParticipant(sample, ana)
    expect(JSON.stringify(left.decision.signatures)).not.toContain('"ana"')
    expect(contradictionsOf(left)).toEqual([])
  })

  it('of nobody who is there is a contradiction', () => {
    const nobody = ParticipantId.parse('nobody')
    const signatures = (sample.decision.signatures ?? [])
      .slice(0, 1)
      .map((row) => ({ ...row, participantId: nobody }))
    expect(contradictionsOf(with_({ signatures })).map(({ path }) => path)).toEqual([
      'decision.signatures[0].participantId',
    ])
  })

  it('needs what the decision needs, and says what is missing', () => {
    expect(cannotSign(sample.decision)).toBeNull()
    expect(cannotSign(with_({ because: ' ', reviewDate: null }).decision)).toBe(
      'A because, A review date',
    )
  })
})
