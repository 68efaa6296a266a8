import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { EvaluationId } from '#shared/domain/ids'
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
const laptopLockOf = (id: EvaluationId) => `stackjury-laptop-${id}`

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
  useEffect(() => hold(lockOf(id), `${keyOf(id)}-seen`), [id])
}

/**
 * Watches whether a second window is there.
 *
 * @returns how to stop
 */
export function watchProjector(id: EvaluationId, onChange: (isThere: boolean) => void): () => void {
  return watchHolders(lockOf(id), `${keyOf(id)}-seen`, onChange)
}

/** The evaluation that a laptop window was opened on last. */
const lastOpened = 'stackjury-laptop-at'

/** Says that a laptop window is on this evaluation, for as long as it is, however it ends. */
export function useLaptopOn(id: EvaluationId | null): void {
  useEffect(() => {
    if (id === null) return undefined
    localStorage.setItem(lastOpened, id)
    return hold(laptopLockOf(id), `${keyOf(id)}-laptop`)
  }, [id])
}

/** A reload of the laptop, or one that crashed, is back within this time, in ms. */
const untilGone = 2_500

/** Where the laptop is, as the second window sees it. */
export interface LaptopPlace {
  /** It was on this evaluation, and nobody is on it any more. */
  readonly hasLeft: boolean
  /** Another evaluation that it has gone to. */
  readonly goneTo: EvaluationId | null
}

/** Whether the laptop has left an evaluation, and where to. */
export function useLaptopPlace(id: EvaluationId): LaptopPlace {
  const [hasLeft, setLeft] = useState(false)
  const opened = useSyncExternalStore(subscribe, () => localStorage.getItem(lastOpened))
  useEffect(() => {
    let wasThere = false
    let leaving: ReturnType<typeof setTimeout> | undefined
    const stop = watchHolders(laptopLockOf(id), `${keyOf(id)}-laptop`, (isThere) => {
      clearTimeout(leaving)
      if (isThere) setLeft(false)
      else if (wasThere) leaving = setTimeout(() => setLeft(true), untilGone)
      wasThere = isThere
    })
    return () => {
      stop()
      clearTimeout(leaving)
    }
  }, [id])
  const other = EvaluationId.safeParse(opened)
  const goneTo = hasLeft && other.success && other.data !== id ? other.data : null
  return { hasLeft, goneTo }
}

/**
 * Holds a lock together with whoever else holds it, and tells those who watch.
 *
 * @returns how to let go
 */
function hold(lock: string, seenKey: string): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  void navigator.locks
    .request(lock, { mode: 'shared', signal }, () => {
      window.localStorage.setItem(seenKey, String(Date.now()))
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    })
    .catch(() => {})
  return () => leaving.abort()
}

/**
 * Watches whether anybody holds a lock. A lock tells, because the browser lets go of it also when
 * a window crashes or its screen is unplugged.
 */
function watchHolders(
  lock: string,
  seenKey: string,
  onChange: (isThere: boolean) => void,
): () => void {
  const stop = new AbortController()
  const look = async () => {
    const { held = [] } = await navigator.locks.query()
    if (stop.signal.aborted) return
    const isThere = held.some(({ name, mode }) => name === lock && mode === 'shared')
    onChange(isThere)
    if (!isThere) return
    // Granted when the last of them has gone.
    await navigator.locks.request(lock, { signal: stop.signal }, () => {}).catch(() => {})
    if (!stop.signal.aborted) void look()
  }
  const onStorage = ({ key }: StorageEvent) => {
    if (key === seenKey) void look()
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
