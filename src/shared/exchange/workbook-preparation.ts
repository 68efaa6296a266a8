/** The sheets of the steps before anybody judges: frame, use cases, stack map, shortlist. */
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { stageNames } from '#shared/domain/lifecycle'
import { excludedCandidates } from '#shared/domain/screening'
import { resultSentence } from '#shared/domain/sentence'
import { blindRounds } from '#shared/exchange/blind-rounds'
import { namesOf } from '#shared/exchange/names'
import { heading, type WorkbookCell, type WorkbookSheet } from '#shared/exchange/workbook-plan'

export function preparationSheets(evaluation: Evaluation): WorkbookSheet[] {
  return [frame(evaluation), useCases(evaluation), stack(evaluation), shortlist(evaluation)]
}

function frame(evaluation: Evaluation): WorkbookSheet {
  const { frame: sheet, participants, decision } = evaluation
  const names = namesOf(evaluation)
  const { context } = sheet
  const facts: readonly (readonly [string, WorkbookCell])[] = [
    ['Title', sheet.title],
    ['Organisation', sheet.organisation],
    ['Decision question', sheet.question],
    ['Components', sheet.components.map(componentName).join(', ')],
    ['Decision owner', names.participant(sheet.ownerId)],
    ['Facilitator', names.participant(sheet.facilitatorId)],
    ['Workshop', sheet.workshopDate],
    ['Decision session', sheet.decisionDate],
    ['Team size', context.teamSize],
    ['Cloud', context.cloud],
    ['Kubernetes', context.kubernetes],
    ['Budget', context.budget],
    ['MLOps is our core business', context.coreBusiness],
    ['Notes', context.notes],
    ['Result', resultSentence(evaluation, 'trial').text],
    ['Decision', decision.statement],
    ['Still blind', blindRounds(evaluation).join(', ') || null],
    ['Remark', sheet.disclaimer],
  ]
  return {
    name: 'Frame',
    widths: [28, 60, 24, 12],
    rows: [
      ...facts.map(([name, value]) => [heading(name), value]),
      [],
      ['Participant', 'Role', 'Persona', 'Vote'].map(heading),
      ...participants.map(({ name, role, personaId, kind }) => [
        name,
        role,
        names.persona(personaId),
        kind,
      ]),
    ],
  }
}

function useCases(evaluation: Evaluation): WorkbookSheet {
  const names = namesOf(evaluation)
  const titles = [
    'Use case',
    'When',
    'I want',
    'So that',
    'Persona',
    'Lifecycle stage',
    'Component',
    'Priority',
    'Acceptance',
    'Dots',
  ]
  return {
    name: 'Use cases',
    widths: [28, 40, 40, 40, 18, 16, 22, 10, 40, 8],
    rows: [
      titles.map(heading),
      ...evaluation.useCases.map((row) => [
        row.title,
        row.when,
        row.want,
        row.soThat,
        names.persona(row.personaId),
        row.stage && stageNames[row.stage],
        row.componentId && componentName(row.componentId),
        row.priority,
        row.acceptance,
        row.dots,
      ]),
    ],
  }
}

function stack({ stack: entries }: Evaluation): WorkbookSheet {
  return {
    name: 'Stack map',
    widths: [28, 20, 28, 50],
    rows: [
      ['Component', 'Status', 'In place today', 'Note'].map(heading),
      ...entries.map(({ componentId, status, tool, note }) => [
        componentName(componentId),
        status,
        tool,
        note,
      ]),
    ],
  }
}

function shortlist(evaluation: Evaluation): WorkbookSheet {
  const { candidates, mustHaves, screening } = evaluation
  const out = new Map(excludedCandidates(evaluation).map((row) => [row.candidateId, row]))
  const answerTo = (candidateId: string, mustHaveId: string) => {
    const row = screening.find(
      (entry) => entry.candidateId === candidateId && entry.mustHaveId === mustHaveId,
    )
    if (!row) return null
    return row.reason ? `${row.answer}: ${row.reason}` : row.answer
  }
  return {
    name: 'Shortlist',
    widths: [28, 34, 14, 14, ...mustHaves.map(() => 34), 40],
    rows: [
      [
        ...['Candidate', 'Edition', 'Sourcing', 'Status'].map(heading),
        ...mustHaves.map(({ text }) => heading(text)),
        heading('Note'),
      ],
      ...candidates.map(({ id, name, edition, sourcing, withdrawn, note }) => [
        name,
        edition,
        sourcing,
        out.has(id) ? 'left out' : 'scored',
        ...mustHaves.map((mustHave) => answerTo(id, mustHave.id)),
        [withdrawn, note].filter(Boolean).join('; '),
      ]),
    ],
  }
}
