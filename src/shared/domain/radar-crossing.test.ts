import { describe, expect, it } from 'vitest'
import { CandidateId } from '#shared/domain/ids'
import { blipState, ringProposals } from '#shared/domain/radar'
import { blipOfCandidate } from '#shared/domain/radar-candidates'
import { radarOfOther, withRadarOf } from '#shared/domain/radar-crossing'
import { withBlipPlaced, withNewRadar } from '#shared/domain/radar-edits'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const first = scenarioEvaluation()
const second = withRadarOf({ ...first, blips: [] }, first)

describe('a radar in the next evaluation', () => {
  it('shows a later move since the first one, with both days in the history', () => {
    const kserve = second.blips.find(({ name }) => name === 'KServe')
    if (!kserve) throw new Error('No KServe')
    const later = withBlipPlaced(
      withNewRadar(second, '2027-01-11'),
      kserve.id,
      { ring: 'trial', reason: 'Two teams run it.' },
      '2027-01-11',
    )
    const moved = later.blips.find(({ id }) => id === kserve.id) ?? kserve
    expect(blipState(moved).words).toBe('↑ in, from Assess')
    expect(moved.history.map(({ day }) => day).slice(-2)).toEqual(['2026-04-09', '2027-01-11'])
    expect(contradictionsOf(later)).toEqual([])
  })

  it('is taken over only where nothing is on it', () => {
    expect(() => withRadarOf(first, first)).toThrow(RangeError)
  })

  it('says nothing of candidates, and keeps which tool a candidate was', () => {
    const { blips } = radarOfOther(first)
    expect(blips.every(({ candidateId }) => candidateId === null)).toBe(true)
    expect(blips.find(({ name }) => name === 'MLflow')?.toolId).toBe('mlflow')
  })

  it('is what a candidate of the same name or tool is on', () => {
    const mlflow = second.candidates.find(({ name }) => name === 'MLflow')
    if (!mlflow) throw new Error('No MLflow')
    expect(blipOfCandidate(second, mlflow)?.name).toBe('MLflow')
    const renamed = { ...mlflow, name: 'Our tracker' }
    const candidates = second.candidates.map((one) => (one.id === mlflow.id ? renamed : one))
    expect(blipOfCandidate({ ...second, candidates }, renamed)?.name).toBe('MLflow')
    // Of two editions of one product nobody knows which it was.
    const other = { ...renamed, id: CandidateId.parse('other-edition') }
    expect(
      blipOfCandidate({ ...second, candidates: [...candidates, other] }, renamed),
    ).toBeUndefined()
    // Nothing that is there already is proposed for Assess once more.
    const proposed = ringProposals(second).filter(({ candidateId }) => candidateId === mlflow.id)
    expect(proposed).toEqual([])
  })
})
