import type { KeyboardEvent, Ref } from 'react'
import { z } from 'zod'
import type { Persona } from '#shared/domain/frame'
import { UseCase } from '#shared/domain/options'
import { parseUseCaseLine } from '#shared/domain/use-cases'
import { Button } from '../../ui/button.tsx'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useKeptWords } from '../../visits/use-kept-words.ts'
import { UseCasePicks } from './use-case-picks.tsx'
import type { UseCaseFields } from './use-use-cases.ts'
import styles from './use-cases.module.css'

interface Props {
  readonly personas: readonly Persona[]
  readonly onAdd: (fields: UseCaseFields) => Promise<unknown>
  readonly inputRef: Ref<HTMLTextAreaElement>
}

/** What is typed and chosen for one use case. */
const Typed = UseCase.pick({
  personaId: true,
  stage: true,
  componentId: true,
  priority: true,
  acceptance: true,
}).extend({ line: z.string() })
type Typed = z.infer<typeof Typed>

const blank: Typed = {
  line: '',
  personaId: null,
  stage: null,
  componentId: null,
  priority: 'should',
  acceptance: '',
}
const asTyped = (found: unknown) => Typed.safeParse(found).data ?? null

/**
 * The line that takes a use case in one breath. Enter adds it from any of its fields and gives
 * the next empty line; Tab goes on to what is chosen. It is kept until it is added or cleared.
 */
export function NewUseCase({ personas, onAdd, inputRef }: Props) {
  const [kept, keep] = useKeptWords('new-use-case', asTyped)
  const { line, ...rest } = kept ?? blank
  const words = parseUseCaseLine(line)
  const isBegun = kept !== null
  // The persona that was chosen may have been removed meanwhile.
  const personaId = personas.find(({ id }) => id === rest.personaId)?.id ?? null
  const picks = { ...rest, personaId }

  const change = (fields: Partial<Typed>) => {
    const next = { ...picks, line, ...fields }
    keep(next.line === '' && next.acceptance === '' ? null : next)
  }
  const add = () => {
    if (line.trim() === '') return false
    keep(null)
    void onAdd({ ...words, ...picks })
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      // From the button, too: it is the same as pressing it.
      event.preventDefault()
      if (add()) event.currentTarget.querySelector('textarea')?.focus()
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      if (isBegun) keep(null)
      else if (event.target instanceof HTMLElement) event.target.blur()
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the fields inside
    <div className={styles['new']} onKeyDown={onKeyDown}>
      <div className={styles['newLine']}>
        <Kbd keys="N" />
        <textarea
          ref={inputRef}
          rows={1}
          className={styles['line']}
          dir="auto"
          aria-label="New use case"
          placeholder="When … I want … so that …"
          value={line}
          maxLength={2000}
          onChange={(event) => change({ line: event.target.value })}
        />
        <span className="xs ink3">
          {isBegun
            ? 'Enter adds it, Esc clears it'
            : 'Enter adds it, Tab goes on to persona and stage'}
        </span>
      </div>
      {isBegun && (
        <>
          <p className={`xs ink2 ${styles['parsed']}`}>
            <Part name="Title" text={words.title} />
            <Part name="When" text={words.when} />
            <Part name="I want" text={words.want} />
            <Part name="So that" text={words.soThat} />
          </p>
          <div className={styles['picks']}>
            <UseCasePicks value={picks} personas={personas} onPick={change} />
          </div>
          <div className={styles['newEnd']}>
            <label className="fieldset grow">
              <span className="label">It works when</span>
              <input
                className="field"
                dir="auto"
                value={rest.acceptance}
                maxLength={2000}
                placeholder="A number and a unit: found in under 20 minutes"
                onChange={(event) => change({ acceptance: event.target.value })}
              />
            </label>
            <Button kind="primary" keys="Enter" onClick={add}>
              Add
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Part({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <span className={text === '' ? 'ink3' : undefined}>
      <span className="ink3">{name}</span> {text === '' ? '…' : <bdi>{text}</bdi>}
    </span>
  )
}
