import { UseCaseTemplate } from '#shared/domain/templates'
import json from '../../../../resources/templates/use-cases.json'

export const useCaseTemplates: readonly UseCaseTemplate[] = UseCaseTemplate.array().parse(json)
