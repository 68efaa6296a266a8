import { useEffect, useRef } from 'react'
import type { Persona } from '#shared/domain/frame'
import type { UseCase } from '#shared/domain/options'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/fields.ts'
import { isComposing } from '../../ui/is-composing.ts'
import { UseCasePicks } from './use-case-picks.tsx'
import styles from './use-cases.module.css'

interface Props {
  readonly useCase: UseCase
  readonly personas: readonly Persona[]
  readonly onChange: (fields: Partial<UseCase>, what: string) => void
  readonly onDone: () => void
}

/** All fields of one use case in place. Each is kept when it is left; Esc in none closes. */
export function UseCaseEditor({ useCase, personas, onChange, onDone }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const first = root.current?.querySelector<HTMLInputElement>('input')
    first?.focus()
    first?.select()
    root.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc of the fields inside
    <div
      ref={root}
      className={styles['editor']}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        // Fields stop it while they have a draft to take back.
        if (event.key === 'Escape') {
          event.preventDefault()
          onDone()
        }
      }}
    >
      <div className={styles['wide']}>
        <TextField
          label="Title"
          value={useCase.title}
          onCommit={(title) => onChange({ title }, 'Change title')}
        />
      </div>
      <TextArea
        label="When"
        value={useCase.when}
        onCommit={(when) => onChange({ when }, 'Change “when”')}
      />
      <TextArea
        label="I want"
        value={useCase.want}
        onCommit={(want) => onChange({ want }, 'Change “I want”')}
      />
      <TextArea
        label="So that"
        value={useCase.soThat}
        onCommit={(soThat) => onChange({ soThat }, 'Change “so that”')}
      />
      <TextArea
        label="It works when"
        value={useCase.acceptance}
        placeholder="A number and a unit: found in under 20 minutes"
        onCommit={(acceptance) => onChange({ acceptance }, 'Change acceptance')}
      />
      <div className={`${styles['wide']} ${styles['picks']}`}>
        <UseCasePicks
          value={useCase}
          personas={personas}
          onPick={(picks) => onChange(picks, `Change ${pickName(picks)}`)}
        />
      </div>
      <div className={styles['wide']}>
        <Button size="small" keys="Escape" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}

function pickName(picks: Partial<UseCase>): string {
  if ('personaId' in picks) return 'persona'
  if ('stage' in picks) return 'stage'
  if ('componentId' in picks) return 'component'
  return 'priority'
}
