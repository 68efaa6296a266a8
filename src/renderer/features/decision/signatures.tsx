import type { Participant } from '#shared/domain/frame'
import {
  cannotSign,
  type SignatureState,
  signatureStates,
  signatureWords,
} from '#shared/domain/signatures'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { CheckField } from '../../ui/fields.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

/** Who signs, when each did, and who signed before the text was changed. */
export function Signatures({ view }: { readonly view: DecisionView }) {
  const { evaluation, readOnly, decision } = view
  const states = signatureStates(evaluation)
  const missing = cannotSign(decision)
  const unavailable = missing === null ? null : `Missing: ${missing}`
  useCommands([
    {
      id: 'sign-all',
      label: 'Sign for all present',
      keys: ['G'],
      hint: 'sign for all',
      unavailable: readOnly ? 'opened for reading' : unavailable,
      run: () => void view.signAll(),
    },
  ])
  return (
    <section className={`card ${styles['part']}`} aria-labelledby="signed">
      <div className="row gap3">
        <h2 id="signed">
          {states.length === 0
            ? 'Nobody has signed yet'
            : `Signed by ${states.length} of ${evaluation.participants.length}`}
        </h2>
        <span className="sp" />
        {!readOnly && (
          <Button keys="G" unavailable={unavailable} onClick={() => void view.signAll()}>
            Sign for all present
          </Button>
        )}
      </div>
      {missing !== null && !readOnly && (
        <p className="sm ink2">Nobody can sign before this is there: {missing}.</p>
      )}
      <ul className={styles['signatures']} aria-label="Signatures">
        {evaluation.participants.map((person) => (
          <li key={person.id}>
            <Signatory
              view={view}
              person={person}
              state={states.find(({ participantId }) => participantId === person.id) ?? null}
              canSign={missing === null}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface SignatoryProps {
  readonly view: DecisionView
  readonly person: Participant
  /** Null while they have not signed. */
  readonly state: SignatureState | null
  readonly canSign: boolean
}

function Signatory({ view, person: { id, name, role }, state, canSign }: SignatoryProps) {
  const isEarlier = state?.of === 'earlier-text'
  return (
    <>
      <CheckField
        label={role === '' ? name : `${name}, ${role}`}
        checked={state !== null}
        readOnly={view.readOnly || (state === null && !canSign)}
        onCommit={(signs) => view.sign(id, signs)}
      />
      {state && (
        <div className={`row gap2 xs ${styles['when']} ${isEarlier ? styles['earlier'] : 'ink2'}`}>
          {isEarlier && <Icon name="warning" size={0.9} />}
          <span>{signatureWords(state)}</span>
          {isEarlier && !view.readOnly && canSign && (
            <Button size="small" onClick={() => view.sign(id, true)}>
              <span aria-hidden="true">Sign again</span>
              <span className="visually-hidden">Sign again: {name}</span>
            </Button>
          )}
        </div>
      )}
    </>
  )
}
