import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { withStatusProposals } from '#shared/catalogue/status-proposals'
import { BlipId, CandidateId, SectorId, ToolId } from '#shared/domain/ids'
import { ringProposals } from '#shared/domain/radar'
import type { Ring } from '#shared/domain/values'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const { tools } = await loadCatalogue()
const byId = new Map(tools.map((tool) => [tool.id, tool]))
const sample = scenarioEvaluation()
const [sector] = sample.radar.sectors

const withNeptune = (history: readonly { readonly day: string; readonly ring: Ring | null }[]) => ({
  ...sample,
  blips: [
    ...sample.blips,
    {
      id: BlipId.parse('neptune'),
      name: 'neptune.ai',
      sectorId: sector?.id ?? SectorId.parse('none'),
      candidateId: null,
      toolId: ToolId.parse('neptune-ai'),
      history: history.map((entry) => ({ ...entry, reason: '' })),
    },
  ],
})
const about = (evaluation: typeof sample) =>
  withStatusProposals(ringProposals(evaluation), evaluation, byId).filter(
    ({ blipId }) => blipId === 'neptune',
  )

describe('moves that the status of a tool suggests', () => {
  it('takes a discontinued tool to Hold, with the day', () => {
    expect(about(withNeptune([{ day: '2025-05-18', ring: 'trial' }]))).toEqual([
      {
        candidateId: null,
        blipId: 'neptune',
        from: 'trial',
        to: 'hold',
        reason: expect.stringMatching(/^neptune\.ai is discontinued, .*2026\.$/),
      },
    ])
  })

  it('says nothing of one on Hold, off the radar, or placed anew after it had ended', () => {
    expect(about(withNeptune([{ day: '2025-05-18', ring: 'hold' }]))).toEqual([])
    expect(about(withNeptune([{ day: '2025-05-18', ring: null }]))).toEqual([])
    const twice = [
      { day: '2025-05-18', ring: 'trial' as const },
      { day: '2026-06-01', ring: 'assess' as const },
    ]
    expect(about(withNeptune(twice))).toEqual([])
  })

  it('changes no proposal that comes from a result', () => {
    const results = ringProposals(sample).filter(({ blipId }) => blipId !== null)
    expect(withStatusProposals(results, sample, byId).slice(0, results.length)).toEqual(results)
  })
})

it('lets a candidate that nobody tried begin where tools of its kind usually do, never in Adopt', () => {
  const [first] = sample.candidates
  if (!first) throw new Error('The sample has candidates')
  const proposed = tools.map((tool) => {
    const fresh = { ...first, id: CandidateId.parse('fresh'), name: tool.name, toolIds: [tool.id] }
    const evaluation = { ...sample, candidates: [fresh], screening: [], trials: [], blips: [] }
    const [proposal] = withStatusProposals(ringProposals(evaluation), evaluation, byId)
    return { state: tool.status.state, to: proposal?.to }
  })
  expect(proposed.filter(({ to }) => to === 'adopt' || to === undefined)).toEqual([])
  expect(proposed.filter(({ state, to }) => state === 'discontinued' && to !== 'hold')).toEqual([])
})
