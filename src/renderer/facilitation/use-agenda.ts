import { type AgendaStatus, agendaStatus, currentSession } from '#shared/domain/agenda'
import type { AgendaItem } from '#shared/domain/frame'
import { instantOf } from '#shared/domain/instant'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { useNow } from './use-now.ts'

export interface Agenda {
  readonly session: AgendaItem['session']
  readonly status: AgendaStatus
  readonly running: AgendaItem | null
  readonly next: AgendaItem | null
  readonly readOnly: boolean
  /** Ends what runs and starts the given item; null only ends. */
  readonly start: (item: AgendaItem | null) => void
}

/** The agenda of the session that is going on: the decision session once it has begun, else the workshop. */
export function useAgenda(): Agenda {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const { agenda } = evaluation
  const isRunning = agenda.some(({ startedAt, endedAt }) => startedAt !== null && endedAt === null)
  const now = useNow(isRunning ? 1000 : null)
  const session = currentSession(agenda)
  const status = agendaStatus(agenda, session, now)
  const items = status.lines.map(({ item }) => item)
  const running = items.find(({ id }) => id === status.runningId) ?? null
  const after = running
    ? items.indexOf(running)
    : items.findLastIndex((item) => item.endedAt !== null)
  const next = items.slice(after + 1).find(({ startedAt }) => startedAt === null) ?? null

  return {
    session,
    status,
    running,
    next,
    readOnly: readOnly !== null,
    start: (item) => {
      const at = instantOf(new Date())
      const label = item ? `Start “${item.title}”` : `End “${running?.title ?? ''}”`
      void edit(label, async (e) => {
        for (const other of items) {
          if (other.startedAt !== null && other.endedAt === null) {
            await e.patch('agenda', other.id, { endedAt: at })
          }
        }
        if (item) await e.patch('agenda', item.id, { startedAt: at, endedAt: null })
      })
    },
  }
}
