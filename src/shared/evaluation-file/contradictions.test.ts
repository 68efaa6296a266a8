import { describe, expect, it } from 'vitest'
import { ItemId, SuccessCriterionId } from '#shared/domain/ids'
import { maxAttachmentBytes, maxAttachmentsBytes } from '#shared/domain/proof'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()

describe('contradictionsOf', () => {
  it('finds none in the worked sample', () => {
    expect(contradictionsOf(sample)).toEqual([])
  })

  it('names a row that is there twice', () => {
    const [first] = sample.parkingLot
    const twice = { ...sample, parkingLot: [...sample.parkingLot, ...(first ? [first] : [])] }
    expect(contradictionsOf(twice)).toEqual([
      {
        path: `parkingLot[${sample.parkingLot.length}]`,
        reason: `the same id as an earlier entry: ${first?.id}`,
      },
    ])
  })

  it('names an id that is twice in a list inside of a row', () => {
    const [first, ...others] = sample.trials
    const [criterion] = first?.successCriteria ?? []
    if (!first || !criterion) throw new Error('The sample has a trial')
    const { decision } = sample
    const found = contradictionsOf({
      ...sample,
      trials: [{ ...first, successCriteria: [...first.successCriteria, criterion] }, ...others],
      decision: { ...decision, actions: decision.actions.concat(decision.actions.slice(0, 1)) },
    })
    expect(found.map(({ path }) => path)).toEqual([
      `decision.actions[${decision.actions.length}]`,
      `trials[0].successCriteria[${first.successCriteria.length}]`,
    ])
    expect(found[1]?.reason).toBe(`the same id as an earlier entry: ${criterion.id}`)
  })

  it('names every reference to somebody who is not there', () => {
    const gone = sample.participants.filter(({ id }) => id !== 'priya')
    const found = contradictionsOf({ ...sample, participants: gone })
    expect(found).toContainEqual({ path: 'frame.ownerId', reason: 'no participant priya' })
    expect(found.every(({ reason }) => reason === 'no participant priya')).toBe(true)
    expect(found.some(({ path }) => /^scorecards\[\d+\]\.participantId$/.test(path))).toBe(true)
  })

  it('names a line of the ledger that was decided on a test that is not there', () => {
    const successCriterionId = SuccessCriterionId.parse('gone')
    const [first, ...others] = sample.evidence
    if (!first) throw new Error('The sample has evidence')
    const line = { ...first, decidedOn: [{ successCriterionId, verdict: 'pass' as const }] }
    expect(contradictionsOf({ ...sample, evidence: [line, ...others] })).toEqual([
      { path: 'evidence[0].decidedOn[0]', reason: 'no success criterion gone' },
    ])
  })

  it('names attachments that are more together than an evaluation may hold, and not as many as it may', () => {
    const trialId = sample.trials[0]?.id
    if (trialId === undefined) throw new Error('The sample has a trial')
    const full = btoa('x'.repeat(maxAttachmentBytes))
    const files = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        id: ItemId.parse(`file-${i}`),
        trialId,
        lineId: ItemId.parse('line'),
        name: 'report.txt',
        mediaType: 'text/plain',
        base64: full,
      }))
    const most = maxAttachmentsBytes / maxAttachmentBytes
    expect(contradictionsOf({ ...sample, attachments: files(most) })).toEqual([])
    expect(contradictionsOf({ ...sample, attachments: files(most + 1) })).toEqual([
      { path: 'attachments', reason: 'together 11 MB, at most 10 MB are kept' },
    ])
  })

  it('names locked weights that do not make 100 and agreed scores that nobody agreed on', () => {
    const agreed = { ...sample.weighting.agreed, fit: 1 }
    const [first, ...others] = sample.discussions
    if (!first) throw new Error('The sample has discussions')
    const found = contradictionsOf({
      ...sample,
      weighting: { ...sample.weighting, agreed },
      discussions: [{ ...first, agreed: null }, ...others],
    })
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['weighting.agreed', 'discussions[0].agreed']),
    )
  })
})
