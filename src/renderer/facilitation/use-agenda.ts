import { type AgendaStatus, agendaStatus, currentSession } from '#shared/domain/agenda'
import { joinNames } from '#shared/domain/format'
import type { AgendaItem } from '#shared/domain/frame'
import type { AgendaItemId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import { useOpenEvaluation } from '../store/evaluation-context.tsx'
import { useUndoToast } from './undo-toast.ts'
import { useNow } from './use-now.ts'

export interface Agenda {
  readonly session: AgendaItem['session']
  readonly status: AgendaStatus
  readonly running: AgendaItem | null
  readonly next: AgendaItem | null
  readonly readOnly: boolean
  /** Ends what runs and starts the given item; null only ends. */
  readonly start: (item: AgendaItem | null) => void
  /** Gives planned items up, with an offer to take that back. */
  readonly drop: (ids: readonly AgendaItemId[]) => Promise<void>
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
  const next = status.lines.slice(after + 1).find(({ state }) => state === 'planned')?.item ?? null
  const offerUndo = useUndoToast()

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
        const row = item && (await e.read('agenda', item.id))
        if (!row) return
        const { droppedAt: _, ...kept } = row
        await e.put('agenda', { ...kept, startedAt: at, endedAt: null })
      })
    },
    drop: async (ids) => {
      const dropped = items.filter(({ id }) => ids.includes(id))
      const words = joinNames(dropped.map(({ title }) => `“${title}”`))
      const droppedAt = instantOf(new Date())
      await edit(`Drop ${words}`, async (e) => {
        for (const { id } of dropped) await e.patch('agenda', id, { droppedAt })
      })
      offerUndo(`Dropped ${words}`)
    },
  }
}
