import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId, PersonaId } from '#shared/domain/ids'
import {
  parsePeople,
  tracesOf,
  withoutParticipant,
  withoutPersona,
  withPeople,
} from '#shared/domain/people'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { scenarioPersonas } from '../../../test/scenario-personas.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const library = scenarioPersonas.map((one) => ({ ...one, id: PersonaId.parse(one.id) }))

function counter() {
  let n = 0
  return () => `new-${++n}`
}

describe('people as text', () => {
  it('are one per line, with role and persona where they are given', () => {
    expect(
      parsePeople('Ana Ferreira\n\n Mei Tanaka , ML engineer, Software engineers \r\n'),
    ).toEqual([
      { name: 'Ana Ferreira', role: '', persona: '', kind: 'voter' },
      { name: 'Mei Tanaka', role: 'ML engineer', persona: 'Software engineers', kind: 'voter' },
    ])
  })

  it('can come from cells of a sheet, and observers are told apart', () => {
    expect(parsePeople('Ingrid Dahl\tFacilitator\tObserver')).toEqual([
      { name: 'Ingrid Dahl', role: 'Facilitator', persona: '', kind: 'observer' },
    ])
  })

  it('find their persona in the evaluation, then in the library, or bring a new one', () => {
    const empty = emptyEvaluation(EvaluationId.parse('e'), '2026-01-01T09:00:00Z', 'Title')
    const people = parsePeople('A, , ML researcher\nB, , ml researchers\nC, , Support desk')
    const { participants, personas } = withPeople(empty, people, library, counter())
    expect(personas.map(({ name }) => name)).toEqual(['ML researchers', 'Support desk'])
    expect(participants.map(({ personaId }) => personaId)).toEqual([
      'ml-researcher',
      'ml-researcher',
      personas[1]?.id,
    ])
  })
})

describe('removing from the room', () => {
  const sample = scenarioEvaluation()

  it('takes every vote of a person along and leaves nothing that names them', () => {
    for (const { id } of sample.participants) {
      const without = withoutParticipant(sample, id)
      expect(contradictionsOf(without)).toEqual([])
      expect(tracesOf(without, id)).toBe(0)
    }
    const [ana] = sample.participants
    if (!ana) throw new Error('The sample has people')
    expect(tracesOf(sample, ana.id)).toBeGreaterThan(40)
  })

  it('leaves people and use cases of a removed persona without one', () => {
    const without = withoutPersona(sample, PersonaId.parse('governance'))
    expect(contradictionsOf(without)).toEqual([])
    expect(without.participants.find(({ id }) => id === 'lukas')?.personaId).toBeNull()
    expect(without.useCases.find(({ id }) => id === 'uc2')?.personaId).toBeNull()
  })
})
