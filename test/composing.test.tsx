// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type ReactElement, type RefObject, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ParticipantId } from '#shared/domain/ids'
import { NewCriterion } from '../src/renderer/features/criteria/new-criterion.tsx'
import { NewLine } from '../src/renderer/features/frame/new-line.tsx'
import { SearchField } from '../src/renderer/features/home/search-field.tsx'
import { DissentEditor } from '../src/renderer/features/reveal/dissent-editor.tsx'
import { Reason } from '../src/renderer/features/scoring/reason-field.tsx'
import { MustHaveList } from '../src/renderer/features/shortlist/must-have-list.tsx'
import { NewUseCase } from '../src/renderer/features/use-cases/new-use-case.tsx'
import { UseCaseEditor } from '../src/renderer/features/use-cases/use-case-editor.tsx'
import { NumberField, TextArea, TextField } from '../src/renderer/ui/fields.ts'
import { LineList } from '../src/renderer/ui/line-list.tsx'
import { SearchList } from '../src/renderer/ui/search-list.tsx'
import { scenarioEvaluation } from './scenario.ts'

const done: string[] = []
const take = (text: unknown) => done.push(String(text))
const note = (text: unknown) => void take(text)
const nothing = () => {}
const ref: RefObject<null> = { current: null }
const [useCase = expect.fail('There is no use case')] = scenarioEvaluation().useCases

beforeEach(() => {
  done.length = 0
})
afterEach(cleanup)

function Search() {
  const [query, setQuery] = useState('')
  return (
    <SearchField
      query={query}
      onQuery={setQuery}
      onStep={nothing}
      onEnter={() => note('enter')}
      inputRef={ref}
    />
  )
}

function Found() {
  const [query, setQuery] = useState('')
  return (
    <SearchList
      label="Search"
      placeholder=""
      query={query}
      onQuery={setQuery}
      items={['one']}
      keyOf={(item) => item}
      render={(item) => item}
      onChoose={note}
      empty=""
    />
  )
}

/** What is called what, each with one field that is empty. */
const fields: Readonly<Record<string, ReactElement>> = {
  'a line of text': <TextField label="x" value="" onCommit={note} />,
  'a sentence': <TextArea label="x" sentence value="" onCommit={note} />,
  'a number': <NumberField label="x" value={null} onCommit={note} />,
  'the next line of a list': (
    <LineList
      field="x"
      title="x"
      one="line"
      lines={[]}
      onAdd={note}
      onChange={nothing}
      onRemove={nothing}
    />
  ),
  'a search': <Search />,
  'a list that is searched': <Found />,
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
      field="x"
      label="x"
      placeholder=""
      hint=""
      maxLength={200}
      inputRef={ref}
      onAdd={(text) => take(text) > 0}
    />
  ),
  'a new use case': (
    <NewUseCase
      personas={[]}
      inputRef={ref}
      onAdd={async ({ title }) => {
        note(title)
      }}
    />
  ),
  'a reason on a score sheet': (
    <Reason label="x" inputRef={ref} value="" onCommit={note} onReturn={() => note('return')} />
  ),
  'a dissent': (
    <DissentEditor
      name="Mei"
      value={{ participantId: ParticipantId.parse('mei'), score: 2, reason: '' }}
      proposed={null}
      onCommit={(_, reason) => note(reason)}
      onDone={() => note('done')}
    />
  ),
}

const only = () =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ??
  expect.fail('There is no field')
const type = (text: string) => fireEvent.change(only(), { target: { value: text } })
const press = (key: string, isComposing: boolean) => fireEvent.keyDown(only(), { key, isComposing })

describe.each(Object.entries(fields))('%s', (_, field) => {
  it('leaves Enter to an input method, and takes it otherwise', () => {
    render(field)
    type('12')
    press('Enter', true)
    expect(done).toEqual([])
    expect(only().value).toBe('12')
    press('Enter', false)
    expect(done).not.toEqual([])
  })

  it('leaves Escape to an input method, and takes it otherwise', () => {
    render(field)
    type('12')
    press('Escape', true)
    expect(done).toEqual([])
    expect(only().value).toBe('12')
    press('Escape', false)
    expect(only().value).toBe('')
  })
})

it('does not close the fields of a use case on the Escape of an input method', () => {
  render(
    <UseCaseEditor
      useCase={useCase}
      personas={[]}
      onChange={nothing}
      onDone={() => note('done')}
    />,
  )
  const when = screen.getByLabelText('When')
  fireEvent.keyDown(when, { key: 'Escape', isComposing: true })
  expect(done).toEqual([])
  fireEvent.keyDown(when, { key: 'Escape' })
  expect(done).toEqual(['done'])
})
