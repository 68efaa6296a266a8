import type { CandidateId } from '#shared/domain/ids'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import type { Shortlist } from './use-shortlist.ts'

export type View = 'candidates' | 'must-haves'

/** Which view and which candidate: both live in the address. */
export function useSelection({ evaluation }: Shortlist) {
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const view: View = item === 'must-haves' ? 'must-haves' : 'candidates'
  const { candidates } = evaluation
  const selected = candidates.find(({ id }) => id === item) ?? candidates[0] ?? null
  const go = (to: string) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'shortlist', item: to })
  return {
    view,
    selected,
    select: (id: CandidateId | null) => go(id ?? ''),
    show: (next: View) => go(next === 'must-haves' ? next : ''),
  }
}

export type Selection = ReturnType<typeof useSelection>
