import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import type { Attention } from '#shared/domain/projector/view'
import { StepId } from '#shared/domain/steps'

/** What the laptop tells the second window. Places and looks only, nothing that was voted. */
export interface ProjectorState {
  /** Where the facilitator is. */
  readonly now: Attention
  /** Where the second window stays; null while it follows. */
  readonly held: Attention | null
  /** Set apart, or like the laptop. */
  readonly theme: 'laptop' | 'light' | 'dark'
  readonly laptopTheme: 'light' | 'dark' | 'auto'
  /** Counts up whenever the laptop asks the second window to close. */
  readonly closings: number
}

const initial: ProjectorState = {
  now: { step: 'frame', item: '' },
  held: null,
  theme: 'laptop',
  laptopTheme: 'auto',
  closings: 0,
}

const changed = 'projector-changed'
const keyOf = (id: EvaluationId) => `stackjury-projector-${id}`
const lockOf = (id: EvaluationId) => `stackjury-projector-${id}`

/** The shared state as it is now, in whichever window. */
export function useProjectorState(id: EvaluationId): ProjectorState {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(id)) ?? '')
  return useMemo(() => parse(text), [text])
}

/** Changes some of the shared state. Both windows see it at once. */
export function changeProjector(
  id: EvaluationId,
  next: (before: ProjectorState) => Partial<ProjectorState>,
): void {
  const text = localStorage.getItem(keyOf(id)) ?? ''
  const before = parse(text)
  const after = JSON.stringify({ ...before, ...next(before) })
  if (after === text) return
  localStorage.setItem(keyOf(id), after)
  // The storage event only reaches the other windows.
  window.dispatchEvent(new Event(changed))
}

/** Freezes the second window where the facilitator is now, or lets it follow again. */
export function toggleFreeze(id: EvaluationId): void {
  changeProjector(id, ({ held, now }) => ({ held: held === null ? now : null }))
}

/** Says that a second window is there, for as long as it is, however it ends. */
export function useBeingThere(id: EvaluationId): void {
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    void navigator.locks
      .request(lockOf(id), { mode: 'shared', signal }, () => {
        window.localStorage.setItem(`${keyOf(id)}-seen`, String(Date.now()))
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      })
      .catch(() => {})
    return () => leaving.abort()
  }, [id])
}

/**
 * Watches whether a second window is there. A lock tells, because the browser lets go of it also
 * when a window crashes or its screen is unplugged.
 *
 * @returns how to stop
 */
export function watchProjector(id: EvaluationId, onChange: (isThere: boolean) => void): () => void {
  const stop = new AbortController()
  const look = async () => {
    const { held = [] } = await navigator.locks.query()
    if (stop.signal.aborted) return
    const isThere = held.some(({ name, mode }) => name === lockOf(id) && mode === 'shared')
    onChange(isThere)
    if (!isThere) return
    // Granted when the last second window has gone.
    await navigator.locks.request(lockOf(id), { signal: stop.signal }, () => {}).catch(() => {})
    if (!stop.signal.aborted) void look()
  }
  const onStorage = ({ key }: StorageEvent) => {
    if (key === `${keyOf(id)}-seen`) void look()
  }
  window.addEventListener('storage', onStorage)
  void look()
  return () => {
    stop.abort()
    window.removeEventListener('storage', onStorage)
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('storage', onChange)
  window.addEventListener(changed, onChange)
  return () => {
    window.removeEventListener('storage', onChange)
    window.removeEventListener(changed, onChange)
  }
}

function parse(text: string): ProjectorState {
  try {
    const raw: unknown = JSON.parse(text)
    if (typeof raw !== 'object' || raw === null) return initial
    const state = raw as Partial<Record<keyof ProjectorState, unknown>>
    const themes = ['laptop', 'light', 'dark'] as const
    const laptopThemes = ['light', 'dark', 'auto'] as const
    return {
      now: attention(state.now) ?? initial.now,
      held: attention(state.held),
      theme: themes.find((one) => one === state.theme) ?? 'laptop',
      laptopTheme: laptopThemes.find((one) => one === state.laptopTheme) ?? 'auto',
      closings: typeof state.closings === 'number' ? state.closings : 0,
    }
  } catch {
    return initial
  }
}

function attention(raw: unknown): Attention | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { step, item } = raw as { step?: unknown; item?: unknown }
  const known = StepId.safeParse(step)
  return known.success ? { step: known.data, item: typeof item === 'string' ? item : '' } : null
}
