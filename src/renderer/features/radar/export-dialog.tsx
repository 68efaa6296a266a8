import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import css from './radar-files.module.css'
import { radarFormats, useRadarFiles } from './use-radar-files.ts'
import type { RadarLink } from './use-radar.ts'

interface Props {
  readonly radar: RadarLink
  readonly onClose: () => void
}

/** The radar as it is now, as a file for others. */
export function ExportDialog({ radar, onClose }: Props) {
  const { state, save, show } = useRadarFiles(radar)
  const sectors = radar.evaluation.radar.sectors.length
  return (
    <Dialog
      title="Save the radar as"
      width="38rem"
      onClose={onClose}
      actions={
        <Button onClick={onClose} keys="Escape">
          Close
        </Button>
      }
    >
      <ul className={css['formats']}>
        {radarFormats.map((format) => (
          <li key={format.id}>
            <Button
              onClick={() => save(format)}
              unavailable={state.kind === 'working' ? 'Still saving' : null}
            >
              {format.name}
            </Button>
            <span className="sm ink2">{format.for}</span>
          </li>
        ))}
      </ul>
      {sectors !== 4 && (
        <p className="xs ink3">
          Some of those programs draw four sectors only. All {sectors} are in the file.
        </p>
      )}
      <div role="status">
        {state.kind === 'saved' && (
          <p className="row wrap sm">
            <span>
              Saved <bdi className="strong">{state.file.name}</bdi>
            </span>
            <Button size="small" onClick={() => show(state.file)}>
              Show in folder
            </Button>
          </p>
        )}
        {state.kind === 'failed' && (
          <p className="error-text">
            {state.what} {state.next}
          </p>
        )}
      </div>
    </Dialog>
  )
}
