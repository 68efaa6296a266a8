import { useRef, useState } from 'react'
import { counted } from '#shared/domain/format'
import type { ImportPlan } from '#shared/exchange/tools/plan-import'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ImportPreview } from './import-preview.tsx'
import styles from './tool-search.module.css'
import type { Tools } from './use-catalogue.ts'
import { type ImportStage, useImport } from './use-import.ts'

interface Props {
  readonly tools: Tools
  readonly onTakeIn: (plan: ImportPlan) => void
  readonly onClose: () => void
}

/** Brings tools in from a landscape, a table or a pasted list: first all of it in sight, then all or nothing. */
export function ImportDialog({ tools, onTakeIn, onClose }: Props) {
  const link = useImport(tools)
  const { stage, plan } = link
  const [pasted, setPasted] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const nothing = plan && !plan.changes ? 'Everything in it is here already' : null
  const takeIn = () => {
    if (plan?.changes) onTakeIn(plan)
  }
  const fresh = plan ? plan.counts.added + plan.counts.updated : 0
  return (
    <Dialog
      key={stage.kind}
      title={stage.kind === 'preview' ? `Take in tools from ${stage.file}?` : 'Import tools'}
      width="56rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Cancel
          </Button>
          {stage.kind === 'reading' && <Button onClick={link.cancel}>Stop reading</Button>}
          {stage.kind === 'choosing' && (
            <Button
              kind="primary"
              onClick={() => link.read(pasted)}
              unavailable={pasted.trim() === '' ? 'Nothing is pasted yet' : null}
            >
              Read the list
            </Button>
          )}
          {stage.kind === 'preview' && (
            <Button kind="primary" onClick={takeIn} unavailable={nothing}>
              {fresh === 0 ? 'Take it in' : `Take in ${counted(fresh, 'tool', 'tools')}`}
            </Button>
          )}
        </>
      }
    >
      {stage.kind === 'choosing' && (
        <>
          {stage.refusal && <Refusal file={stage.file} {...stage.refusal} />}
          <p className="ink2">
            The landscape.yml of LF AI & Data, the CNCF or any landscape2, a CSV with a column
            “name”, or a list with one tool in each line. Nothing is changed before you have seen
            what would come in.
          </p>
          <div className="row">
            <Button kind="primary" icon="folder" onClick={() => chooser.current?.click()}>
              Choose a file
            </Button>
            <input
              ref={chooser}
              className={styles['chooser']}
              type="file"
              aria-label="File with tools"
              tabIndex={-1}
              accept=".yml,.yaml,.csv,.tsv,.txt,.md"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                if (file) link.read(file)
              }}
            />
          </div>
          <label className="fieldset">
            <span className="label">Or paste a list</span>
            <textarea
              className={`field ${styles['paste']}`}
              value={pasted}
              placeholder={'Flyte\nOur scheduler, https://git.example/scheduler'}
              onChange={(event) => setPasted(event.target.value)}
            />
          </label>
        </>
      )}
      {stage.kind === 'reading' && <Reading {...stage} />}
      {stage.kind === 'preview' && plan && (
        <ImportPreview link={link} plan={plan} preview={stage} all={tools.all} />
      )}
    </Dialog>
  )
}

function Reading({ file, done }: Extract<ImportStage, { readonly kind: 'reading' }>) {
  return (
    <div role="status">
      <p>
        Reading <bdi>{file}</bdi>
      </p>
      <progress className={styles['progress']} value={done} max={1} aria-label="Read" />
    </div>
  )
}

interface RefusalProps {
  readonly file: string
  readonly place: string
  readonly reason: string
  readonly nextStep: string
}

function Refusal({ file, place, reason, nextStep }: RefusalProps) {
  return (
    <p role="alert" className="error-text">
      <bdi>{file}</bdi> was not taken in. In {place}: <bdi>{reason}</bdi>. {nextStep}
    </p>
  )
}
