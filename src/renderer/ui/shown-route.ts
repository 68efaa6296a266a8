/**
 * Where the window is, and what it shows. A key that goes to another step is answered by the rail;
 * the page follows one frame later, however long it takes to draw.
 */
import { useSyncExternalStore } from 'react'
import { afterPaint } from './after-paint.ts'
import { hrefOf, navigate, parseRoute, type Route } from './routes.ts'

/** The address that the page shows. Null while nobody shows one. */
let shown: string | null = null
/** Where a key has asked to go. */
let asked: string | null = null
const listeners = new Set<() => void>()
let stopWaiting: (() => void) | null = null

/** What is to be drawn: the window's address, or for one more frame the step before. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, getShown))
}

/** The window's address, also while the page before is still on the screen. Only for what draws little. */
export function useRouteAhead(): Route {
  return parseRoute(useSyncExternalStore(subscribeToAddress, () => location.hash))
}

/** Goes to a step as the answer to a key: the page comes right after the rail. */
export function goToStep(route: Extract<Route, { page: 'step' }>): void {
  asked = hrefOf(route)
  navigate(route)
}

const getShown = () => shown ?? location.hash

function subscribe(onChange: () => void): () => void {
  if (listeners.size === 0) {
    shown = location.hash
    window.addEventListener('hashchange', follow)
  }
  listeners.add(onChange)
  return () => {
    listeners.delete(onChange)
    if (listeners.size > 0) return
    window.removeEventListener('hashchange', follow)
    forget()
    shown = null
  }
}

function subscribeToAddress(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange)
  return () => window.removeEventListener('hashchange', onChange)
}

function follow(): void {
  forget()
  const isAsked = location.hash === asked
  asked = null
  if (isAsked && isSameEvaluation(parseRoute(getShown()), parseRoute(location.hash))) {
    stopWaiting = afterPaint(show)
  } else show()
}

function show(): void {
  shown = location.hash
  for (const listener of listeners) listener()
}

function forget(): void {
  stopWaiting?.()
  stopWaiting = null
}

/** Both in the frame of one evaluation. Anything else must not stay on the screen a frame longer. */
function isSameEvaluation(from: Route, to: Route): boolean {
  return from.page === 'step' && to.page === 'step' && from.id === to.id
}
