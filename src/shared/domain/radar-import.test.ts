import { describe, expect, it } from 'vitest'
import { SectorId, ToolId } from '#shared/domain/ids'
import { blipState } from '#shared/domain/radar'
import {
  dayOfImport,
  type IncomingBlip,
  type IncomingRadar,
  planRadarImport,
  withImportedRadar,
} from '#shared/domain/radar-import'
import { asWritten, mappedRadar } from '#shared/domain/radar-mapping'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const empty = {
  ...sample,
  blips: [],
  radar: {
    ...sample.radar,
    date: null,
    sectors: ['A', 'B', 'C'].map((name) => ({ id: SectorId.parse(name), name })),
  },
}
const row = (name: string, more: Partial<IncomingBlip> = {}): IncomingBlip => ({
  name,
  ring: 'trial',
  sector: 'Data',
  reason: 'They say so',
  isNew: null,
  moved: 0,
  past: [],
  ...more,
})
const radar = (...rows: readonly IncomingBlip[]): IncomingRadar => ({
  day: null,
  sectors: [...new Set(rows.map(({ sector }) => sector))],
  rows,
})
let ids = 0
const settings = {
  day: '2026-05-18',
  newRadar: false,
  toolIdOf: () => null,
  newId: () => `new-${++ids}`,
}
const named = (evaluation: typeof sample, name: string) => {
  const found = evaluation.blips.find((blip) => blip.name === name)
  if (!found) throw new Error(`No blip ${name}`)
  return found
}

describe('taking a radar in', () => {
  const rows = [
    row('mlflow', { ring: 'hold', reason: 'Elsewhere' }),
    row('Something new', { ring: 'assess', sector: 'Languages', reason: '' }),
  ]

  it('moves what has the same name, adds the rest, and leaves no contradiction', () => {
    const incoming = { day: null, sectors: ['Languages'], rows }
    expect(planRadarImport(sample, incoming)).toEqual({
      added: 1,
      moved: 1,
      unchanged: 0,
      newSectors: ['Languages'],
      refusal: null,
    })
    const next = withImportedRadar(sample, incoming, settings)
    expect(contradictionsOf(next)).toEqual([])
    expect(next.blips).toHaveLength(sample.blips.length + 1)
    expect(blipState(named(next, 'MLflow')).ring).toBe('hold')
    expect(blipState(named(next, 'Something new'))).toMatchObject({
      ring: 'assess',
      movement: 'new',
    })
  })

  it('keeps every earlier entry when a radar is taken in a year later', () => {
    const old = { ...sample, radar: { ...sample.radar, date: '2025-05-18' } }
    const before = {
      ...old,
      blips: old.blips.map((blip) => ({
        ...blip,
        history: [{ day: '2025-05-18', ring: 'assess' as const, reason: 'Then.' }],
      })),
    }
    const next = withImportedRadar(before, radar(...rows), {
      ...settings,
      day: '2026-09-01',
      newRadar: true,
    })
    expect(next.radar.date).toBe('2026-09-01')
    expect(named(next, 'MLflow').history).toEqual([
      { day: '2025-05-18', ring: 'assess', reason: 'Then.' },
      { day: '2026-09-01', ring: 'hold', reason: 'Elsewhere' },
    ])
    expect(blipState(named(next, 'MLflow')).words).toBe('↓ out, from Assess')
    // What is not in the file is carried over, like on every new radar.
    expect(named(next, 'KServe').history.map(({ day }) => day)).toEqual([
      '2025-05-18',
      '2026-09-01',
    ])
  })

  it('is refused where it would have more sectors than can be read', () => {
    const sectors = Array.from({ length: 8 }, (_, i) => `Other ${i}`)
    const incoming = { day: null, sectors, rows }
    expect(planRadarImport(sample, incoming).refusal).toMatch(/at most 8/)
    expect(() => withImportedRadar(sample, incoming, settings)).toThrow(RangeError)
  })

  it('knows the tool of the catalogue that an entry is called like', () => {
    const neptune = ToolId.parse('neptune-ai')
    const next = withImportedRadar(empty, radar(row('neptune.ai'), row('Ours')), {
      ...settings,
      toolIdOf: (name) => (name === 'neptune.ai' ? neptune : null),
    })
    expect(next.blips.map(({ toolId }) => toolId)).toEqual([neptune, null])
  })
})

describe('what the file says of before', () => {
  const taken = (...rows: readonly IncomingBlip[]) =>
    withImportedRadar(empty, radar(...rows), settings)
  const words = (blip: IncomingBlip) => blipState(named(taken(blip), blip.name)).words

  it.each([
    [{ isNew: false, moved: 1 }, '↑ in, from Assess'],
    [{ isNew: false, moved: -1 }, '↓ out, from Adopt'],
    [{ isNew: false, moved: 0 }, 'No change'],
    [{ isNew: true, moved: 0 }, 'New'],
    [{ isNew: null, moved: 0 }, 'New'],
    // There is no ring beyond, whatever the file says.
    [{ ring: 'hold', isNew: false, moved: 1 }, 'New'],
    [{ ring: 'adopt', isNew: false, moved: -1 }, 'New'],
  ] as const)('%j reads %s', (more, expected) => {
    expect(words(row('Feast', more))).toBe(expected)
  })

  it('does not claim to know from which ring something moved', () => {
    const { history } = named(taken(row('Feast', { moved: 1 })), 'Feast')
    expect(history).toEqual([
      { day: null, ring: 'assess', reason: 'The file says “moved in”, and not from which ring.' },
      { day: '2026-05-18', ring: 'trial', reason: 'They say so' },
    ])
  })

  it('keeps the days and rings of earlier editions', () => {
    const past = [{ day: '2024-03-01', ring: 'hold' as const, reason: 'Too young' }]
    expect(named(taken(row('Feast', { past })), 'Feast').history.map(({ day }) => day)).toEqual([
      '2024-03-01',
      '2026-05-18',
    ])
  })
})

describe('the day of what is taken in', () => {
  const on = (date: string | null) => ({ radar: { ...sample.radar, date } })
  it.each([
    ['2025-05-18', '2026-08-30', '2026-08-30'],
    ['2025-05-18', null, '2026-09-01'],
    ['2025-05-18', '2024-02-01', '2026-09-01'],
    ['2025-05-18', '2027-01-01', '2026-09-01'],
    [null, '2024-02-01', '2024-02-01'],
  ])('on a radar of %s a file of %s makes one of %s', (date, day, expected) => {
    expect(dayOfImport(on(date), { day }, '2026-09-01')).toBe(expected)
  })
})

describe('names that are not ours', () => {
  const foreign = {
    day: null,
    notes: [],
    sectors: ['Tooling', 'Data'],
    rows: [
      { ...row('A', { sector: 'Tooling' }), ring: 'Keep', past: [] },
      { ...row('B'), ring: 'trial', past: [{ day: null, ring: 'Keep', reason: '' }] },
    ],
  }

  it('are off the radar until somebody has said what they are', () => {
    expect(mappedRadar(foreign, asWritten).rows.map(({ name }) => name)).toEqual(['B'])
    expect(mappedRadar(foreign, asWritten).rows[0]?.past).toEqual([])
  })

  it('become rings and sectors of ours', () => {
    const { rows, sectors } = mappedRadar(foreign, {
      rings: new Map([['Keep', 'adopt']]),
      sectors: new Map([['Tooling', 'Data']]),
    })
    expect(rows).toMatchObject([
      { name: 'A', ring: 'adopt', sector: 'Data' },
      { name: 'B', ring: 'trial', sector: 'Data', past: [{ ring: 'adopt' }] },
    ])
    expect(sectors).toEqual(['Data'])
  })
})
