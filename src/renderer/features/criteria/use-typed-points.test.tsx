// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CriterionId } from '#shared/domain/ids'
import { useTypedPoints } from './use-typed-points.ts'

const [cost, gone] = [CriterionId.parse('cost'), CriterionId.parse('gone')]

it('counts what was typed until it is read again, and nothing of what was refused', async () => {
  const agreed = { [cost]: 60 }
  const { result } = renderHook(() => useTypedPoints(agreed, async (id) => id !== gone))
  act(() => result.current.type(gone, 40))
  expect(result.current.points).toEqual({ cost: 60, gone: 40 })
  await act(async () => {})
  expect(result.current.points).toEqual({ cost: 60 })
  act(() => result.current.type(cost, 70))
  await act(async () => {})
  expect(result.current.points).toEqual({ cost: 70 })
})
