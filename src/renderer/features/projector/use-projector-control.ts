import { useEffect, useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import type { Attention } from '#shared/domain/projector/view'
import type { Settings } from '#shared/settings'
import { hrefOf, type Route } from '../../ui/routes.ts'
import {
  changeProjector,
  type ProjectorState,
  toggleFreeze,
  useLaptopOn,
  useProjectorState,
  watchProjector,
} from './projector-link.ts'

export interface ProjectorControl {
  readonly isOpen: boolean
  readonly state: ProjectorState
  readonly open: () => void
  readonly close: () => void
  readonly freeze: () => void
  /** Set apart from the laptop, or like it. */
  readonly setTheme: (theme: ProjectorState['theme']) => void
}

/** On the laptop: opens, freezes and closes the second window. */
export function useProjectorControl(id: EvaluationId): ProjectorControl {
  const state = useProjectorState(id)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => watchProjector(id, setOpen), [id])

  return {
    isOpen,
    state,
    open: () => {
      // Without an opener it gets a process of its own, and drawing it never delays a key here.
      window.open(
        hrefOf({ page: 'projector', id }),
        '_blank',
        'popup,noopener,width=1280,height=720',
      )
    },
    close: () => changeProjector(id, ({ closings }) => ({ closings: closings + 1 })),
    freeze: () => toggleFreeze(id),
    setTheme: (theme) => changeProjector(id, () => ({ theme })),
  }
}

/** On the laptop: tells the second window where the attention of the room should be. */
export function useFollowed(route: Route, laptopTheme: Settings['theme']): void {
  const id = route.page === 'home' ? null : route.id
  const { step, item } = attentionOf(route) ?? { step: null, item: '' }
  useLaptopOn(id)
  useEffect(() => {
    if (id)
      changeProjector(id, () => (step ? { now: { step, item }, laptopTheme } : { laptopTheme }))
  }, [id, step, item, laptopTheme])
}

/** Where a route puts the attention of the room. On a private screen: on who is how far. */
function attentionOf(route: Route): Attention | null {
  switch (route.page) {
    case 'step':
      return { step: route.step, item: route.item }
    case 'private':
      return route.task === 'scores'
        ? { step: 'scoring', item: '' }
        : { step: 'criteria', item: 'weights' }
    case 'home':
    case 'recovery':
    case 'projector':
      return null
  }
}
