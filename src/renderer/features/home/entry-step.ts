import type { StepId } from '#shared/domain/steps'
import type { statusOn } from '#shared/domain/summary'

/** The step at which work goes on. */
export function entryStep(status: ReturnType<typeof statusOn>): StepId {
  switch (status) {
    case 'draft':
      return 'frame'
    case 'scoring':
      return 'scoring'
    case 'in-trial':
      return 'trials'
    case 'decided':
    case 'due-for-review':
      return 'decision'
  }
}
