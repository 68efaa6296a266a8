import { type StepId, stepNames } from '#shared/domain/steps'
import type { StepReadiness } from '#shared/domain/readiness'
import type { EvaluationId } from '#shared/domain/ids'
import { ReadinessGlyph } from '../ui/glyphs.tsx'
import { hrefOf } from '../ui/routes.ts'
import { useRouteAhead } from '../ui/shown-route.ts'

interface Props {
  readonly id: EvaluationId
  /** The step that is on the screen. */
  readonly current: StepId
  /** In the order of the workshop. */
  readonly steps: readonly StepReadiness[]
  /** Numbers and glyphs only. */
  readonly slim: boolean
}

const stateWords = {
  done: 'done',
  begun: 'begun',
  'not-begun': 'not begun',
  missing: 'something is missing',
} as const

/** The steps with how far each is. None is ever locked. */
export function StepRail({ id, current, steps, slim }: Props) {
  const ahead = useRouteAhead()
  const next = ahead.page === 'step' ? ahead.step : current
  return (
    <nav className="rail" aria-label="Steps">
      {steps.map(({ step, state, count }, index) => {
        return (
          <a
            key={step}
            className={`step${step === next ? ' on' : ''}`}
            href={hrefOf({ page: 'step', id, step, item: '' })}
            aria-current={step === current ? 'step' : undefined}
            title={slim ? `${stepNames[step]}: ${stateWords[state]}` : stateWords[state]}
          >
            {slim ? (
              <span>
                <span className="n tn">{index + 1}</span>
                <ReadinessGlyph state={state} />
                <span className="visually-hidden">{stepNames[step]}</span>
              </span>
            ) : (
              <>
                <ReadinessGlyph state={state} />
                <span className="ellipsis">{stepNames[step]}</span>
                <span className="n">{count}</span>
              </>
            )}
            <span className="visually-hidden">, {stateWords[state]}</span>
          </a>
        )
      })}
    </nav>
  )
}
