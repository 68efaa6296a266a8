import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { ComponentId, EvaluationId } from '#shared/domain/ids'
import {
  stackAdvice,
  stackRows,
  suiteLine,
  withoutStackEntry,
  withScope,
  withStackEntry,
} from '#shared/domain/stack'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const id = (text: string) => ComponentId.parse(text)
const empty = emptyEvaluation(EvaluationId.parse('e'), '2026-01-01T09:00:00Z', 'Title')
const sample = scenarioEvaluation()

describe('the map', () => {
  it('has every component, with what stands there and who would fill it', () => {
    const rows = stackRows(sample)
    expect(rows).toHaveLength(12)
    const pipelines = rows.find(({ componentId }) => componentId === 'orchestration')
    expect(pipelines).toMatchObject({
      inScope: false,
      entry: { status: 'in-place', tool: 'Airflow' },
    })
    expect(pipelines?.candidates.map(({ name }) => name)).toEqual(['ClearML'])
  })

  it('keeps components that only this evaluation knows', () => {
    const rows = stackRows(withScope(empty, id('vector-store'), true))
    expect(rows.at(-1)).toMatchObject({ componentId: 'vector-store', inScope: true })
  })
})

describe('changing the map', () => {
  it('brings what is under evaluation into scope, in the order of the stack', () => {
    const changed = ['serving', 'monitoring', 'source-control'].reduce(
      (now, one) => withStackEntry(now, id(one), { status: 'under-evaluation' }),
      empty,
    )
    expect(changed.frame.components).toEqual(['source-control', 'serving', 'monitoring'])
  })

  it('takes the status along when something enters or leaves the scope', () => {
    const inside = withScope(sample, id('serving'), true)
    expect(inside.stack.find(({ componentId }) => componentId === 'serving')?.status).toBe(
      'under-evaluation',
    )
    const outside = withScope(inside, id('serving'), false)
    expect(outside).toEqual(sample)
  })

  it('leaves what is in place in place when it comes into scope', () => {
    const inside = withScope(sample, id('orchestration'), true)
    expect(inside.stack).toEqual(sample.stack)
  })

  it('takes a named tool as in place, and forgets an entry again', () => {
    const named = withStackEntry(empty, id('source-control'), { tool: 'Git' })
    expect(named.stack).toEqual([
      { componentId: 'source-control', status: 'in-place', tool: 'Git', note: '' },
    ])
    expect(withoutStackEntry(named, id('source-control')).stack).toEqual([])
  })
})

describe('advice', () => {
  it('begins with one or two: monitoring, then serving, then features', () => {
    const texts = stackAdvice(empty).map(({ text }) => text)
    expect(texts[0]).toContain('one or two components')
    expect(texts[1]).toBe(
      'A usual order: monitoring, then deployment and serving, then feature store.',
    )
    expect(stackAdvice(empty).every(({ reason }) => reason !== '')).toBe(true)
  })

  it('goes on to the next where something is in place, and is silent when all is', () => {
    const watched = withStackEntry(empty, id('monitoring'), { tool: 'Own dashboard' })
    expect(stackAdvice(watched).map(({ text }) => text)).toEqual([
      'Often the next one: deployment and serving.',
    ])
    const all = ['monitoring', 'serving', 'feature-store'].reduce(
      (now, one) => withStackEntry(now, id(one), { tool: 'Something' }),
      empty,
    )
    expect(stackAdvice(all)).toEqual([])
  })

  it('warns of too many at once', () => {
    const many = ['serving', 'monitoring', 'labelling'].reduce(
      (now, one) => withScope(now, id(one), true),
      empty,
    )
    expect(stackAdvice(many)[0]?.text).toContain('three components at once')
  })
})

describe('suite or single tools', () => {
  it('says who fills everything alone', () => {
    expect(suiteLine(sample)).toBe('Every candidate fills everything in scope alone.')
    const wide = withScope(sample, id('orchestration'), true)
    expect(suiteLine(wide)).toBe('ClearML fills everything in scope alone.')
  })

  it('names the single tools that would do instead of a suite', () => {
    const only = (name: string, component: string) => (row: (typeof sample.candidates)[number]) =>
      row.id === name ? { ...row, componentIds: [id(component)] } : row
    const candidates = sample.candidates
      .filter((row) => ['mlflow', 'wandb', 'clearml'].includes(row.id))
      .map(only('mlflow', 'experiment-tracking'))
      .map(only('wandb', 'model-registry'))
    expect(suiteLine({ ...sample, candidates })).toBe(
      'ClearML fills everything in scope alone; piecemeal, MLflow and Weights & Biases would together.',
    )
  })

  it('names what nobody fills, and the few that would together', () => {
    expect(suiteLine(withScope(sample, id('monitoring'), true))).toContain(
      'No candidate fills monitoring',
    )
    const candidates = sample.candidates.map((row) => ({
      ...row,
      componentIds: row.componentIds.slice(0, 1),
    }))
    const other = candidates.map((row) =>
      row.id === 'wandb' ? { ...row, componentIds: [id('model-registry')] } : row,
    )
    expect(suiteLine({ ...sample, candidates: other })).toBe(
      'No candidate fills everything in scope; MLflow and Weights & Biases would together.',
    )
    expect(suiteLine(empty)).toContain('No component is in scope')
  })
})
