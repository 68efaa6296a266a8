import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toolNamed } from '#shared/catalogue/find-tools'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { allRingProposals, withStatusProposals } from '#shared/catalogue/status-proposals'
import { BlipId, CandidateId, SectorId, ToolId } from '#shared/domain/ids'
import { ringProposals } from '#shared/domain/radar'
import { withImportedRadar } from '#shared/domain/radar-import'
import { asWritten, mappedRadar } from '#shared/domain/radar-mapping'
import type { Tool } from '#shared/domain/tool'
import type { Ring } from '#shared/domain/values'
import { readRadar } from '#shared/exchange/read-radar'
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
const today = '2026-09-01'
const about = (evaluation: typeof sample) =>
  allRingProposals(evaluation, byId, today).filter(({ blipId }) => blipId === 'neptune')

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

  it('says it again where a later radar only carried the tool over', () => {
    const carried = [
      { day: '2025-05-18', ring: 'trial' as const },
      { day: '2026-06-01', ring: 'trial' as const },
    ]
    expect(about(withNeptune(carried))).toMatchObject([{ from: 'trial', to: 'hold' }])
  })

  it.each(['byor.csv', 'byor.json', 'zalando.json'])('says it of a tool in %s', (name) => {
    const path = join(import.meta.dirname, '../../../test/fixtures/radars', name)
    const read = readRadar([{ path: name, text: readFileSync(path, 'utf8') }])
    if (!read.ok) throw new Error(read.reason)
    let ids = 0
    const taken = withImportedRadar(sample, mappedRadar(read.radar, asWritten), {
      day: today,
      newRadar: true,
      toolIdOf: (called) => toolNamed(tools, called)?.id ?? null,
      newId: () => (ids++ === 0 ? 'neptune' : `new-${ids}`),
    })
    const blip = taken.blips.find((one) => one.name === 'neptune.ai')
    expect(blip?.toolId).toBe('neptune-ai')
    expect(
      allRingProposals(taken, byId, today).filter(({ blipId }) => blipId === blip?.id),
    ).toMatchObject([{ from: 'trial', to: 'hold' }])
  })

  it('changes no proposal that comes from a result', () => {
    const results = ringProposals(sample).filter(({ blipId }) => blipId !== null)
    expect(withStatusProposals(results, sample, byId, today).slice(0, results.length)).toEqual(
      results,
    )
  })
})

it('lets a candidate that nobody tried begin where tools of its kind usually do, never in Adopt', () => {
  const [first] = sample.candidates
  if (!first) throw new Error('The sample has candidates')
  const proposed = tools.map((tool) => {
    const fresh = { ...first, id: CandidateId.parse('fresh'), name: tool.name, toolIds: [tool.id] }
    const evaluation = { ...sample, candidates: [fresh], screening: [], trials: [], blips: [] }
    const [proposal] = allRingProposals(evaluation, byId, today)
    return { state: tool.status.state, to: proposal?.to }
  })
  expect(proposed.filter(({ to }) => to === 'adopt' || to === undefined)).toEqual([])
  expect(proposed.filter(({ state, to }) => state === 'discontinued' && to !== 'hold')).toEqual([])
})

describe('the rules of thumb for what nobody here has tried', () => {
  const [first] = sample.candidates
  const proposalFor = (tool: Tool) => {
    if (!first) throw new Error('The sample has candidates')
    const fresh = { ...first, id: CandidateId.parse('fresh'), name: tool.name, toolIds: [tool.id] }
    const evaluation = { ...sample, candidates: [fresh], screening: [], trials: [], blips: [] }
    return allRingProposals(evaluation, new Map([[tool.id, tool]]), today)[0]
  }
  const known = (id: string): Tool => {
    const tool = byId.get(ToolId.parse(id))
    if (!tool) throw new Error(`No tool ${id}`)
    return tool
  }

  it('a tool younger than two years is too new to assess, and one of two years is not', () => {
    const aged = (value: number) =>
      proposalFor({ ...known('zenml'), firstRelease: { value, asOf: null, check: 'verified' } })
    expect(aged(2025)).toMatchObject({
      to: 'hold',
      reason: 'First released in 2025: less than two years old, too new to assess.',
    })
    expect(aged(2024)?.to).not.toBe('hold')
  })

  it('what is maintained and not developed any more is not begun with', () => {
    expect(proposalFor(known('heroku'))).toMatchObject({ to: 'hold' })
    expect(proposalFor(known('nannyml'))?.reason).toMatch(/no activity/)
  })

  it('a suite is a hard commitment, and said to be', () => {
    const suite = tools.find(({ scope, status }) => scope === 'suite' && status.state === 'active')
    expect(suite && proposalFor(suite)?.reason).toContain('A hard commitment')
  })
})
