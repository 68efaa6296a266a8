import { formatDay } from '#shared/domain/format'
import type { Blip } from '#shared/domain/proof'
import { ringNames } from '#shared/domain/radar'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RingGlyph } from '../../ui/glyphs.tsx'

interface Props {
  readonly blip: Blip
  readonly onClose: () => void
}

/** Where a blip has been, latest first. */
export function HistoryDialog({ blip, onClose }: Props) {
  return (
    <Dialog
      title={`History of ${blip.name}`}
      width="36rem"
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Radar of</th>
            <th scope="col">Ring</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {blip.history.toReversed().map(({ day, ring, reason }, i) => (
            // Entries have no id of their own, and two may be of one day.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={i} className="ln">
              <td className="nowrap tn">{day === null ? 'not recorded' : formatDay(day)}</td>
              <td>
                {ring === null ? (
                  <span className="ink3">not on the radar</span>
                ) : (
                  <span className="row nowrap">
                    <RingGlyph ring={ring} />
                    {ringNames[ring]}
                  </span>
                )}
              </td>
              <td className="ink2">
                {reason === '' ? <span className="ink3">not recorded</span> : <bdi>{reason}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
