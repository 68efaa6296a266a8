import { describe, expect, it } from 'vitest'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import {
  candidateTitle,
  indistinctCandidates,
  nextSlot,
  scoresOf,
  useCasesServedBy,
  withoutCandidate,
} from '#shared/domain/candidates'
import {
  criterionGroups,
  inGroupOrder,
  missingAnchors,
  scoresOnCriterion,
  withCriterionMoved,
  withoutCriterion,
} from '#shared/domain/criteria'
import { CandidateId, ComponentId, CriterionId, MustHaveId } from '#shared/domain/ids'
import { withoutMustHave } from '#shared/domain/must-haves'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'

const sample = scenarioEvaluation()

describe('removing something that others refer to', () => {
  it('leaves no contradiction, whichever candidate goes', () => {
    for (const { id } of sample.candidates) {
      const rest = withoutCandidate(sample, id)
      expect(contradictionsOf(rest)).toEqual([])
      expect(rest.candidates).toHaveLength(sample.candidates.length - 1)
      expect(JSON.stringify(rest)).not.toContain(`"candidateId":"${id}"`)
    }
  })

  it('leaves no contradiction, whichever must-have goes', () => {
    for (const { id } of sample.mustHaves) {
      expect(contradictionsOf(withoutMustHave(sample, id))).toEqual([])
    }
    const settled = withoutMustHave(sample, MustHaveId.parse('k3')).trials
    expect(
      settled.flatMap(({ successCriteria }) => successCriteria).map((c) => c.settles),
    ).not.toContain('k3')
  })

  it('leaves no contradiction but the sum of locked weights, whichever criterion goes', () => {
    for (const { id } of sample.criteria) {
      const rest = withoutCriterion(sample, id)
      const open = { ...rest, weighting: { ...rest.weighting, locked: null } }
      expect(contradictionsOf(open)).toEqual([])
    }
  })

  it('counts what would go', () => {
    expect(scoresOf(sample, CandidateId.parse('comet'))).toBe(0)
    expect(scoresOf(sample, CandidateId.parse('mlflow'))).toBeGreaterThan(40)
    expect(scoresOnCriterion(sample, CriterionId.parse('fit'))).toBeGreaterThanOrEqual(30)
  })
})

describe('the shortlist', () => {
  it('gives every candidate a slot that no other on the list has had', () => {
    expect(nextSlot([])).toBe(0)
    expect(nextSlot([{ slot: 0 }, { slot: 4 }])).toBe(5)
  })

  it('proposes the use cases of the components that a candidate fills', () => {
    const fills = [ComponentId.parse('model-registry')]
    const served = useCasesServedBy(sample.useCases, fills)
    expect(served.length).toBeGreaterThan(0)
    expect(served.length).toBeLessThan(sample.useCases.length)
    expect(useCasesServedBy(sample.useCases, [])).toEqual([])
  })

  it('tells two editions apart, and names those that cannot be told apart', () => {
    const [first] = sample.candidates
    if (!first) throw new Error('The sample has candidates')
    const twin = { ...first, id: CandidateId.parse('twin'), name: ' mlflow' }
    const edition = { ...first, id: CandidateId.parse('other'), edition: 'Managed' }
    expect(indistinctCandidates([first, twin, edition])).toEqual(['twin'])
    expect(candidateTitle(edition)).toBe('MLflow, Managed')
    expect(candidateTitle({ name: 'MLflow', edition: '' })).toBe('MLflow')
  })
})

describe('the list of criteria', () => {
  const named = (list: string) =>
    list.split(' ').map((word) => {
      const [group = '', name = ''] = word.split('.')
      const [template] = sample.criteria
      if (!template) throw new Error('The sample has criteria')
      return { ...template, id: CriterionId.parse(name), name, group }
    })
  const shown = (criteria: readonly { readonly group: string; readonly name: string }[]) =>
    criteria.map(({ group, name }) => `${group}.${name}`).join(' ')

  it('puts the criteria of a group side by side, groups in the order in which they first come', () => {
    const list = named('A.a1 B.b1 A.a2 C.c1')
    expect(criterionGroups(list).map(({ name }) => name)).toEqual(['A', 'B', 'C'])
    expect(shown(inGroupOrder(list))).toBe('A.a1 A.a2 B.b1 C.c1')
  })

  it('moves a criterion within its group, and at the edge the whole group', () => {
    const list = named('A.a1 A.a2 B.b1')
    const move = (id: string, step: 1 | -1) =>
      shown(withCriterionMoved(list, CriterionId.parse(id), step))
    expect(move('a1', 1)).toBe('A.a2 A.a1 B.b1')
    expect(move('a2', 1)).toBe('B.b1 A.a1 A.a2')
    expect(move('b1', -1)).toBe('B.b1 A.a1 A.a2')
    expect(move('b1', 1)).toBe('A.a1 A.a2 B.b1')
    expect(move('gone', 1)).toBe('A.a1 A.a2 B.b1')
  })

  it('names the anchors that are needed and empty', () => {
    const anchors = { 1: 'bad', 2: '', 3: ' ', 4: '', 5: '' }
    expect(missingAnchors({ anchors })).toEqual([3, 5])
  })
})
