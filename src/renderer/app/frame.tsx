import {
  type ReactNode,
  Suspense,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { readiness } from '#shared/domain/readiness'
import { type StepId, stepIds, stepNames } from '#shared/domain/steps'
import { ParkingLotCommand } from '../facilitation/parking-lot.tsx'
import { useEvaluation } from '../store/evaluation-context.tsx'
import { useCommands } from '../ui/commands.tsx'
import { navigate } from '../ui/routes.ts'
import { goToStep } from '../ui/shown-route.ts'
import { KeyBar } from '../ui/key-bar.tsx'
import { EditCommands } from './edit-commands.tsx'
import { useSettings } from './settings.tsx'
import { StepPanel } from './step-panel.tsx'
import { StepRail } from './step-rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useKnown } from './use-known.ts'

interface Props {
  readonly step: StepId
  /** Above the page: opened for reading, restored changes. */
  readonly notice: ReactNode
  readonly children: ReactNode
}

/** These need the width: numbers on the rail only, and the panel closed until it is asked for. */
const wideSteps: ReadonlySet<StepId> = new Set(['reveal', 'results', 'radar'])

/** Around every step: top bar, rail, panel and key bar. */
export function Frame({ step, notice, children }: Props) {
  const evaluation = useEvaluation()
  const known = useKnown(evaluation)
  // What is missing may come a moment later than what a key has changed.
  const judged = useDeferredValue(evaluation)
  const steps = useMemo(() => readiness(judged, known), [judged, known])
  const wide = wideSteps.has(step)
  // Big type is for the room, and so is the width that it needs.
  const closed = useSettings().settings.bigType || wide
  const [panels, setPanels] = useState({ open: true, closed: false })
  const panelOpen = closed ? panels.closed : panels.open
  const main = useRef<HTMLElement>(null)

  const go = (next: StepId | undefined) => {
    if (next) goToStep({ page: 'step', id: evaluation.id, step: next, item: '' })
  }
  const at = stepIds.indexOf(step)

  // A new step is read from its beginning, by eye and by screen reader.
  useEffect(() => {
    main.current?.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [step])

  useCommands([
    ...stepIds.map((id, index) => ({
      id: `go-${id}`,
      label: `Go to ${stepNames[id]}`,
      keys: [`Alt ${stepKeys[index] ?? ''}`],
      inFields: true,
      unavailable: id === step ? 'it is on screen' : null,
      run: () => go(id),
    })),
    {
      id: 'next-step',
      label: 'Go to the next step',
      keys: ['Ctrl ArrowRight'],
      unavailable: stepIds[at + 1] ? null : 'this is the last one',
      run: () => go(stepIds[at + 1]),
    },
    {
      id: 'previous-step',
      label: 'Go to the step before',
      keys: ['Ctrl ArrowLeft'],
      unavailable: stepIds[at - 1] ? null : 'this is the first one',
      run: () => go(stepIds[at - 1]),
    },
    {
      id: 'exports',
      label: 'Export as PDF, Markdown, Excel, CSV or JSON',
      run: () => navigate({ page: 'step', id: evaluation.id, step: 'decision', item: 'record' }),
    },
    {
      id: 'panel',
      label: panelOpen ? 'Close the facilitator panel' : 'Open the facilitator panel',
      keys: ['F8'],
      inFields: true,
      ...(closed ? { hint: 'facilitator panel' } : {}),
      run: () =>
        setPanels((before) =>
          closed ? { ...before, closed: !before.closed } : { ...before, open: !before.open },
        ),
    },
  ])

  const layout = `app${wide ? ' slim' : ''}${panelOpen ? '' : ' noside'}`
  return (
    <div className={layout}>
      <EditCommands />
      <ParkingLotCommand />
      <TopBar />
      <StepRail id={evaluation.id} current={step} steps={steps} slim={wide} />
      <main className="main" ref={main} tabIndex={-1}>
        {notice}
        <Suspense fallback={null}>{children}</Suspense>
      </main>
      {panelOpen && steps[at] && <StepPanel step={step} readiness={steps[at]} onGo={go} />}
      <KeyBar />
    </div>
  )
}

/** Alt with these: eleven steps on twelve keys in a row. */
const stepKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'] as const
