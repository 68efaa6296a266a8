import { EvaluationId, ParticipantId } from '#shared/domain/ids'
import { StepId } from '#shared/domain/steps'

/** Where the user is. It lives in the address, so that back, forward and reload work. */
export type Route =
  | { readonly page: 'home' }
  | {
      readonly page: 'step'
      readonly id: EvaluationId
      readonly step: StepId
      /** What is selected on the step, in the step's own words. Empty: nothing. */
      readonly item: string
    }
  /** One person's own screen: blind scoring, or blind weights. No frame around it. */
  | {
      readonly page: 'private'
      readonly id: EvaluationId
      readonly task: 'scores' | 'weights'
      readonly participantId: ParticipantId
    }
  /** Copies of how an evaluation once was, and what was put aside. */
  | {
      readonly page: 'recovery'
      /** Null where the window crashed before anything was open. */
      readonly id: EvaluationId | null
      /** Whether the window comes from crashes that would only repeat themselves. */
      readonly crashed: boolean
    }
  /** The second window, for the room. */
  | { readonly page: 'projector'; readonly id: EvaluationId }

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/'
    case 'step':
      return `#/e/${route.id}/${route.step}${route.item ? `/${encodeURIComponent(route.item)}` : ''}`
    case 'private':
      return `#/e/${route.id}/private/${route.task}/${route.participantId}`
    case 'recovery':
      return `#/recovery/${route.id ?? '-'}${route.crashed ? '/crashed' : ''}`
    case 'projector':
      return `#/e/${route.id}/projector`
  }
}

/** Where an address leads. Whatever makes no sense leads home. */
export function parseRoute(hash: string): Route {
  const [e, rawId, rawStep, a = '', b = ''] = hash.replace(/^#\//, '').split('/').map(decode)
  const id = EvaluationId.safeParse(rawId)
  if (e === 'recovery') {
    const known = rawId === '-' ? null : (id.data ?? null)
    return { page: 'recovery', id: known, crashed: rawStep === 'crashed' }
  }
  if (e !== 'e' || !id.success) return { page: 'home' }
  if (rawStep === 'projector') return { page: 'projector', id: id.data }
  if (rawStep === 'private') {
    const participantId = ParticipantId.safeParse(b)
    if (participantId.success && (a === 'scores' || a === 'weights')) {
      return { page: 'private', id: id.data, task: a, participantId: participantId.data }
    }
  }
  const step = StepId.safeParse(rawStep)
  return { page: 'step', id: id.data, step: step.success ? step.data : 'frame', item: a }
}

export function navigate(route: Route): void {
  location.hash = hrefOf(route)
}

/** Changes the address without adding a step to the browser's history: for a selection. */
export function replaceRoute(route: Route): void {
  history.replaceState(null, '', hrefOf(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Where the last late way on has led, and from where the user had asked for it. */
let carried = { from: '', to: '' }

/** Where the user has gone by themselves. What was done late has not moved them. */
const whereUserIs = () => (location.hash === carried.to ? carried.from : location.hash)

/**
 * A way to go on that is taken only while the user is still where they are now: what is done late,
 * after something was written, must not carry anybody back who has gone on meanwhile. Of several
 * that are under way from one place, as when two things are added in quick succession, each is
 * taken.
 */
export function whileHere<A extends readonly unknown[]>(
  then: (...args: A) => void,
): (...args: A) => void {
  const from = whereUserIs()
  return (...args) => {
    if (whereUserIs() !== from) return
    then(...args)
    carried = { from, to: location.hash }
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
