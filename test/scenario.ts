import { Evaluation } from '#shared/domain/evaluation'
import { scenarioPersonas } from './scenario-personas.ts'
import { scenarioProof } from './scenario-proof.ts'
import { scenario } from './scenario-source.ts'

const workshopDay = '2026-03-12'
const decisionDay = '2026-04-09'
const at = (time: string) => `${workshopDay}T${time}:00+01:00`

const sessions = [
  { session: 'workshop', items: scenario.agenda, day: workshopDay, offset: '+01:00' },
  {
    session: 'decision',
    items: scenario.decisionSessionAgenda,
    day: decisionDay,
    offset: '+02:00',
  },
]

const agendaSteps: Readonly<Record<string, string>> = {
  open: 'frame',
  'use-cases': 'use-cases',
  shortlist: 'shortlist',
  weights: 'criteria',
  scoring: 'scoring',
  reveal: 'reveal',
  results: 'results',
  radar: 'radar',
  trial: 'trials',
  close: 'decision',
  reopen: 'frame',
  readout: 'trials',
  update: 'trials',
  decide: 'decision',
  sign: 'decision',
}

const catalogueIds: Readonly<Record<string, readonly string[]>> = {
  mlflow: ['mlflow'],
  wandb: ['weights-and-biases'],
  clearml: ['clearml'],
  sagemaker: ['amazon-sagemaker-ai'],
  inhouse: [],
  comet: ['comet'],
}

/** Clock time HH:MM a number of minutes after another one of the same day. */
function later(start: string, minutes: number): string {
  const [hours = 0, past = 0] = start.split(':').map(Number)
  const sum = hours * 60 + past + minutes
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`
}

function agenda() {
  return sessions.flatMap(({ session, items, day, offset }) =>
    items.map(({ id, title, minutes, start }) => ({
      id: `${session}-${id}`,
      session,
      title,
      minutes,
      start,
      step: agendaSteps[id] ?? null,
      startedAt: `${day}T${start}:00${offset}`,
      endedAt: `${day}T${later(start, minutes)}:00${offset}`,
    })),
  )
}

function screening() {
  const notes: Readonly<Record<string, Readonly<Record<string, string>>>> = scenario.screeningNotes
  const owners = new Map(scenario.mustHaves.map(({ id, owner }) => [id, owner]))
  const settling = new Map(
    scenario.trial.successCriteria.flatMap(({ id, settles }) => (settles ? [[settles, id]] : [])),
  )
  const inTrial = Object.keys(scenario.trial.results)
  return Object.entries(scenario.screening).flatMap(([candidateId, answers]) =>
    Object.entries(answers).map(([mustHaveId, answer]) => ({
      candidateId,
      mustHaveId,
      answer,
      reason: notes[candidateId]?.[mustHaveId] ?? '',
      byId: owners.get(mustHaveId) ?? null,
      ownerId: answer === 'unknown' ? (owners.get(mustHaveId) ?? null) : null,
      settledBy:
        answer === 'unknown' && inTrial.includes(candidateId)
          ? (settling.get(mustHaveId) ?? null)
          : null,
    })),
  )
}

function firstVotes() {
  return Object.entries(scenario.scoresRound1).flatMap(([candidateId, byCriterion]) =>
    scenario.participants.map(({ id: participantId }) => ({
      roundId: 'r1',
      participantId,
      candidateId,
      votes: Object.fromEntries(
        Object.entries(byCriterion).map(([criterionId, votes]) => [
          criterionId,
          (votes as Readonly<Record<string, number | null>>)[participantId],
        ]),
      ),
      reasons: {},
    })),
  )
}

function secondVotes() {
  const cards = new Map<string, ReturnType<typeof emptyCard>>()
  const emptyCard = (participantId: string, candidateId: string) => ({
    roundId: 'r2',
    participantId,
    candidateId,
    votes: {} as Record<string, number | null>,
    reasons: {},
  })
  for (const { candidate, criterion, round2 } of scenario.consensus) {
    for (const [participantId, vote] of Object.entries(round2)) {
      const key = `${participantId} ${candidate}`
      const card = cards.get(key) ?? emptyCard(participantId, candidate)
      card.votes[criterion] = vote
      cards.set(key, card)
    }
  }
  return [...cards.values()]
}

function discussions() {
  const agreed = scenario.consensus.map((cell, i) => ({
    candidateId: cell.candidate,
    criterionId: cell.criterion,
    addedBy: cell.addedBy,
    outcome: 'agreed',
    agreed: cell.agreed,
    reason: cell.why,
    dissent: cell.dissent.map(({ by, score, reason }) => ({ participantId: by, score, reason })),
    at: at(later('10:57', i * 5)),
  }))
  const skipped = scenario.discussionSkipped.map((cell) => ({
    candidateId: cell.candidate,
    criterionId: cell.criterion,
    addedBy: 'queue',
    outcome: 'skipped',
    agreed: null,
    reason: cell.why,
    dissent: [],
    at: at('11:18'),
  }))
  return [...agreed, ...skipped]
}

function useCases() {
  return scenario.useCases.map(({ persona, component, want, ...useCase }) => ({
    ...useCase,
    // The words are kept as they follow "I want"; the scenario leaves out the "to" of verbs.
    want: want.startsWith('training') ? want : `to ${want}`,
    personaId: persona,
    componentId: component,
    dots: 0,
  }))
}

function candidates() {
  return scenario.candidates.map(({ id, name, edition, sourcing, components }, slot) => ({
    id,
    name,
    edition,
    sourcing,
    componentIds: components,
    useCaseIds: scenario.useCases
      .filter(({ component }) => components.includes(component))
      .map((useCase) => useCase.id),
    toolIds: catalogueIds[id] ?? [],
    slot,
    withdrawn: null,
    note: '',
  }))
}

/**
 * The worked sample as an evaluation: a whole workshop with its decision session, with the ids
 * of the scenario. What the scenario does not tell is left empty.
 */
export function scenarioEvaluation(): Evaluation {
  return Evaluation.parse({
    id: 'nordhavn-sample',
    createdAt: '2026-03-12T09:00:00+01:00',
    frame: {
      id: 'frame',
      title: scenario.title,
      organisation: scenario.organisation,
      question: scenario.decisionQuestion,
      disclaimer: scenario.disclaimer,
      components: scenario.component.split(' + '),
      ownerId: scenario.decisionOwner,
      facilitatorId: scenario.facilitator.id,
      workshopDate: scenario.dates.workshop,
      decisionDate: scenario.dates.decisionSession,
      context: {
        teamSize: null,
        cloud: '',
        kubernetes: 'unknown',
        budget: '',
        coreBusiness: 'no',
        notes: '',
      },
      origin: null,
      votesInRecord: false,
    },
    personas: scenarioPersonas,
    participants: [
      ...scenario.participants.map(({ id, name, role, persona }) => ({
        id,
        name,
        role,
        personaId: persona,
        kind: 'voter',
        leftAt: null,
      })),
      {
        id: scenario.facilitator.id,
        name: scenario.facilitator.name,
        role: scenario.facilitator.role,
        personaId: null,
        kind: 'observer',
        leftAt: null,
      },
    ],
    agenda: agenda(),
    parkingLot: scenario.parkingLot.map(({ text, by, owner, due }, i) => ({
      id: `parked-${i + 1}`,
      text,
      byId: by,
      ownerId: owner,
      due,
      done: false,
    })),
    notes: [],
    useCases: useCases(),
    stack: scenario.stack.map(({ component, status, tool }) => ({
      componentId: component,
      status: status === 'decided' ? 'in-place' : status,
      tool: tool ?? '',
      note: '',
    })),
    candidates: candidates(),
    mustHaves: scenario.mustHaves.map(({ id, text, owner }) => ({ id, text, ownerId: owner })),
    screening: screening(),
    criteria: scenario.criteria.map(({ id, name, useCases: served, anchors }) => ({
      id,
      name,
      question: '',
      group: '',
      direction: id === 'cost' || id === 'exit' ? 'cost' : 'benefit',
      useCaseIds: served,
      anchors: { ...anchors, 2: '', 4: '' },
    })),
    weighting: {
      id: 'weighting',
      method: 'points',
      revealedAt: at('10:03'),
      agreed: Object.fromEntries(scenario.criteria.map(({ id, weight }) => [id, weight])),
      locked: scenario.weightsLocked,
      changes: [],
    },
    weightVotes: Object.entries(scenario.weightVotes).map(([participantId, given]) => ({
      participantId,
      method: 'points',
      given,
      submittedAt: at('10:02'),
    })),
    rounds: [
      { id: 'r1', number: 1, kind: 'first', openedAt: at('10:22'), revealedAt: at('10:52') },
      { id: 'r2', number: 2, kind: 'second', openedAt: at('10:53'), revealedAt: at('11:18') },
    ],
    scorecards: [...firstVotes(), ...secondVotes()],
    discussions: discussions(),
    ...scenarioProof(),
  })
}
