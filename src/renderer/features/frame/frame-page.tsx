import { useEffect, useRef } from 'react'
import { useCommands } from '../../ui/commands.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { AgendaPart } from './agenda-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { PersonasPart } from './personas-part.tsx'
import { QuestionPart } from './question-part.tsx'
import { useFrame } from './use-frame.ts'

const parts = [
  { value: 'question', label: 'Question' },
  { value: 'people', label: 'People' },
  { value: 'personas', label: 'Personas' },
  { value: 'agenda', label: 'Agenda' },
] as const

type Part = (typeof parts)[number]['value']

/** What is decided, for whom, by whom and when. */
export function FramePage() {
  const step = useFrame()
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const part: Part = parts.find(({ value }) => value === item)?.value ?? 'question'
  const newLine = useRef<HTMLInputElement>(null)
  /** Set where the line to type into is on a part that is only just being opened. */
  const focusNext = useRef(false)

  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    newLine.current?.focus()
  }, [part])

  const show = (next: Part) =>
    replaceRoute({ page: 'step', id: step.evaluation.id, step: 'frame', item: next })
  const addOne = () => {
    if (part === 'personas') void step.addPersona(null)
    else if (part === 'question') {
      focusNext.current = true
      show('people')
    } else newLine.current?.focus()
  }

  const closed = step.readOnly ? 'this evaluation is open for reading' : null
  useCommands([
    {
      id: 'new',
      label: {
        question: 'New person',
        people: 'New person',
        personas: 'New persona',
        agenda: 'New agenda item',
      }[part],
      keys: ['N'],
      hint: {
        question: 'new person',
        people: 'new person',
        personas: 'new persona',
        agenda: 'new item',
      }[part],
      unavailable: closed,
      run: addOne,
    },
    ...parts.map(({ value, label }, index) => ({
      id: value,
      label: `Show ${label.toLowerCase()}`,
      keys: [String(index + 1)],
      hint: 'question, people, personas, agenda',
      run: () => show(value),
    })),
  ])

  return (
    <>
      <div className="row">
        <h1>Frame</h1>
        <span className="sp" />
        <Segmented label="Part of the frame" value={part} options={parts} onChange={show} />
      </div>
      {part === 'question' && <QuestionPart step={step} />}
      {part === 'people' && <PeoplePart step={step} inputRef={newLine} />}
      {part === 'personas' && <PersonasPart step={step} />}
      {part === 'agenda' && <AgendaPart step={step} inputRef={newLine} />}
    </>
  )
}
