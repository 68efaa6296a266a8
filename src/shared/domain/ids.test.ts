import { expect, it } from 'vitest'
import { CandidateId } from '#shared/domain/ids'

it('an id is never the name of something that every object has', () => {
  const born = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
  expect(born.filter((name) => CandidateId.safeParse(name).success)).toEqual([])
  for (const id of ['a', 'p1', '__', 'to-string', 'constructor2', 'mlflow', 'x'.repeat(64)])
    expect(CandidateId.safeParse(id).success).toBe(true)
})
