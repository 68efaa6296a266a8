import { useEffect, useRef } from 'react'
import { urgencyOf } from '#shared/domain/agenda-saving'
import { useAgenda } from '../facilitation/use-agenda.ts'
import { chime } from './chime.ts'
import { useSettings } from './settings.tsx'

/** Says by a tone what the clock says by its looks, on every screen; off unless the user wants it. */
export function TimerSound() {
  return useSettings().settings.sound ? <Listening /> : null
}

function Listening() {
  const { status, running } = useAgenda()
  const urgency = running ? urgencyOf(status) : 'calm'
  const item = running?.id ?? null
  const last = useRef({ item, urgency })
  useEffect(() => {
    const before = last.current
    last.current = { item, urgency }
    // Only what has just changed: whoever opens an evaluation late knows that it is late.
    if (before.item === item && before.urgency !== urgency && urgency !== 'calm') chime(urgency)
  }, [item, urgency])
  return null
}
