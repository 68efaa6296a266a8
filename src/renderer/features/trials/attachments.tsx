import { useRef, useState } from 'react'
import type { Attachment, Trial } from '#shared/domain/proof'
import { attachedBytes } from '#shared/domain/trial-edits'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './trials.module.css'
import type { Trials } from './use-trials.ts'

/** Pictures that are shown; everything else is only handed out. SVG can hold scripts. */
const shownTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
])

interface Props {
  readonly trial: Trial
  readonly line: Trial['log'][number]
  /** For the names of the controls, from 1. */
  readonly number: number
  readonly trials: Trials
}

/** What is attached to a line of the log. It is kept inside of the evaluation. */
export function Attachments({ trial, line, number, trials }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const attached = (trials.evaluation.attachments ?? []).filter(
    ({ trialId, lineId }) => trialId === trial.id && lineId === line.id,
  )
  const { readOnly } = trials
  if (readOnly && attached.length === 0) return null
  const add = async (file: File) => setRefused(await trials.attach(trial, line.id, file))
  return (
    <div className={styles['attached']}>
      {attached.map((row) => (
        <span key={row.id} className="row gap2">
          <Shown attachment={row} />
          {!readOnly && (
            <IconButton
              icon="trash"
              label={`Remove ${row.name}`}
              onClick={() => void trials.detach(row)}
            />
          )}
        </span>
      ))}
      {!readOnly && (
        <>
          <Button size="small" kind="quiet" onClick={() => chooser.current?.click()}>
            Attach a file
          </Button>
          <input
            ref={chooser}
            className="visually-hidden"
            type="file"
            aria-label={`File for line ${number}`}
            tabIndex={-1}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              event.target.value = ''
              if (file) void add(file)
            }}
          />
        </>
      )}
      {refused !== null && (
        <span className="error-text" role="alert">
          {refused}
        </span>
      )}
    </div>
  )
}

function Shown({ attachment }: { readonly attachment: Attachment }) {
  const { name, mediaType, base64 } = attachment
  const size = `${Math.max(1, Math.round(attachedBytes(attachment) / 1024))} kB`
  const isShown = shownTypes.has(mediaType)
  // Never with its own type unless it is a picture: what is attached must not open as a page.
  const href = `data:${isShown ? mediaType : 'application/octet-stream'};base64,${base64}`
  return (
    <a href={href} download={name} className="row gap2" title={`Save ${name}`}>
      {isShown && <img src={href} alt={name} className={styles['picture']} />}
      <span>
        <bdi>{name}</bdi> <span className="ink3 sm">{size}</span>
      </span>
    </a>
  )
}
