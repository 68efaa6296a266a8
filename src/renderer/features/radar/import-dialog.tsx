import { useRef, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay, joinNames } from '#shared/domain/format'
import { isNewRadarDue } from '#shared/domain/radar-edits'
import { dayOfImport, type IncomingRadar, planRadarImport } from '#shared/domain/radar-import'
import { asWritten, mappedRadar, unknownRings } from '#shared/domain/radar-mapping'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { ImportPreview } from './import-preview.tsx'
import { RadarDayField } from './radar-day-field.tsx'
import css from './radar-files.module.css'
import { type ChosenRadar, readRadarFiles } from './read-radar-files.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly today: string
  readonly onTakeIn: (incoming: IncomingRadar, newRadar: boolean) => void
  readonly onClose: () => void
}

/** React knows every browser's attribute for choosing a folder, and its types do not. */
const ofFolder = { webkitdirectory: '' }

/** Takes in a radar of another program: first what it would do, then all of it in one step. */
export function ImportDialog({ evaluation, today, onTakeIn, onClose }: Props) {
  const [chosen, setChosen] = useState<ChosenRadar | null>(null)
  const [mapping, setMapping] = useState(asWritten)
  /** Null: as is usual for that file. */
  const [choice, setChoice] = useState<boolean | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const folderChooser = useRef<HTMLInputElement>(null)
  const { date, sectors } = evaluation.radar
  const foreign = chosen?.foreign ?? null
  const incoming = foreign && mappedRadar(foreign, mapping)
  const plan = incoming && planRadarImport(evaluation, incoming)
  const day = incoming ? dayOfImport(evaluation, incoming, today) : today
  const newRadar = choice ?? (incoming?.day !== date && isNewRadarDue(evaluation, day))
  const open = foreign ? unknownRings(foreign).filter((name) => !mapping.rings.has(name)) : []
  const trouble = chosen?.trouble ?? plan?.refusal ?? null
  const unavailable =
    trouble ??
    (open.length > 0 ? `Say first what ${joinNames(open.map((name) => `“${name}”`))} is` : null) ??
    (plan && plan.added + plan.moved === 0 ? 'Nothing would change' : null)
  const takeIn = () => {
    if (incoming && unavailable === null) onTakeIn(incoming, newRadar)
  }
  const read = async (files: readonly File[]) => {
    const found = await readRadarFiles(files)
    setMapping(asWritten)
    setChoice(null)
    setChosen(found)
  }
  const readFrom = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    if (files.length > 0) void read(files)
  }
  return (
    <Dialog
      title={foreign && chosen ? `Take in ${chosen.name}?` : 'Import a radar'}
      width="38rem"
      onClose={onClose}
      onSubmit={takeIn}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Cancel
          </Button>
          {foreign && (
            <Button kind="primary" onClick={takeIn} unavailable={unavailable}>
              Take it in
            </Button>
          )}
        </>
      }
    >
      <p className="ink2">
        CSV or JSON of build-your-own-radar, the JSON of Zalando, or an AOE radar: its folder, or a
        ZIP of it, so that the editions come along. Entries with the same name move; what is on
        yours alone stays.
      </p>
      <div className="row">
        <Button icon="folder" onClick={() => chooser.current?.click()}>
          Choose files
        </Button>
        <Button icon="folder" onClick={() => folderChooser.current?.click()}>
          Choose a folder
        </Button>
        <input
          ref={chooser}
          className={css['chooser']}
          type="file"
          multiple
          aria-label="Files of a radar"
          tabIndex={-1}
          accept=".csv,.tsv,.json,.md,.mdx,.zip"
          onChange={(event) => readFrom(event.currentTarget)}
        />
        <input
          ref={folderChooser}
          className={css['chooser']}
          type="file"
          {...ofFolder}
          aria-label="Folder of a radar"
          tabIndex={-1}
          onChange={(event) => readFrom(event.currentTarget)}
        />
      </div>
      {foreign && <ImportMapping {...{ foreign, sectors, mapping }} onChange={setMapping} />}
      <div role="status">
        {foreign && plan && trouble === null && (
          <ImportPreview
            plan={plan}
            leftOut={foreign.rows.length - (incoming?.rows.length ?? 0)}
            notes={foreign.notes}
          />
        )}
      </div>
      {foreign && date === null && (
        <p className="sm ink2">
          It becomes the radar of {day === today ? 'today, ' : ''}
          {formatDay(day)}
          {day === today ? '.' : ', as the file says.'}
        </p>
      )}
      {foreign && (
        <RadarDayField
          date={date}
          today={today}
          newDay={day}
          newRadar={newRadar}
          onChange={setChoice}
        />
      )}
      {trouble !== null && (
        <p role="alert" className="error-text">
          {trouble}
        </p>
      )}
    </Dialog>
  )
}
