import { useEffect, useMemo, useState } from 'react'
import { agendaStatus } from '#shared/domain/agenda'
import type { Evaluation } from '#shared/domain/evaluation'
import type { EvaluationId } from '#shared/domain/ids'
import { projectorView } from '#shared/domain/projector/projector-view'
import type { ProjectorView } from '#shared/domain/projector/view'
import { useNow } from '../../facilitation/use-now.ts'
import { useStoredEvaluation } from '../../store/use-content.ts'
import { useCommands } from '../../ui/commands.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import {
  changeProjector,
  type ProjectorState,
  toggleFreeze,
  useBeingThere,
  useLaptopPlace,
  useProjectorState,
} from './projector-link.ts'
import { type RoomClock, Screen } from './screens/screen.tsx'

const waiting: ProjectorView = {
  kind: 'words',
  title: 'In a moment',
  text: 'Open the evaluation on the laptop, and it shows here.',
}

/** Between two evaluations, and at the end, the room looks at nothing that is being worked on. */
const calm = (title: string): ProjectorView => ({
  kind: 'words',
  title: title || 'Stackjury',
  text: 'We go on in a moment.',
})

/**
 * The second window, for the room. It reads the store and asks nothing of the host, so closing or
 * unplugging it loses nothing. What it draws is a view made for the room, never an evaluation.
 */
export function ProjectorPage({ id }: { readonly id: EvaluationId }) {
  const evaluation = useStoredEvaluation(id)
  const state = useProjectorState(id)
  const dark = useTheme(state)
  useBeingThere(id)
  useClosing(state.closings)
  const { hasLeft, goneTo } = useLaptopPlace(id)
  useEffect(() => {
    // The room goes on with what the laptop is on; the window stays on its screen.
    if (goneTo) replaceRoute({ page: 'projector', id: goneTo })
  }, [goneTo])
  const { step, item } = state.held ?? state.now
  const title = evaluation?.frame.title ?? ''
  const view = useMemo(() => {
    if (!evaluation) return waiting
    return hasLeft ? calm(title) : projectorView(evaluation, { step, item })
  }, [evaluation, hasLeft, title, step, item])
  const clock = useRoomClock(hasLeft ? null : evaluation)
  useEffect(() => {
    document.title = title ? `Projector: ${title} · Stackjury` : 'Projector · Stackjury'
  }, [title])

  const setTheme = () => changeProjector(id, () => ({ theme: dark ? 'light' : 'dark' }))
  useCommands([
    { id: 'projector-freeze', label: 'Freeze', keys: ['F'], run: () => toggleFreeze(id) },
    { id: 'projector-theme', label: 'Light or dark', keys: ['T'], run: setTheme },
    { id: 'projector-full', label: 'Full screen', keys: ['Enter'], run: toggleFullScreen },
  ])

  return (
    <Screen
      view={view}
      clock={clock}
      isFrozen={state.held !== null}
      isDark={dark}
      onFreeze={() => toggleFreeze(id)}
      onTheme={setTheme}
      onFullScreen={toggleFullScreen}
    />
  )
}

/** The time of what runs on the agenda, renewed every second. */
function useRoomClock(evaluation: Evaluation | null): RoomClock | null {
  const agenda = evaluation?.agenda ?? []
  const running = agenda.findLast(
    ({ startedAt, endedAt }) => startedAt !== null && endedAt === null,
  )
  const now = useNow(running ? 1000 : null)
  if (!running) return null
  const { secondsLeft } = agendaStatus(agenda, running.session, now)
  return secondsLeft === null ? null : { secondsLeft, planned: running.minutes }
}

/** Whether it is dark; makes the page so. */
function useTheme({ theme, laptopTheme }: ProjectorState): boolean {
  const wanted = theme === 'laptop' ? laptopTheme : theme
  const [desktopIsDark, setDesktop] = useState(
    () => matchMedia('(prefers-color-scheme: dark)').matches,
  )
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setDesktop(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  const dark = wanted === 'dark' || (wanted === 'auto' && desktopIsDark)
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  return dark
}

/** Closes this window when the laptop asks for it, not for what it asked before. */
function useClosing(closings: number): void {
  const [before] = useState(closings)
  useEffect(() => {
    if (closings > before) window.close()
  }, [closings, before])
}

function toggleFullScreen(): void {
  // Refused without a screen of its own; the window then stays as it is.
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
  else void document.documentElement.requestFullscreen().catch(() => {})
}
