import { counted, joinNames } from '#shared/domain/format'
import type { RadarImportPlan } from '#shared/domain/radar-import'

interface Props {
  readonly plan: RadarImportPlan
  /** Entries in rings that are not taken in. */
  readonly leftOut: number
  readonly notes: readonly string[]
}

/** As many notes as are read before somebody corrects the files instead. */
const mostNotes = 5

/** What taking a radar in would do, in numbers and names. */
export function ImportPreview({ plan, leftOut, notes }: Props) {
  return (
    <>
      <p>
        {counted(plan.added, 'entry is', 'entries are')} new, {plan.moved} would move,{' '}
        {plan.unchanged} {plan.unchanged === 1 ? 'stays' : 'stay'} in the same ring
        {leftOut > 0 && `, ${leftOut} ${leftOut === 1 ? 'is' : 'are'} left out`}.
        {plan.newSectors.length > 0 && (
          <>
            {' '}
            New {plan.newSectors.length === 1 ? 'sector' : 'sectors'}:{' '}
            <bdi>{joinNames(plan.newSectors)}</bdi>.
          </>
        )}
      </p>
      {notes.length > 0 && (
        <ul className="sm ink2">
          {notes.slice(0, mostNotes).map((note) => (
            <li key={note}>
              <bdi>{note}</bdi>
            </li>
          ))}
          {notes.length > mostNotes && <li>And {notes.length - mostNotes} more like these.</li>}
        </ul>
      )}
    </>
  )
}
