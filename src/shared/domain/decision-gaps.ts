import type { Decision } from '#shared/domain/decision'

/** Something that a decision must say before it can be accepted. */
export type DecisionGap = 'statement' | 'because' | 'chosen' | 'review-date'

/** What each gap asks for, in words for the page. */
export const decisionGapTexts: Readonly<Record<DecisionGap, string>> = {
  statement: 'What we decide, in a sentence',
  because: 'A because',
  chosen: 'The chosen candidate',
  'review-date': 'A review date',
}

/** What is still missing. Empty when the decision may be accepted. */
export function decisionGaps({
  statement,
  because,
  chosenId,
  reviewDate,
}: Pick<Decision, 'statement' | 'because' | 'chosenId' | 'reviewDate'>): DecisionGap[] {
  const checks: readonly (readonly [DecisionGap, boolean])[] = [
    ['statement', statement.trim() !== ''],
    ['because', because.trim() !== ''],
    ['chosen', chosenId !== null],
    ['review-date', reviewDate !== null],
  ]
  return checks.filter(([, there]) => !there).map(([gap]) => gap)
}
