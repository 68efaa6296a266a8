import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { AgendaItemId, CriterionId, type EvaluationId, MustHaveId } from '#shared/domain/ids'
import { radarOfOther } from '#shared/domain/radar-crossing'
import { withRelated } from '#shared/domain/superseding'
import type { AgendaTemplate, EvaluationTemplate } from '#shared/domain/templates'
import type { AgendaItem } from '#shared/domain/frame'

/** What somebody says of an evaluation that they begin. */
export interface Beginning {
  readonly id: EvaluationId
  /** An instant. */
  readonly createdAt: string
  readonly title: string
  readonly question: string
}

/** With nothing but its title and question. */
export function startBlank({ id, createdAt, title, question }: Beginning): Evaluation {
  const empty = emptyEvaluation(id, createdAt, title)
  return { ...empty, frame: { ...empty.frame, question } }
}

/**
 * With the criteria, anchors, must-haves, personas and radar of an earlier evaluation, which it
 * names as its origin; where that was decided, it is what this one will supersede. Never with
 * scores, weights, people, use cases or anything else that was said there: a radar says where tools
 * stand, and how it came to that.
 */
export function startFrom(origin: Evaluation, beginning: Beginning): Evaluation {
  const blank = startBlank(beginning)
  const isDecided = ['accepted', 'superseded'].includes(origin.decision.status)
  return {
    ...blank,
    // Whoever decides the same anew replaces what was decided; a draft has nothing to replace.
    decision: isDecided
      ? withRelated(blank.decision, 'supersedes', { id: origin.id, title: origin.frame.title })
      : blank.decision,
    frame: {
      ...blank.frame,
      origin: { evaluationId: origin.id, title: origin.frame.title },
    },
    personas: origin.personas,
    mustHaves: origin.mustHaves.map((row) => ({ ...row, ownerId: null })),
    criteria: origin.criteria.map((row) => {
      const { scoredUnder: _, ...words } = row
      return { ...words, useCaseIds: [] }
    }),
    ...radarOfOther(origin),
  }
}

/**
 * With the criteria, must-haves, scope and agenda of a template.
 *
 * @param agenda the agenda that the template names; null for none
 */
export function startFromTemplate(
  template: EvaluationTemplate,
  agenda: AgendaTemplate | null,
  beginning: Beginning,
): Evaluation {
  const blank = startBlank(beginning)
  return {
    ...blank,
    frame: { ...blank.frame, components: template.components },
    agenda: agenda
      ? agendaFrom(agenda, (n) => AgendaItemId.parse(`${agenda.session}-${n + 1}`))
      : [],
    mustHaves: template.mustHaves.map((text, n) => ({
      id: MustHaveId.parse(`k${n + 1}`),
      text,
      ownerId: null,
    })),
    criteria: template.criteria.map(({ id, ...row }) => ({
      ...row,
      id: CriterionId.parse(id),
      useCaseIds: [],
    })),
  }
}

/** The items of an agenda template, not started yet. */
export function agendaFrom(
  { session, items }: AgendaTemplate,
  idOf: (index: number) => AgendaItemId,
): AgendaItem[] {
  return items.map(({ title, minutes, step }, index) => ({
    id: idOf(index),
    session,
    title,
    minutes,
    start: null,
    step,
    startedAt: null,
    endedAt: null,
  }))
}
