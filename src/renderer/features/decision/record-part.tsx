import { useEffect, useState } from 'react'
import type { ExportKind, ExportStep } from '#shared/host-contract'
import { votesAgreed } from '#shared/domain/votes-agreed'
import { describeFailure } from '../../host/problems.ts'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import styles from './decision.module.css'
import { ReadBack } from './read-back.tsx'
import { RecordPreview } from './record-preview.tsx'
import { Signatures } from './signatures.tsx'
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
  { kind: 'json', name: 'JSON', about: 'The numbers, for scripts' },
]

/** Who signs, and the record for those who were not in the room. */
export function RecordPart({ view }: { readonly view: DecisionView }) {
  const exports = useExports()
  const { prepare } = exports
  useEffect(() => prepare(), [prepare])
  const agreed = votesAgreed(view.evaluation)
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
    ...kinds.map(({ kind, name }) => {
      const isMade = exports.states[kind]?.kind === 'working'
      return {
        id: `export-${kind}`,
        label: isMade ? `Stop making the ${name}` : `Save the record as ${name}`,
        ...(kind === 'pdf' ? { keys: ['X'], hint: isMade ? 'stop' : 'save the PDF' } : {}),
        run: () => (isMade ? exports.stop(kind) : void exports.save(kind)),
      }
    }),
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
                  {exports.states[kind]?.kind === 'working' ? (
                    <Button
                      size="small"
                      {...(kind === 'pdf' ? { keys: 'X' } : {})}
                      onClick={() => exports.stop(kind)}
                    >
                      Stop making the {name}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      {...(kind === 'pdf' ? { keys: 'X' } : {})}
                      onClick={() => void exports.save(kind)}
                    >
                      Save as {name}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="xs ink3">
          {agreed
            ? `Who voted what is in the appendix, ${agreed.brief}.`
            : 'Private votes are in none of them.'}{' '}
          The evaluation itself is inside the PDF: open or drop the PDF here to go on from it
          {agreed
            ? ', with everybody’s votes.'
            : '. Who voted what is not in it, but means and ranges are, so its result is the same.'}
        </p>
        <ReadBack />
      </section>
      {preview.kind === 'loading' && <p className="ink3">Making the preview …</p>}
      {preview.kind === 'failed' && <p className="notice bad">{preview.text}</p>}
      {preview.kind === 'shown' && <RecordPreview html={preview.html} />}
    </>
  )
}

const stepWords: Readonly<Record<ExportStep, string>> = {
  content: 'Putting the content together',
  starting: 'Starting the printer',
  layout: 'Laying out the pages',
  pages: 'Making the pages',
  attaching: 'Putting the evaluation inside',
  writing: 'Writing the file',
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
          {state.now ? stepWords[state.now.step] : 'Saving the last changes'} …
          <progress max={1} value={state.now?.done ?? 0} aria-label="Progress" />
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
