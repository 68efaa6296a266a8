import { expect, it } from 'vitest'
import { nameOf, numberedName, startOf } from './name-length.ts'

it('cuts between letters, however many bytes they take', () => {
  expect(startOf('評価a', 100)).toBe('評価a')
  expect(startOf('評価a', 6)).toBe('評価')
  expect(startOf('評価a', 5)).toBe('評')
  expect(startOf('a😀b', 4)).toBe('a')
  expect(startOf('a😀b', 5)).toBe('a😀')
  expect(startOf('ab', 0)).toBe('')
})

it('shortens the stem of a name and never its ending', () => {
  expect(nameOf('short', '-2.pdf')).toBe('short-2.pdf')
  expect(nameOf('n'.repeat(251), '.pdf')).toHaveLength(255)
  expect(nameOf('n'.repeat(252), '.pdf')).toBe(`${'n'.repeat(251)}.pdf`)
  const name = nameOf('評'.repeat(90), ' (conflict).stackjury')
  expect(name).toBe(`${'評'.repeat(78)} (conflict).stackjury`)
  expect(Buffer.byteLength(name)).toBe(255)
})

it('numbers a name from the second on, however long it is', () => {
  expect([1, 2, 10].map((n) => numberedName('tools', n, '.pdf'))).toEqual([
    'tools.pdf',
    'tools-2.pdf',
    'tools-10.pdf',
  ])
  expect(numberedName('n'.repeat(300), 2, '.pdf')).toBe(`${'n'.repeat(249)}-2.pdf`)
})
