// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { presentCommit } from '../visits/visit.ts'
import { useTyped } from '../visits/typed.ts'
import { NumberField, TextArea, TextField } from './fields.ts'

const stored: { readonly text: unknown; readonly visit: string | null; readonly last: boolean }[] =
  []
const onCommit = (text: unknown) => {
  const commit = presentCommit()
  stored.push({ text, visit: commit?.visit ?? null, last: commit?.isLast ?? false })
}
const texts = () => stored.map(({ text }) => text)

beforeEach(() => {
  vi.useFakeTimers()
  stored.length = 0
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const rest = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const type = (text: string) =>
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: text } })
const field = () => screen.getByLabelText<HTMLTextAreaElement>('Note')
const hide = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  fireEvent(document, new Event('visibilitychange'))
}
const Status = () => <output>{useTyped() ?? 'nothing'}</output>
const status = () => screen.getByRole('status').textContent
const area = (value: string) => (
  <>
    <TextArea label="Note" value={value} onCommit={onCommit} />
    <Status />
  </>
)

it('stores what was typed when the keys have rested for 400 ms, and not before', async () => {
  render(area(''))
  type('one')
  await rest(300)
  type('one two')
  await rest(399)
  expect(texts()).toEqual([])
  await rest(1)
  expect(texts()).toEqual(['one two'])
})

it('says from the first key that something is on its way, until it is stored', async () => {
  render(area(''))
  expect(status()).toBe('nothing')
  type('o')
  expect(status()).toBe('on-its-way')
  await rest(400)
  expect(status()).toBe('nothing')
})

it('makes one visit of one stay, and another of the next', async () => {
  const { rerender } = render(area(''))
  type('one')
  await rest(400)
  rerender(area('one'))
  type('one two')
  await rest(400)
  rerender(area('one two'))
  fireEvent.blur(field())
  type('three')
  fireEvent.blur(field())
  expect(texts()).toEqual(['one', 'one two', 'three'])
  const visits = stored.map(({ visit }) => visit)
  expect(visits[0]).toBe(visits[1])
  expect(visits[2]).not.toBe(visits[0])
})

it('stores at once when the window is hidden, as the last word when it goes, and when the field does', () => {
  const { unmount } = render(area(''))
  type('hidden')
  hide('hidden')
  hide('visible')
  type('gone')
  fireEvent(window, new Event('pagehide'))
  type('away')
  unmount()
  expect(texts()).toEqual(['hidden', 'gone', 'away'])
  expect(stored.map(({ last }) => last)).toEqual([false, true, false])
})

it('says it again when the window goes before the store has answered', () => {
  render(area(''))
  type('under way')
  hide('hidden')
  fireEvent(window, new Event('pagehide'))
  expect(stored.map(({ text, last }) => [text, last])).toEqual([
    ['under way', false],
    ['under way', true],
  ])
})

it('puts back what was there on Escape: nothing to do before it was stored, a change of its own after', async () => {
  const { rerender } = render(area('before'))
  type('soon gone')
  fireEvent.keyDown(field(), { key: 'Escape' })
  await rest(400)
  expect(texts()).toEqual([])
  expect(field().value).toBe('before')
  type('stored')
  await rest(400)
  rerender(area('stored'))
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(stored.at(-1)).toMatchObject({ text: 'before', visit: null })
  expect(status()).toBe('on-its-way')
  await rest(0)
  expect(status()).toBe('nothing')
})

it('does not overwrite what another window stored while it is typed, and says so', async () => {
  const { rerender } = render(area('before'))
  type('mine')
  rerender(area('theirs'))
  await rest(400)
  expect(texts()).toEqual([])
  expect(status()).toBe('waiting')
  expect(screen.getByRole('alert').textContent).toContain('“theirs”')
  fireEvent.blur(field())
  expect(texts()).toEqual(['mine'])
})

it('takes theirs on Escape', async () => {
  const { rerender } = render(area('before'))
  type('mine')
  await rest(400)
  rerender(area('mine'))
  type('mine again')
  rerender(area('theirs'))
  fireEvent.keyDown(field(), { key: 'Escape' })
  expect(texts()).toEqual(['mine'])
  expect(field().value).toBe('theirs')
})

it('shows what another window stored once everything typed here had been stored', async () => {
  const { rerender } = render(area('before'))
  type('mine')
  await rest(400)
  rerender(area('mine'))
  rerender(area('theirs'))
  expect(field().value).toBe('theirs')
  fireEvent.blur(field())
  expect(texts()).toEqual(['mine'])
})

it('keeps spaces at the end while it is typed, although they are stored without', async () => {
  const { rerender } = render(area(''))
  type('one ')
  await rest(400)
  rerender(area('one'))
  expect(field().value).toBe('one ')
})

it('keeps a number that is out of range in the field until it is one', async () => {
  render(
    <>
      <NumberField label="Note" value={5} min={1} max={10} onCommit={onCommit} />
      <Status />
    </>,
  )
  type('12')
  await rest(400)
  expect(texts()).toEqual([])
  expect(status()).toBe('waiting')
  type('1')
  await rest(400)
  expect(texts()).toEqual([1])
  expect(status()).toBe('nothing')
})

it('does not store the first digits of a year', async () => {
  render(<TextField label="Note" type="date" value="" onCommit={onCommit} />)
  type('0002-11-20')
  await rest(400)
  expect(texts()).toEqual([])
  type('2026-11-20')
  await rest(400)
  expect(texts()).toEqual(['2026-11-20'])
})
