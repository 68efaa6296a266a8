import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import { stageNames } from '#shared/domain/lifecycle'
import type { StepCheck, StepChecks } from '#shared/domain/step-check'
import { voters } from '#shared/domain/scoring/rounds'
import { openQuestions, scoredCandidates, unansweredMustHaves } from '#shared/domain/screening'
import { checkAgreed } from '#shared/domain/weighting/agreed'

/** The texts whose condition holds. */
export function texts(...lines: readonly (readonly [boolean, string])[]): string[] {
  return lines.filter(([holds]) => holds).map(([, text]) => text)
}

/** Whether there is any text at all in a field. */
export function filled(text: string): boolean {
  return text.trim() !== ''
}

function frame(evaluation: Evaluation): StepCheck {
  const { question, components, ownerId } = evaluation.frame
  const count = voters(evaluation).length
  const people = evaluation.participants.length
  return {
    begun: filled(question) || people > 0 || components.length > 0,
    count: people === 0 ? '' : counted(count, 'person', 'people'),
    done: texts(
      [filled(question), 'A decision question'],
      [count > 0, `${counted(count, 'voter', 'voters')}`],
      [ownerId !== null, 'Somebody who owns the decision'],
      [evaluation.agenda.length > 0, 'An agenda'],
    ),
    missing: texts(
      [!filled(question), 'No decision question yet'],
      [count === 0, 'Nobody has a vote yet'],
      [ownerId === null, 'Nobody owns the decision'],
    ),
    hints: texts(
      [components.length === 0, 'No component of the stack is in scope'],
      [evaluation.agenda.length === 0, 'No agenda'],
    ),
    advice: 'Write the question, add the people, and say who owns the decision.',
  }
}

function useCases(evaluation: Evaluation): StepCheck {
  const all = evaluation.useCases
  const gaps = coverage(evaluation)
  const open = all.filter(({ acceptance }) => !filled(acceptance)).length
  const silent = evaluation.personas
    .filter(({ id }) => gaps.personasWithoutVoter.includes(id))
    .map(({ name }) => name)
  const stages = gaps.stagesWithoutUseCase.map((stage) => stageNames[stage])
  const counts = counted(all.length, 'use case', 'use cases')
  return {
    begun: all.length > 0,
    count: all.length === 0 ? '' : String(all.length),
    done: texts(
      [
        all.length > 0 && open === 0,
        all.length === 1
          ? '1 use case with an acceptance sentence'
          : `${counts}, each with an acceptance sentence`,
      ],
      [all.length > 0 && open > 0, counts],
      [all.some(({ personaId }) => personaId) && silent.length === 0, 'Every persona has a voter'],
    ),
    missing: texts([all.length === 0, 'No use case yet']),
    hints: texts(
      [open > 0, `${counted(open, 'use case', 'use cases')} without an acceptance sentence`],
      [silent.length > 0, `No voter for ${joinNames(silent)}`],
      [all.length > 0 && stages.length > 0, `No use case at ${joinNames(stages)}`],
    ),
    advice: 'Write the first use case: when, I want, so that.',
  }
}

function stack(evaluation: Evaluation): StepCheck {
  const {
    stack: entries,
    frame: { components },
  } = evaluation
  const named = new Set(entries.map(({ componentId }) => componentId))
  const unmapped = components.filter((id) => !named.has(id)).length
  return {
    begun: entries.length > 0,
    count: entries.length === 0 ? '' : String(entries.length),
    done: texts(
      [entries.length > 0, `${counted(entries.length, 'component', 'components')} mapped`],
      [components.length > 0, `${counted(components.length, 'component', 'components')} in scope`],
    ),
    missing: texts(
      [entries.length === 0, 'Nothing is mapped yet'],
      [components.length === 0, 'No component is in scope'],
    ),
    hints: texts([
      entries.length > 0 && unmapped > 0,
      `${counted(unmapped, 'component', 'components')} in scope not mapped`,
    ]),
    advice: 'Say what is in place today and what this evaluation decides.',
  }
}

function shortlist(evaluation: Evaluation): StepCheck {
  const { candidates, mustHaves } = evaluation
  const scored = scoredCandidates(evaluation).length
  const blank = unansweredMustHaves(evaluation).length
  const open = openQuestions(evaluation)
  const ownerless = open.filter(({ settledBy, ownerId }) => !settledBy && !ownerId).length
  const useless = coverage(evaluation).candidatesWithoutUseCase.length
  const sourcings = new Set(candidates.map(({ sourcing }) => sourcing))
  return {
    begun: candidates.length > 0,
    count: candidates.length === 0 ? '' : String(candidates.length),
    done: texts(
      [scored > 0, `${counted(scored, 'candidate', 'candidates')} in the running`],
      [candidates.length > scored, `${candidates.length - scored} knocked out or withdrawn`],
      [mustHaves.length > 0 && blank === 0, 'Every must-have is answered'],
    ),
    missing: texts(
      [candidates.length === 0, 'No candidate yet'],
      [candidates.length > 0 && scored < 2, 'Fewer than two candidates are in the running'],
      [blank > 0, `${counted(blank, 'must-have answer', 'must-have answers')} not given`],
    ),
    hints: texts(
      [mustHaves.length === 0, 'No must-have'],
      [open.length > 0, `${counted(open.length, 'open question', 'open questions')}`],
      [ownerless > 0, `${counted(ownerless, 'open question', 'open questions')} without an owner`],
      [useless > 0, `${counted(useless, 'candidate serves', 'candidates serve')} no use case`],
      [candidates.length > 0 && !sourcings.has('build'), '“Build in-house” is not on the list'],
      [candidates.length > 0 && !sourcings.has('keep'), '“Keep what we have” is not on the list'],
    ),
    advice: 'Add candidates and answer the must-haves for each.',
  }
}

/** Whether the scores 1, 3 and 5 of a criterion say what they mean, so that it can be scored. */
export function isAnchored({ anchors }: Pick<Criterion, 'anchors'>): boolean {
  return filled(anchors[1]) && filled(anchors[3]) && filled(anchors[5])
}

function criteria(evaluation: Evaluation): StepCheck {
  const all = evaluation.criteria
  const { locked, agreed, revealedAt } = evaluation.weighting
  const bare = all.filter((criterion) => !isAnchored(criterion)).length
  const gaps = coverage(evaluation)
  const check = agreed && checkAgreed(evaluation, agreed)
  return {
    begun: all.length > 0,
    count: all.length === 0 ? '' : String(all.length),
    done: texts(
      [
        all.length > 0 && bare === 0,
        `${counted(all.length, 'criterion', 'criteria')} with anchors`,
      ],
      [revealedAt !== null, 'Everybody’s weights are shown'],
      [locked !== null, 'Weights are agreed and locked'],
    ),
    missing: texts(
      [all.length === 0, 'No criterion yet'],
      [bare > 0, `${counted(bare, 'criterion', 'criteria')} without words for 1, 3 and 5`],
      [all.length > 0 && locked === null, 'Weights are not locked'],
      [check !== null && !check.lockable, 'The agreed weights do not sum to 100.00'],
    ),
    hints: texts(
      [
        gaps.useCasesWithoutCriterion.length > 0,
        `${counted(gaps.useCasesWithoutCriterion.length, 'use case', 'use cases')} that no criterion serves`,
      ],
      [
        gaps.criteriaWithoutUseCase.length > 0,
        `${counted(gaps.criteriaWithoutUseCase.length, 'criterion serves', 'criteria serve')} no use case`,
      ],
    ),
    advice: 'Give every criterion its anchors, then agree the weights and lock them.',
  }
}

/** Steps before anybody scores. */
export const preparationChecks: StepChecks<
  'frame' | 'use-cases' | 'stack' | 'shortlist' | 'criteria'
> = { frame, 'use-cases': useCases, stack, shortlist, criteria }
