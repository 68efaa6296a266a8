import type { StepReadiness } from '#shared/domain/readiness'
import { stepGuide } from '#shared/domain/step-guide'
import { type StepId, stepIds, stepNames } from '#shared/domain/steps'
import { ParkingLot } from '../facilitation/parking-lot.tsx'
import { StepNotes } from '../facilitation/step-notes.tsx'
import { TimeSaving } from '../facilitation/time-saving.tsx'
import { Button } from '../ui/button.tsx'
import { ReadinessGlyph } from '../ui/glyphs.tsx'
import { Icon } from '../ui/icon.tsx'

interface Props {
  readonly step: StepId
  readonly readiness: StepReadiness
  readonly onGo: (step: StepId) => void
}

/** For the facilitator: what the step is for, what to ask the room, what is done, missing and next. */
export function StepPanel({ step, readiness: { done, missing, next }, onGo }: Props) {
  const guide = stepGuide[step]
  return (
    <aside className="side" aria-label="Facilitation">
      <TimeSaving />
      <section>
        <h2 className="label">What this step is for</h2>
        <p className="sm">{guide.purpose}</p>
      </section>
      <section className="ask">
        <h2 className="label row">
          <Icon name="speech" size={1} />
          Ask the room
        </h2>
        <p className="med">“{guide.prompt}”</p>
      </section>
      {done.length > 0 && <Points title="Done" state="done" points={done} />}
      {missing.length > 0 && <Points title="Missing" state="missing" points={missing} />}
      <section>
        <h2 className="label">Next</h2>
        <p className="sm">{next.text}</p>
        {next.step !== null && next.step !== step && (
          <div>
            <Button
              kind="primary"
              {...(follows(step, next.step) ? { keys: 'Ctrl ArrowRight' } : {})}
              onClick={() => next.step && onGo(next.step)}
            >
              Go to {stepNames[next.step]}
            </Button>
          </div>
        )}
      </section>
      <span className="sp" />
      <StepNotes step={step} />
      <ParkingLot />
    </aside>
  )
}

/** Whether the key for the next step leads there. */
function follows(step: StepId, next: StepId): boolean {
  return stepIds[stepIds.indexOf(step) + 1] === next
}

interface PointsProps {
  readonly title: string
  readonly state: 'done' | 'missing'
  readonly points: readonly string[]
}

function Points({ title, state, points }: PointsProps) {
  return (
    <section>
      <h2 className="label">{title}</h2>
      <ul className="points">
        {points.map((point) => (
          <li key={point} className="sm row">
            <ReadinessGlyph state={state} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
