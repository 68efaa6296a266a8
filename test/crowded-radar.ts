import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { BlipId, EvaluationId, SectorId } from '#shared/domain/ids'
import { rings } from '#shared/domain/radar'

/** A radar of so many tools, new, moved and unmoved, in all rings and sectors. */
export function crowdedRadar(sectors: number, names: readonly string[]): Evaluation {
  const evaluation = emptyEvaluation(
    EvaluationId.parse(`radar-${sectors}`),
    '2026-05-18T09:00:00+02:00',
    `Radar in ${sectors} sectors`,
  )
  return {
    ...evaluation,
    radar: {
      ...evaluation.radar,
      date: '2026-05-18',
      sectors: Array.from({ length: sectors }, (_, i) => ({
        id: SectorId.parse(`s${i}`),
        name: `Sector ${i + 1} of the stack`,
      })),
    },
    blips: names.map((name, i) => {
      const ring = rings[Math.floor(i / sectors) % 4] ?? 'hold'
      const before = i % 5 === 0 ? null : i % 3 === 0 ? (rings[(i * 5 + 1) % 4] ?? null) : ring
      return {
        id: BlipId.parse(`b${i}`),
        name,
        sectorId: SectorId.parse(`s${i % sectors}`),
        candidateId: null,
        toolId: null,
        history: [
          ...(before === null ? [] : [{ day: '2025-05-18', ring: before, reason: 'Then' }]),
          { day: '2026-05-18', ring, reason: 'Now' },
        ],
      }
    }),
  }
}
