import { type KeyboardEvent, type Ref, useState } from 'react'
import type { Persona } from '#shared/domain/frame'
import { parseUseCaseLine } from '#shared/domain/use-cases'
import { Button } from '../../ui/button.tsx'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { UseCasePicks } from './use-case-picks.tsx'
import type { UseCaseFields } from './use-use-cases.ts'
import styles from './use-cases.module.css'

interface Props {
  readonly personas: readonly Persona[]
  readonly onAdd: (fields: UseCaseFields) => Promise<unknown>
  readonly inputRef: Ref<HTMLTextAreaElement>
}

const blank = {
  personaId: null,
  stage: null,
  componentId: null,
  priority: 'should',
  acceptance: '',
} satisfies Partial<UseCaseFields>

/**
 * The line that takes a use case in one breath. Enter adds it from any of its fields and gives
 * the next empty line; Tab goes on to what is chosen.
 */
export function NewUseCase({ personas, onAdd, inputRef }: Props) {
  const [line, setLine] = useState('')
  const [rest, setRest] = useState<Omit<UseCaseFields, 'title' | 'when' | 'want' | 'soThat'>>(blank)
  const words = parseUseCaseLine(line)
  const isTyped = line.trim() !== ''

  const clear = () => {
    setLine('')
    setRest(blank)
  }
  const add = (root: HTMLElement) => {
    if (!isTyped) return
    clear()
    root.querySelector('textarea')?.focus()
    void onAdd({ ...words, ...rest })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      // From the button, too: it is the same as pressing it.
      event.preventDefault()
      add(event.currentTarget)
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      if (isTyped) clear()
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
          onChange={(event) => setLine(event.target.value)}
        />
        <span className="xs ink3">
          {isTyped
            ? 'Enter adds it, Esc clears it'
            : 'Enter adds it, Tab goes on to persona and stage'}
        </span>
      </div>
      {isTyped && (
        <>
          <p className={`xs ink2 ${styles['parsed']}`}>
            <Part name="Title" text={words.title} />
            <Part name="When" text={words.when} />
            <Part name="I want" text={words.want} />
            <Part name="So that" text={words.soThat} />
          </p>
          <div className={styles['picks']}>
            <UseCasePicks
              value={rest}
              personas={personas}
              onPick={(picks) => setRest({ ...rest, ...picks })}
            />
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
                onChange={(event) => setRest({ ...rest, acceptance: event.target.value })}
              />
            </label>
            <Button
              kind="primary"
              keys="Enter"
              onClick={() => {
                clear()
                void onAdd({ ...words, ...rest })
              }}
            >
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
