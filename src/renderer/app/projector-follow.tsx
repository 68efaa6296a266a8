import { useFollowed } from '../features/projector/use-projector-control.ts'
import type { Route } from '../ui/routes.ts'
import { useSettings } from './settings.tsx'

/** Lets the second window follow this one, also while somebody has the laptop to themselves. */
export function ProjectorFollow({ route }: { readonly route: Route }) {
  useFollowed(route, useSettings().settings.theme)
  return null
}
