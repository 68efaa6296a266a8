/** Proof, first half: context and use cases, options and must-haves. */
import { componentName } from '#shared/domain/components'
import { coverage, stackCoverage } from '#shared/domain/coverage'
import { formatDay } from '#shared/domain/format'
import { stageNames } from '#shared/domain/lifecycle'
import type { UseCase } from '#shared/domain/options'
import type { Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import {
  list,
  note,
  pairs,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { joined, listed, said, strong, words } from '#shared/domain/record/words'
import { scoredCandidates } from '#shared/domain/screening'
import { stackAdvice, stackRows, suiteLine } from '#shared/domain/stack'

/** The question and its circumstances, who it is for, the stack as it is, the use cases. */
export function contextSection(facts: RecordFacts): Section {
  const { useCases, personas } = facts.evaluation
  return section(
    'context',
    'Context and use cases',
    [],
    [
      part('Question and context', [contextPairs(facts), notKnown(facts)]),
      part('Personas', [
        table(
          'Personas: what they want, what frustrates them, what they need',
          [text('Persona', 2), text('Wants', 3), text('Frustrations', 3), text('Needs', 3)],
          personas.map(({ name, wants, frustrations, needs }) => [
            [said(name)],
            [said(wants)],
            [said(frustrations)],
            [said(needs)],
          ]),
        ),
      ]),
      stackPart(facts),
      part('Use cases', [
        table(
          'Use cases as jobs to be done',
          [
            text('Use case', 7),
            text('For', 2),
            text('Stage and component', 2),
            text('Priority', 1.4),
          ],
          useCases.map((row) => useCaseRow(row, facts)),
        ),
        useCaseGaps(facts),
      ]),
    ],
  )
}

/** The stack as one picture, as a table with its remarks, and what is usually begun with. */
function stackPart({ evaluation, names }: RecordFacts): Section {
  const { stack, frame } = evaluation
  const noted = stack.some((row) => row.note.trim() !== '')
  const running = new Set(scoredCandidates(evaluation).map(({ id }) => id))
  const columns = stackCoverage(evaluation)
    .filter(({ candidateId }) => running.has(candidateId))
    .map((cover) => ({ ...names.candidateName(cover.candidateId), coverage: cover }))
  const suite = suiteLine(evaluation)
  const isMapped = stack.length > 0 || frame.components.length > 0
  return part('The stack today', [
    isMapped ? paragraph(names.sentence(suite)) : null,
    isMapped
      ? {
          kind: 'figure',
          label: `The stack on the lifecycle: what is in place, what is decided here, and what each candidate would fill. ${suite}`,
          figure: { kind: 'stack', rows: stackRows(evaluation), columns },
        }
      : null,
    table(
      'Components of the stack',
      [
        text('Component', 3),
        text('Where it stands', 2),
        text('Filled by', 2),
        ...(noted ? [text('Note', 4)] : []),
      ],
      stack.map(({ componentId, status, tool, note: remark }) => [
        [componentName(componentId)],
        [stackStatus[status]],
        tool.trim() === '' ? ['nothing'] : [said(tool)],
        ...(noted ? [remark.trim() === '' ? [] : [said(remark)]] : []),
      ]),
    ),
    isMapped
      ? list(stackAdvice(evaluation).map(({ text: advice, reason }) => [`${advice} ${reason}`]))
      : null,
  ])
}

export const stackStatus = {
  'under-evaluation': 'decided here',
  'next-evaluation': 'next evaluation',
  'in-place': 'in place',
  open: 'open, can wait',
  'not-needed': 'not needed',
} as const

const yesNo = { yes: 'yes', no: 'no', unknown: '' }

/** Facts of the frame with an empty text where nobody has said anything. */
function contextFacts({ evaluation, names }: RecordFacts): [string, Words | null][] {
  const { frame } = evaluation
  const { context } = frame
  const typed = (value: string): Words | null => (value.trim() === '' ? null : [said(value)])
  const day = (value: string | null): Words | null => (value === null ? null : [formatDay(value)])
  return [
    ['Question', typed(frame.question)],
    [
      'Decided here',
      frame.components.length === 0 ? null : [frame.components.map(componentName).join(', ')],
    ],
    ['Team size', context.teamSize === null ? null : [String(context.teamSize)]],
    ['Cloud in use', typed(context.cloud)],
    ['Can run Kubernetes', typed(yesNo[context.kubernetes])],
    ['Budget', typed(context.budget)],
    ['MLOps is our core business', typed(yesNo[context.coreBusiness])],
    ['Notes', typed(context.notes)],
    ['Decision owner', frame.ownerId === null ? null : [names.person(frame.ownerId)]],
    ['Facilitator', frame.facilitatorId === null ? null : [names.person(frame.facilitatorId)]],
    ['Workshop', day(frame.workshopDate)],
    ['Decision session', day(frame.decisionDate)],
  ]
}

function contextPairs(facts: RecordFacts) {
  return pairs(
    contextFacts(facts).flatMap(([name, value]): [string, Words][] =>
      value ? [[name, value]] : [],
    ),
  )
}

function notKnown(facts: RecordFacts) {
  const all = contextFacts(facts)
  const unknown = all.filter(([, value]) => value === null).map(([name]) => name)
  if (unknown.length === 0 || unknown.length === all.length) return null
  return note([
    `Not recorded: ${unknown
      .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
      .join(', ')
      .replace('mLOps', 'MLOps')}.`,
  ])
}

const priorities = { must: 'must', should: 'should', could: 'could' }

function useCaseRow(useCase: UseCase, { names, evaluation }: RecordFacts): Words[] {
  const {
    id,
    title,
    when,
    want,
    soThat,
    personaId,
    stage,
    componentId,
    priority,
    acceptance,
    dots,
  } = useCase
  const pieces: Words[] = [
    ...(when.trim() ? [words`when ${said(when)}`] : []),
    ...(want.trim() ? [words`I want ${said(want)}`] : []),
    ...(soThat.trim() ? [words`so that ${said(soThat)}`] : []),
  ]
  const sentence: Words = pieces.length === 0 ? [] : words`. ${capitalFirst(joined(pieces, ', '))}.`
  const accepted: Words = acceptance.trim() === '' ? [] : words` Works when: ${said(acceptance)}.`
  const dotted = evaluation.useCases.some((row) => row.dots > 0) ? [`, ${dots} dots`] : []
  return [
    words`${names.useCase(id)} ${strong(said(title.trim() || want))}${sentence}${accepted}`,
    [names.persona(personaId)],
    [
      [
        stage === null ? null : stageNames[stage],
        componentId === null ? null : componentName(componentId),
      ]
        .filter((piece) => piece !== null)
        .join(', ') || 'not recorded',
    ],
    [priorities[priority], ...dotted],
  ]
}

function capitalFirst(all: Words): Words {
  const [first, ...rest] = all
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : all
}

function useCaseGaps({ evaluation, names }: RecordFacts) {
  if (evaluation.useCases.length === 0) return null
  const { useCasesWithoutCriterion, stagesWithoutUseCase } = coverage(evaluation)
  const codes = (ids: readonly UseCase['id'][]) => listed(ids.map((id) => [names.useCase(id)]))
  const unserved: Words =
    evaluation.criteria.length === 0
      ? []
      : useCasesWithoutCriterion.length === 0
        ? ['Every use case is served by a criterion.']
        : words`No criterion serves ${codes(useCasesWithoutCriterion)}.`
  const empty: Words =
    stagesWithoutUseCase.length === 0
      ? []
      : [
          ` Stages of the lifecycle without a use case: ${stagesWithoutUseCase.map((stage) => stageNames[stage].toLowerCase()).join(', ')}.`,
        ]
  return paragraph(unserved, empty)
}
