import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { CriterionId, EvaluationId } from '#shared/domain/ids'
import { panelNotes } from '#shared/domain/panel-notes'
import { scoredWordNotes, withCriterionChanged } from '#shared/domain/scored-words'
import { startFrom } from '#shared/domain/starting'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const cost = CriterionId.parse('cost')
const row = (evaluation: Evaluation) => evaluation.criteria.find(({ id }) => id === cost)
const before = row(sample)
const rename = (evaluation: Evaluation, name: string) =>
  withCriterionChanged(evaluation, cost, () => ({ name }))
const reword = (evaluation: Evaluation, text: string) =>
  withCriterionChanged(evaluation, cost, ({ anchors }) => ({ anchors: { ...anchors, 3: text } }))

describe('a criterion that gets other words after it was scored', () => {
  it('keeps every vote and the words that they were given to, through further changes', () => {
    const changed = reword(rename(rename(sample, 'Cost'), 'Price'), 'Cheap enough')
    expect({ ...changed, criteria: [] }).toEqual({ ...sample, criteria: [] })
    expect(row(changed)?.scoredUnder).toEqual({ name: before?.name, anchors: before?.anchors })
    const notes = [
      `Price was scored as ${before?.name}.`,
      `Price: 3 meant “${before?.anchors[3]}” when it was scored.`,
    ]
    expect(scoredWordNotes(changed)).toEqual(notes)
    expect(panelNotes(changed)).toEqual(notes)
    const text = toMadr(changed)
    for (const note of notes) expect(text).toContain(note)
  })

  it('says nothing once the first words are back, or where nobody has scored', () => {
    const back = reword(
      rename(reword(rename(sample, 'Price'), 'Cheap'), before?.name ?? ''),
      before?.anchors[3] ?? '',
    )
    expect(back).toEqual(sample)
    const early = { ...sample, scorecards: [], discussions: [], evidence: [] }
    expect(row(rename(early, 'Price'))).toEqual({ ...before, name: 'Price' })
    expect(panelNotes(sample)).toEqual([])
  })

  it('starts another evaluation with its present words only', () => {
    const next = startFrom(rename(sample, 'Price'), {
      id: EvaluationId.parse('next'),
      createdAt: sample.createdAt,
      title: 'Next',
      question: '',
    })
    expect(row(next)).toMatchObject({ name: 'Price' })
    expect(row(next)).not.toHaveProperty('scoredUnder')
  })
})
