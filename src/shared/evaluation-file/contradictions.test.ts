import { describe, expect, it } from 'vitest'
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

  it('names every reference to somebody who is not there', () => {
    const gone = sample.participants.filter(({ id }) => id !== 'priya')
    const found = contradictionsOf({ ...sample, participants: gone })
    expect(found).toContainEqual({ path: 'frame.ownerId', reason: 'no participant priya' })
    expect(found.every(({ reason }) => reason === 'no participant priya')).toBe(true)
    expect(found.some(({ path }) => /^scorecards\[\d+\]\.participantId$/.test(path))).toBe(true)
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
