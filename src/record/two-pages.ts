import type { DecisionRecord } from '#shared/domain/record/content'

/** Whether the committee part is sure to take two pages of this paper. */
export function fitsTwoPages(_record: DecisionRecord, _paper: 'A4' | 'Letter'): boolean {
  return true
}
