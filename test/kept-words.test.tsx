// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement, RefObject } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NewCriterion } from '../src/renderer/features/criteria/new-criterion.tsx'
import { NewLine } from '../src/renderer/features/frame/new-line.tsx'
import { MustHaveList } from '../src/renderer/features/shortlist/must-have-list.tsx'
import { NewUseCase } from '../src/renderer/features/use-cases/new-use-case.tsx'
import type { UseCaseFields } from '../src/renderer/features/use-cases/use-use-cases.ts'
import { AddLine } from '../src/renderer/ui/add-line.tsx'
import { createKeptWords } from '../src/renderer/visits/kept-words.ts'
import { useTyped } from '../src/renderer/visits/typed.ts'
import { KeptWordsContext } from '../src/renderer/visits/use-kept-words.ts'
import { scenarioEvaluation } from './scenario.ts'

const added: unknown[] = []
const note = (what: unknown) => void added.push(what)
const nothing = () => {}
const ref: RefObject<null> = { current: null }
const { personas } = scenarioEvaluation()

const line = <AddLine field="new-action" label="x" onAdd={note} />

/** Where somebody types what is entered as a whole. */
const fields: Readonly<Record<string, ReactElement>> = {
  'a new criterion': <NewCriterion inputRef={ref} onAdd={note} />,
  'a new must-have': (
    <MustHaveList
      mustHaves={[]}
      participants={[]}
      readOnly={false}
      newRef={ref}
      onAdd={note}
      onChange={nothing}
      onMove={nothing}
      onRemove={nothing}
    />
  ),
  'a new line of the frame': (
    <NewLine
      field="new-person"
      label="x"
      placeholder=""
      hint=""
      maxLength={200}
      inputRef={ref}
      onAdd={(text) => added.push(text) > 0}
    />
  ),
  'the next line of a list': line,
  'a new use case': (
    <NewUseCase personas={personas} inputRef={ref} onAdd={async ({ title }) => note(title)} />
  ),
}

const Status = () => <output>{useTyped() ?? 'nothing'}</output>
const status = () => screen.getByRole('status').textContent
const only = () =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ??
  expect.fail('There is no field')
const type = (text: string) => fireEvent.change(only(), { target: { value: text } })

/** In a window that has kept nothing in memory. */
const open = (field: ReactElement) =>
  render(
    <KeptWordsContext value={createKeptWords('serving')}>
      {field}
      <Status />
    </KeptWordsContext>,
  )
const reopen = (field: ReactElement) => {
  cleanup()
  open(field)
}

beforeEach(() => {
  added.length = 0
})
afterEach(cleanup)

describe.each(Object.entries(fields))('%s', (_, field) => {
  it('is there again after the window has ended, and the status line tells of it', () => {
    open(field)
    type('Half a thou')
    expect(status()).toBe('waiting')
    reopen(field)
    expect(only().value).toBe('Half a thou')
    expect(status()).toBe('waiting')
    cleanup()
    render(<Status />)
    expect(status()).toBe('nothing')
    expect(added).toEqual([])
  })

  it('is gone once it is entered', () => {
    open(field)
    type('A thought')
    fireEvent.keyDown(only(), { key: 'Enter' })
    expect(added).toEqual(['A thought'])
    expect(only().value).toBe('')
    expect(status()).toBe('nothing')
    reopen(field)
    expect(only().value).toBe('')
  })

  it('is cleared by the first Escape and left by the second', () => {
    open(field)
    only().focus()
    type('Half a thou')
    fireEvent.keyDown(only(), { key: 'Escape' })
    expect(only().value).toBe('')
    expect(document.activeElement).toBe(only())
    expect(status()).toBe('nothing')
    fireEvent.keyDown(only(), { key: 'Escape' })
    expect(document.activeElement).not.toBe(only())
    reopen(field)
    expect(only().value).toBe('')
    expect(added).toEqual([])
  })
})

it('adds the next line of a list when it is left, when its page goes and when the window goes', async () => {
  const user = userEvent.setup()
  open(line)
  await user.type(only(), 'left')
  await user.tab()
  expect(added).toEqual(['left'])
  await user.type(only(), 'page')
  reopen(line)
  expect(added).toEqual(['left', 'page'])
  await user.type(only(), 'window')
  fireEvent(window, new Event('pagehide'))
  expect(added).toEqual(['left', 'page', 'window'])
  reopen(line)
  expect(only().value).toBe('')
  expect(added).toHaveLength(3)
})

it('keeps what is chosen for a new use case, but for a persona that was removed meanwhile', async () => {
  const [persona = expect.fail('There is no persona')] = personas
  const taken: UseCaseFields[] = []
  const useCase = (who: typeof personas) => (
    <NewUseCase
      personas={who}
      inputRef={ref}
      onAdd={async (fields) => {
        taken.push(fields)
      }}
    />
  )
  open(useCase(personas))
  type('When a model fails, I want to go back')
  fireEvent.change(screen.getByLabelText('Persona'), { target: { value: persona.id } })
  fireEvent.change(screen.getByLabelText('Priority'), { target: { value: 'must' } })
  fireEvent.change(screen.getByLabelText('It works when'), { target: { value: 'in a minute' } })
  reopen(useCase(personas))
  expect(screen.getByLabelText('Persona')).toHaveProperty('value', persona.id)
  expect(screen.getByLabelText('It works when')).toHaveProperty('value', 'in a minute')
  reopen(useCase([]))
  fireEvent.keyDown(only(), { key: 'Enter' })
  expect(taken).toMatchObject([
    { when: 'a model fails', priority: 'must', acceptance: 'in a minute', personaId: null },
  ])
})
