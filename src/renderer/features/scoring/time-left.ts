import { agendaStatus } from '#shared/domain/agenda'

/** What is left of the scoring item of the agenda while it runs: "16 min left". */
export function timeLeft(agenda: Parameters<typeof agendaStatus>[0], now: string): string | null {
  const { runningId, secondsLeft } = agendaStatus(agenda, 'workshop', now)
  const running = agenda.find(({ id }) => id === runningId)
  if (running?.step !== 'scoring' || secondsLeft === null) return null
  const minutes = Math.ceil(secondsLeft / 60)
  return minutes >= 0 ? `${minutes} min left` : `${-minutes} min over`
}
