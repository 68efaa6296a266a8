import { useState } from 'react'
import type { ExportKind } from '#shared/host-contract'
import { describeFailure } from '../../host/problems.ts'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { CheckField } from '../../ui/fields.tsx'
import styles from './decision.module.css'
import { ReadBack } from './read-back.tsx'
import { RecordPreview } from './record-preview.tsx'
import type { DecisionView } from './use-decision.ts'
import { type ExportState, useExports } from './use-exports.ts'

const kinds: readonly {
  readonly kind: ExportKind
  readonly name: string
  readonly about: string
}[] = [
  { kind: 'pdf', name: 'PDF', about: 'Two pages for the committee, then the proof' },
  { kind: 'md', name: 'Markdown', about: 'The same as a decision record (MADR) for a repository' },
  { kind: 'xlsx', name: 'Excel', about: 'A sheet per step, with live formulas' },
  { kind: 'csv', name: 'CSV', about: 'The score table for any other tool' },
  { kind: 'json', name: 'JSON', about: 'Every number, for scripts' },
]

/** Who signs, and the record for those who were not in the room. */
export function RecordPart({ view }: { readonly view: DecisionView }) {
  const exports = useExports()
  const [preview, setPreview] = useState<
    | { readonly kind: 'none' | 'loading' }
    | { readonly kind: 'shown'; readonly html: string }
    | { readonly kind: 'failed'; readonly text: string }
  >({ kind: 'none' })
  const show = async () => {
    setPreview({ kind: 'loading' })
    try {
      setPreview({ kind: 'shown', html: await exports.preview() })
    } catch (error) {
      const { what, next } = describeFailure(error)
      setPreview({ kind: 'failed', text: `${what}. ${next}` })
    }
  }
  useCommands([
    ...kinds.map(({ kind, name }) => ({
      id: `export-${kind}`,
      label: `Save the record as ${name}`,
      ...(kind === 'pdf' ? { keys: ['X'], hint: 'save the PDF' } : {}),
      run: () => void exports.save(kind),
    })),
    {
      id: 'preview-record',
      label: 'Preview the record',
      keys: ['V'],
      hint: 'preview',
      run: () => void show(),
    },
  ])

  return (
    <>
      <Signatures view={view} />
      <section className={`card ${styles['part']}`} aria-labelledby="exports">
        <div className="row gap3">
          <h2 id="exports">The record for others</h2>
          <span className="sp" />
          <Button keys="V" onClick={() => void show()}>
            Preview
          </Button>
        </div>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">What is in it</th>
              <th scope="col">Save</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, name, about }) => (
              <tr key={kind} className="ln">
                <td className="med nowrap">{name}</td>
                <td className="ink2">
                  {about}
                  <State state={exports.states[kind]} onShow={exports.showInFolder} />
                </td>
                <td className="num">
                  <Button
                    size="small"
                    {...(kind === 'pdf' ? { keys: 'X' } : {})}
                    unavailable={
                      exports.states[kind]?.kind === 'working' ? 'It is being made' : null
                    }
                    onClick={() => void exports.save(kind)}
                  >
                    Save as {name}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="xs ink3">
          {view.evaluation.frame.votesInRecord
            ? 'Who voted what is in the appendix, as was agreed beforehand.'
            : 'Private votes are in none of them.'}{' '}
          The evaluation itself is inside the PDF: open or drop the PDF here to go on from it.
        </p>
        <ReadBack />
      </section>
      {preview.kind === 'loading' && <p className="ink3">Making the preview …</p>}
      {preview.kind === 'failed' && <p className="notice bad">{preview.text}</p>}
      {preview.kind === 'shown' && <RecordPreview html={preview.html} />}
    </>
  )
}

function State({
  state,
  onShow,
}: {
  readonly state: ExportState | undefined
  readonly onShow: (file: Extract<ExportState, { kind: 'saved' }>['file']) => void
}) {
  return (
    <div aria-live="polite" className="sm">
      {state?.kind === 'working' && (
        <span className="row gap2">
          Making the file …
          <progress max={1} {...(state.done ? { value: state.done } : {})} aria-label="Progress" />
        </span>
      )}
      {state?.kind === 'saved' && (
        <span className="row wrap gap2">
          <span>
            Saved as <bdi className={styles['path']}>{state.file.path}</bdi>
          </span>
          <Button size="small" kind="quiet" icon="folder" onClick={() => onShow(state.file)}>
            Show in folder
          </Button>
        </span>
      )}
      {state?.kind === 'failed' && (
        <span className="error-text">
          <bdi>{state.what}</bdi>. {state.next}
        </span>
      )}
    </div>
  )
}

function Signatures({ view }: { readonly view: DecisionView }) {
  const { decision, evaluation, readOnly } = view
  return (
    <section className={`card ${styles['part']}`} aria-labelledby="signed">
      <div className="row gap3">
        <h2 id="signed">
          {decision.signedBy.length === 0
            ? 'Nobody has signed yet'
            : `Signed by ${decision.signedBy.length} of ${evaluation.participants.length}`}
        </h2>
        <span className="sp" />
        {!readOnly && <Button onClick={() => void view.signAll()}>Sign for all present</Button>}
      </div>
      <ul className={styles['signatures']} aria-label="Signatures">
        {evaluation.participants.map(({ id, name, role }) => (
          <li key={id}>
            <CheckField
              label={role === '' ? name : `${name}, ${role}`}
              checked={decision.signedBy.includes(id)}
              readOnly={readOnly}
              onCommit={(signs) => view.sign(id, signs)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
