import { useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import { insideSentence } from '#shared/domain/format'
import { stepNames } from '#shared/domain/steps'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './projector-button.module.css'
import { type ProjectorControl, useProjectorControl } from './use-projector-control.ts'

/** In the top bar: opens the second window, and says what the room sees. */
export function ProjectorButton({ id }: { readonly id: EvaluationId }) {
  const projector = useProjectorControl(id)
  const { isOpen, state } = projector
  const [asking, setAsking] = useState(false)
  const isFrozen = state.held !== null
  const onScreen = insideSentence(stepNames[(state.held ?? state.now).step])
  const press = () => (isOpen ? setAsking(true) : projector.open())
  const closed = isOpen ? null : 'the projector is not open'

  useCommands([
    {
      id: 'projector',
      label: isOpen ? 'What the projector does' : 'Open the projector',
      keys: ['F9'],
      inFields: true,
      run: press,
    },
    {
      id: 'projector-freeze',
      label: isFrozen ? 'Let the projector follow again' : 'Freeze the projector',
      // On the reveal, F alone pulls a cell forward.
      keys: ['Shift F9', 'F'],
      unavailable: closed,
      run: projector.freeze,
    },
    {
      id: 'projector-close',
      label: 'Close the projector',
      unavailable: closed,
      run: projector.close,
    },
  ])

  return (
    <>
      <button
        type="button"
        className={`${styles['button']} ${isOpen && isFrozen ? styles['frozen'] : ''}`}
        onClick={press}
      >
        <Icon name={isOpen && isFrozen ? 'lock' : 'screen'} />
        {isOpen ? (
          <span>
            Projector{isFrozen && ' frozen'}: {onScreen}
          </span>
        ) : (
          <span>
            <span className="visually-hidden">Open the </span>
            <span className={styles['capital']}>projector</span>
          </span>
        )}
        {!isOpen && <Kbd keys="F9" />}
      </button>
      {asking && (
        <ProjectorDialog
          projector={projector}
          onScreen={onScreen}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface DialogProps {
  readonly projector: ProjectorControl
  readonly onScreen: string
  readonly onClose: () => void
}

function ProjectorDialog({ projector, onScreen, onClose }: DialogProps) {
  const { state, freeze, close, setTheme } = projector
  const isFrozen = state.held !== null
  return (
    <Dialog
      title={isFrozen ? `The projector is frozen on ${onScreen}` : `The room sees ${onScreen}`}
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              close()
              onClose()
            }}
          >
            Close the projector
          </Button>
          <span data-autofocus>
            <Button kind="primary" onClick={freeze}>
              {isFrozen ? 'Let it follow again' : 'Freeze it'}
            </Button>
          </span>
          <Button onClick={onClose} keys="Escape">
            Back
          </Button>
        </>
      }
    >
      <p className="ink2">
        {isFrozen
          ? 'It stays there while you look elsewhere. What changes there still shows.'
          : 'It follows you from step to step. It never shows a score or a weight before the reveal.'}
      </p>
      <div className="fieldset">
        <span className="label">Appearance of the projector</span>
        <Segmented
          label="Appearance of the projector"
          value={state.theme}
          options={[
            { value: 'laptop', label: 'Like the laptop' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={setTheme}
        />
      </div>
    </Dialog>
  )
}
