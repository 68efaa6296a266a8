import { describe, expect, it } from 'vitest'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { findComponent } from '#shared/domain/components'
import { blipState } from '#shared/domain/radar'
import { startBlank, startFrom, startFromTemplate } from '#shared/domain/starting'
import {
  AgendaTemplate,
  EvaluationTemplate,
  PersonaTemplate,
  StackTemplate,
  UseCaseTemplate,
} from '#shared/domain/templates'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import agendaJson from '../../../resources/templates/agendas.json'
import evaluationJson from '../../../resources/templates/evaluations.json'
import personaJson from '../../../resources/templates/personas.json'
import stackJson from '../../../resources/templates/stack-example.json'
import useCaseJson from '../../../resources/templates/use-cases.json'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const beginning = {
  id: EvaluationId.parse('next'),
  createdAt: '2026-06-01T09:00:00+02:00',
  title: 'Registry, again',
  question: 'Do we stay?',
}

describe('starting from an earlier evaluation', () => {
  const origin = scenarioEvaluation()
  const next = startFrom(origin, beginning)

  it('copies criteria, anchors, must-haves and personas, and names the origin', () => {
    expect(next.criteria.map(({ name, anchors }) => ({ name, anchors }))).toEqual(
      origin.criteria.map(({ name, anchors }) => ({ name, anchors })),
    )
    expect(next.mustHaves.map(({ text }) => text)).toEqual(origin.mustHaves.map(({ text }) => text))
    expect(next.personas).toEqual(origin.personas)
    expect(next.frame.origin).toEqual({ evaluationId: origin.id, title: origin.frame.title })
  })

  it('goes on with the radar: every sector and blip with all of its history, of no candidate', () => {
    expect(next.radar).toEqual(origin.radar)
    expect(next.blips.map(({ name, history }) => ({ name, history }))).toEqual(
      origin.blips.map(({ name, history }) => ({ name, history })),
    )
    expect(next.blips.every(({ candidateId }) => candidateId === null)).toBe(true)
    const mlflow = next.blips.find(({ name }) => name === 'MLflow')
    expect(mlflow).toMatchObject({ toolId: 'mlflow' })
    expect(blipState(mlflow ?? { history: [] }).words).toBe('↑ in, from Trial')
  })

  it('copies nothing else: no score, weight, person or decision but which one it will supersede', () => {
    const { criteria, mustHaves, personas, frame, radar: _r, blips: _b, ...rest } = next
    const {
      criteria: _c,
      mustHaves: _m,
      personas: _p,
      radar: _noRadar,
      blips: _noBlips,
      frame: blank,
      ...restOfBlank
    } = startBlank(beginning)
    const { supersedesId, ...decision } = rest.decision
    expect(supersedesId).toBe(origin.id)
    expect({ ...rest, decision: { ...decision, supersedes: '' } }).toEqual(restOfBlank)
    expect({ ...frame, origin: null }).toEqual(blank)
    expect(criteria.every(({ useCaseIds }) => useCaseIds.length === 0)).toBe(true)
    expect(mustHaves.every(({ ownerId }) => ownerId === null)).toBe(true)
    expect(personas.length).toBeGreaterThan(0)
    expect(contradictionsOf(next)).toEqual([])
    expect(Evaluation.parse(next)).toEqual(next)
  })
})

describe('the templates', () => {
  const agendas = AgendaTemplate.array().parse(agendaJson)
  const personas = new Set(
    PersonaTemplate.array()
      .parse(personaJson)
      .map(({ id }) => id),
  )

  it('each give an evaluation that can be scored as soon as it has candidates', () => {
    const templates = EvaluationTemplate.array().parse(evaluationJson)
    expect(templates.length).toBeGreaterThanOrEqual(3)
    for (const template of templates) {
      const agenda = agendas.find(({ id }) => id === template.agenda)
      expect(agenda).toBeDefined()
      const started = startFromTemplate(template, agenda ?? null, beginning)
      expect(Evaluation.parse(started)).toEqual(started)
      expect(contradictionsOf(started)).toEqual([])
      for (const { anchors } of started.criteria) {
        expect([anchors[1], anchors[3], anchors[5]].every((text) => text !== '')).toBe(true)
      }
      expect(started.frame.components.every((id) => findComponent(id) !== null)).toBe(true)
    }
  })

  it('have agendas of the length in their name', () => {
    for (const { name, items } of agendas) {
      expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
        Number(/\d+/.exec(name)?.[0]),
      )
    }
  })

  it('name only personas and components that there are', () => {
    for (const { personaId, componentId } of UseCaseTemplate.array().parse(useCaseJson)) {
      expect([...personas]).toContain(personaId)
      expect(findComponent(componentId)).not.toBeNull()
    }
    const { entries } = StackTemplate.parse(stackJson)
    expect(entries.every(({ componentId }) => findComponent(componentId) !== null)).toBe(true)
  })
})
