import { describe, expect, it } from 'vitest'
import { BlipId, CandidateId, SectorId } from '#shared/domain/ids'
import { blipState, ringProposals } from '#shared/domain/radar'
import {
  isNewRadarDue,
  withBlip,
  withBlipEdited,
  withBlipPlaced,
  withNewRadar,
  withoutBlip,
  withSectors,
} from '#shared/domain/radar-edits'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import type { Evaluation } from '#shared/domain/evaluation'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const mlflow = BlipId.parse('mlflow')
const blip = (evaluation: Evaluation, id: string) => {
  const found = evaluation.blips.find((row) => row.id === id)
  if (!found) throw new Error(`No blip ${id}`)
  return found
}

describe('placing a blip', () => {
  it('corrects the entry of the same day, so that the movement stays since last time', () => {
    const moved = withBlipPlaced(
      sample,
      mlflow,
      { ring: 'assess', reason: 'Too soon.' },
      '2026-04-10',
    )
    expect(blip(moved, 'mlflow').history).toHaveLength(2)
    expect(blipState(blip(moved, 'mlflow'))).toMatchObject({
      ring: 'assess',
      previousRing: 'trial',
      reason: 'Too soon.',
      day: '2026-04-09',
    })
  })

  it('adds to the history on a later radar, on which nothing else has moved', () => {
    const later = withNewRadar(sample, '2026-10-01')
    const moved = withBlipPlaced(later, mlflow, { ring: 'hold', reason: 'Left us.' }, '2026-10-01')
    expect(moved.radar.date).toBe('2026-10-01')
    expect(blip(moved, 'mlflow').history.map(({ ring }) => ring)).toEqual([
      'trial',
      'adopt',
      'hold',
    ])
    expect(blipState(blip(moved, 'weights-biases')).words).toBe('No change')
    expect(blipState(blip(moved, 'weights-biases')).reason).toMatch(/^Failed two must criteria/)
  })

  it('leaves its past when it goes off the radar', () => {
    const off = withBlipPlaced(sample, mlflow, { ring: null, reason: 'Nobody asks.' }, '2026-04-09')
    expect(blipState(blip(off, 'mlflow'))).toMatchObject({ ring: null, movement: 'off' })
  })
})

describe('a new radar', () => {
  it('is due some time after the last one, and never the first time', () => {
    expect(isNewRadarDue(sample, '2026-04-10')).toBe(false)
    expect(isNewRadarDue(sample, '2026-10-01')).toBe(true)
    expect(isNewRadarDue({ ...sample, blips: [] }, '2026-10-01')).toBe(false)
  })
})

describe('carrying over', () => {
  it('does not count as having dealt with a result', () => {
    const blips = sample.blips.map((one) => ({ ...one, history: one.history.slice(0, 1) }))
    const undecided = { ...sample, radar: { ...sample.radar, date: '2026-03-12' }, blips }
    const before = ringProposals(undecided)
    expect(before.length).toBeGreaterThan(1)
    expect(ringProposals(withNewRadar(undecided, '2026-10-01'))).toEqual(before)
  })
})

describe('blips and sectors', () => {
  it('come and go without anything left behind', () => {
    const id = BlipId.parse('new')
    const sectorId = SectorId.parse('sector-2')
    const one = { id, name: 'Feast', sectorId, candidateId: null, toolId: null }
    const more = withBlip(sample, one, { ring: 'assess', reason: 'Heard of it.' }, '2026-05-01')
    expect(blipState(blip(more, 'new'))).toMatchObject({ movement: 'new', day: '2026-04-09' })
    expect(contradictionsOf(more)).toEqual([])
    expect(withoutBlip(more, id)).toEqual(sample)
    const edited = withBlipEdited(more, id, { name: 'Feast 1', sectorId, reason: 'Tried.' })
    expect(blip(edited, 'new')).toMatchObject({ name: 'Feast 1', sectorId })
    expect(blip(edited, 'new').history).toEqual([
      { day: '2026-04-09', ring: 'assess', reason: 'Tried.' },
    ])
  })

  it('know no sector and no candidate that went while somebody wrote their reason', () => {
    const gone = SectorId.parse('gone')
    const one = { id: BlipId.parse('new'), name: 'Feast', sectorId: gone, toolId: null }
    const candidateId = CandidateId.parse('gone')
    const more = withBlip(sample, { ...one, candidateId }, { ring: 'assess', reason: 'Why.' }, '')
    expect(blip(more, 'new')).toMatchObject({ sectorId: 'sector-1', candidateId: null })
    const text = { name: 'MLflow 3', sectorId: gone, reason: 'Why.' }
    const edited = withBlipEdited(more, mlflow, text)
    expect(blip(edited, 'mlflow').sectorId).toBe(blip(sample, 'mlflow').sectorId)
    expect(blip(edited, 'mlflow').name).toBe('MLflow 3')
    expect(contradictionsOf(edited)).toEqual([])
  })

  it('takes the blips of a removed sector into the first one', () => {
    const fewer = withSectors(sample, sample.radar.sectors.slice(0, 3))
    expect(contradictionsOf(fewer)).toEqual([])
    expect(blip(fewer, 'kserve').sectorId).toBe('sector-1')
    expect(() => withSectors(sample, sample.radar.sectors.slice(0, 2))).toThrow(RangeError)
  })
})
