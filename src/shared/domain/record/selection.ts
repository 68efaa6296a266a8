/** How the long list became the short one, in a few sentences. */
import { counted } from '#shared/domain/format'
import type { Span, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { joined, words } from '#shared/domain/record/words'
import { excludedCandidates, openQuestions, scoredCandidates } from '#shared/domain/screening'

/**
 * Who was considered, who left by which door, and who was scored. Everybody is counted once: who
 * failed a must-have and was taken off as well, with those that failed.
 */
export function selectionStory({ evaluation, names }: RecordFacts): Words[] {
  const { candidates, mustHaves } = evaluation
  const out = excludedCandidates(evaluation)
  const failed = out.filter((row) => row.failed.length > 0)
  const withdrawn = out.filter((row) => row.failed.length === 0)
  const scored = scoredCandidates(evaluation)
  const open = new Set(openQuestions(evaluation).map(({ candidateId }) => candidateId))
  const listed = (
    ids: readonly { readonly candidateId: Parameters<typeof names.candidate>[0] }[],
  ) =>
    joined(
      ids.map(({ candidateId }): Words => [names.candidate(candidateId)]),
      ', ',
    )
  const has = (sourcing: 'build' | 'keep') => candidates.some((row) => row.sourcing === sourcing)
  const usual: Span =
    has('build') && has('keep')
      ? 'Building in-house and keeping what is there were among them.'
      : has('build')
        ? 'Building in-house was among them; keeping what is there was not.'
        : has('keep')
          ? 'Keeping what is there was among them; building in-house was not.'
          : 'Neither building in-house nor keeping what is there was among them.'
  return [
    [`${counted(candidates.length, 'option was', 'options were')} considered. `, usual],
    mustHaves.length === 0
      ? ['There were no must-haves, so none could be knocked out by one.']
      : failed.length === 0
        ? [`None failed one of the ${counted(mustHaves.length, 'must-have', 'must-haves')}.`]
        : words`${counted(failed.length, 'option', 'options')} failed a must-have and left: ${listed(failed)}.`,
    ...(withdrawn.length === 0
      ? []
      : [
          words`${counted(withdrawn.length, 'option was', 'options were')} taken off by hand, with a reason: ${listed(withdrawn)}.`,
        ]),
    [
      `${counted(scored.length, 'option was', 'options were')} left to be scored`,
      open.size === 0
        ? '.'
        : `, ${open.size} of them with a must-have that is still an open question.`,
    ],
  ]
}
