import { AgendaTemplate, PersonaTemplate } from '#shared/domain/templates'
import agendaJson from '../../../../resources/templates/agendas.json'
import personaJson from '../../../../resources/templates/personas.json'

export const agendaTemplates: readonly AgendaTemplate[] = AgendaTemplate.array().parse(agendaJson)

/** Personas with what they want, what frustrates them and what they need. */
export const personaLibrary: readonly PersonaTemplate[] = PersonaTemplate.array().parse(personaJson)
