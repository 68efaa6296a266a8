import { useRef, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import { type IncomingRadar, planRadarImport } from '#shared/domain/radar-import'
import { type RadarSource, readRadar } from '#shared/exchange/read-radar'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import css from './radar-files.module.css'

interface Props {
  readonly evaluation: Evaluation
  readonly onTakeIn: (incoming: IncomingRadar) => void
  readonly onClose: () => void
}

/** A radar is a few hundred lines; whatever is larger is something else. */
const largest = 2 * 1024 * 1024

interface Chosen {
  readonly name: string
  readonly incoming: IncomingRadar | null
  /** Why it cannot be taken in. */
  readonly trouble: string | null
}

/** Takes in a radar of another program: first in numbers, then all of it in one step. */
export function ImportDialog({ evaluation, onTakeIn, onClose }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const incoming = chosen?.incoming ?? null
  const plan = incoming && planRadarImport(evaluation, incoming)
  const trouble = chosen?.trouble ?? plan?.refusal ?? null
  const isSame = plan !== null && plan.added + plan.moved === 0
  const takeIn = () => {
    if (incoming && trouble === null && !isSame) onTakeIn(incoming)
  }
  return (
    <Dialog
      title={incoming && chosen ? `Take in ${chosen.name}?` : 'Import a radar'}
      width="38rem"
      onClose={onClose}
      onSubmit={takeIn}
      actions={
        <>
          <Button onClick={onClose} keys="Esc">
            Cancel
          </Button>
          {incoming && (
            <Button
              kind="primary"
              onClick={takeIn}
              unavailable={trouble ?? (isSame ? 'Nothing would change' : null)}
            >
              Take it in
            </Button>
          )}
        </>
      }
    >
      <p className="ink2">
        CSV or JSON of build-your-own-radar, the JSON of Zalando, or all Markdown files of an AOE
        radar at once. Entries with the same name move; what is on yours alone stays.
      </p>
      <div className="row">
        <Button icon="folder" onClick={() => chooser.current?.click()}>
          Choose files
        </Button>
        <input
          ref={chooser}
          className={css['chooser']}
          type="file"
          multiple
          aria-label="Files of a radar"
          tabIndex={-1}
          accept=".csv,.tsv,.json,.md,.mdx"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length > 0) void read(files).then(setChosen)
          }}
        />
      </div>
      <div role="status">
        {plan && trouble === null && (
          <p>
            {counted(plan.added, 'entry is', 'entries are')} new, {plan.moved} would move,{' '}
            {plan.unchanged} {plan.unchanged === 1 ? 'stays' : 'stay'} in the same ring.
            {plan.newSectors.length > 0 && (
              <>
                {' '}
                New {plan.newSectors.length === 1 ? 'sector' : 'sectors'}:{' '}
                <bdi>{joinNames(plan.newSectors)}</bdi>.
              </>
            )}
          </p>
        )}
      </div>
      {trouble !== null && (
        <p role="alert" className="error-text">
          {trouble}
        </p>
      )}
    </Dialog>
  )
}

async function read(files: readonly File[]): Promise<Chosen> {
  const name = files.length === 1 ? (files[0]?.name ?? '') : counted(files.length, 'file', 'files')
  const failed = (trouble: string): Chosen => ({ name, incoming: null, trouble })
  if (files.reduce((sum, { size }) => sum + size, 0) > largest)
    return failed(`${name} was not taken in: it is larger than 2 MB, and no radar is.`)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const sources = await Promise.all(
      files.map(async (file): Promise<RadarSource> => ({
        path: file.webkitRelativePath || file.name,
        text: decoder.decode(await file.arrayBuffer()),
      })),
    )
    const found = readRadar(sources)
    return found.ok
      ? { name, incoming: found.radar, trouble: null }
      : failed(`${name} was not taken in. In ${found.place}: ${found.reason}. Correct it there.`)
  } catch {
    return failed(`${name} was not taken in: it is no text in UTF-8. Save it as UTF-8.`)
  }
}
