import { expect, it } from 'vitest'
import { CandidateId } from '#shared/domain/ids'
import { stageResult } from '#shared/domain/scoring/result'
import { candidateNeeds } from '#shared/domain/sensitivity/candidate-needs'
import { needsSentence } from '#shared/domain/sensitivity/needs-words'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { type Small, smallEvaluation } from '../../../../test/small-evaluation.ts'

const sample = scenarioEvaluation()
const nameOf = (id: CandidateId) => sample.candidates.find((row) => row.id === id)?.name ?? id
const says = (small: Small, id: string) => {
  const { table } = stageResult(smallEvaluation(small), 'first')
  const needs = candidateNeeds(table, CandidateId.parse(id))
  return needs && needsSentence(needs, nameOf)
}

it('counts the single changes that would bring a candidate of the sample first, or says there is none', () => {
  const { table } = stageResult(sample, 'discussed')
  const sentence = (id: string) => {
    const needs = candidateNeeds(table, CandidateId.parse(id))
    return needs && needsSentence(needs, nameOf)
  }
  expect(sentence('mlflow')).toBe(
    'MLflow lacks 0.06 points. One change alone is enough, of 6 scores of its own, 8 scores of Weights & Biases or 8 weights.',
  )
  expect(sentence('inhouse')).toBe(
    'In-house build lacks 1.36 points, and no single score and no single weight can make up for that.',
  )
})

it('says what a tie needs, and never that nothing is lacking where something is', () => {
  const tied = { a: { x: [4], y: [2] }, b: { x: [2], y: [4] } }
  expect(says({ weights: { x: 50, y: 50 }, votes: tied }, 'b')).toBe(
    'b is level with a: the slightest change of a score decides.',
  )
  expect(says({ weights: { x: 50.01, y: 49.99 }, votes: tied }, 'b')).toMatch(
    /^b lacks less than 0\.01 points\. One change alone is enough, of 2 scores of its own, 2 scores of a or 2 weights\.$/,
  )
})
