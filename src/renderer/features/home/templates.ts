import { AgendaTemplate, EvaluationTemplate } from '#shared/domain/templates'
import agendaJson from '../../../../resources/templates/agendas.json'
import evaluationJson from '../../../../resources/templates/evaluations.json'

/** What a new evaluation can start from. */
export const evaluationTemplates: readonly EvaluationTemplate[] =
  EvaluationTemplate.array().parse(evaluationJson)

/** The agendas that templates name. */
export const agendas: readonly AgendaTemplate[] = AgendaTemplate.array().parse(agendaJson)
