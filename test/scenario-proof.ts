import { scenario } from './scenario-source.ts'

const tools: Readonly<
  Record<string, { readonly candidate: string | null; readonly tool: string }>
> = {
  MLflow: { candidate: 'mlflow', tool: 'mlflow' },
  'Weights & Biases': { candidate: 'wandb', tool: 'weights-and-biases' },
  ClearML: { candidate: 'clearml', tool: 'clearml' },
  'SageMaker managed MLflow': { candidate: 'sagemaker', tool: 'amazon-sagemaker-ai' },
  'In-house tracker': { candidate: 'inhouse', tool: '' },
  DVC: { candidate: null, tool: 'dvc' },
  lakeFS: { candidate: null, tool: 'lakefs' },
  Airflow: { candidate: null, tool: 'apache-airflow' },
  KServe: { candidate: null, tool: 'kserve' },
  Evidently: { candidate: null, tool: 'evidently' },
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

const lines = (name: string, texts: readonly string[]) =>
  texts.map((text, i) => ({ id: `${name}-${i + 1}`, text }))

function trial() {
  const { trial: source } = scenario
  const notes: Readonly<Record<string, Readonly<Record<string, string>>>> = source.resultNotes
  return {
    id: source.id,
    title: source.title,
    hypothesis: source.hypothesis,
    scope: source.scope,
    candidateIds: Object.keys(source.results),
    ownerId: source.owner,
    start: source.start,
    end: source.end,
    timeboxDays: source.timeboxDays,
    budget: { personDays: source.budget.personDays, cash: source.budget.cashEUR, currency: 'EUR' },
    stopRules: lines('stop', source.stopIf),
    status: 'done',
    successCriteria: source.successCriteria.map(({ useCase, criterion, ...rest }) => ({
      ...rest,
      useCaseId: useCase,
      criterionId: criterion,
    })),
    results: Object.entries(source.results).flatMap(([candidateId, values]) =>
      Object.entries(values).map(([successCriterionId, value]) => ({
        candidateId,
        successCriterionId,
        value,
        note: notes[candidateId]?.[successCriterionId] ?? '',
      })),
    ),
    log: [],
  }
}

function evidence() {
  return scenario.expected.evidenceLedger.map((row, i) => ({
    id: `evidence-${i + 1}`,
    candidateId: row.candidate,
    criterionId: row.criterion,
    level: 'trial',
    trialId: scenario.trial.id,
    successCriterionIds: row.evidence,
    from: row.from,
    to: row.to,
    status: 'accepted',
    decidedBy: row.decidedBy,
    reason: row.note,
    at: `${scenario.dates.decisionSession}T10:${21 + i}:00+02:00`,
  }))
}

function blips() {
  const { workshop, decisionSession } = scenario.dates
  const sectors: readonly string[] = scenario.radar.sectors
  return scenario.radar.entries.map(({ name, sector, before, after, why }) => ({
    id: slug(name),
    name,
    sectorId: `sector-${sectors.indexOf(sector) + 1}`,
    candidateId: tools[name]?.candidate ?? null,
    toolId: tools[name]?.tool || null,
    history: [
      { day: workshop, ring: before, reason: '' },
      { day: decisionSession, ring: after, reason: why },
    ],
  }))
}

function decision() {
  const { decision: source } = scenario
  const chosen = scenario.candidates.find(({ id }) => id === source.chosen)
  return {
    id: 'decision',
    status: source.status,
    chosenId: source.chosen,
    sourcing: source.sourcing,
    date: source.date,
    statement: source.statement,
    because: source.because,
    good: lines('good', source.consequences.good),
    bad: lines('bad', source.consequences.bad),
    risks: lines('risk', source.consequences.risks),
    prediction: '',
    premortem: '',
    support: source.support.votes,
    supportRevealedAt: '2026-04-09T10:36:00+02:00',
    dissent: source.dissent.map(({ by, prefers, reason, wouldChangeMyMind }) => ({
      participantId: by,
      prefers,
      reason,
      wouldChangeMyMind,
    })),
    conditions: lines('condition', source.conditions),
    actions: source.actions.map(({ text, owner, due }, i) => ({
      id: `action-${i + 1}`,
      text,
      ownerId: owner,
      due,
      done: false,
    })),
    reviewDate: source.reviewBy,
    triggers: lines('trigger', source.reviewTriggers),
    supersedes: '',
    supersededBy: '',
    signedBy: source.signedBy,
    signatures: source.signedBy.map((participantId) => ({
      participantId,
      at: '2026-04-09T10:42:00+02:00',
      chosen: [chosen?.name, chosen?.edition].filter(Boolean).join(', '),
      statement: source.statement,
      because: source.because,
    })),
  }
}

/** The part of the worked sample that comes after the first result: trial, evidence, radar, decision. */
export function scenarioProof() {
  return {
    trials: [trial()],
    evidence: evidence(),
    radar: {
      id: 'radar',
      date: scenario.radar.date,
      sectors: scenario.radar.sectors.map((name, i) => ({ id: `sector-${i + 1}`, name })),
    },
    blips: blips(),
    sourcing: {
      id: 'sourcing',
      question: scenario.buildVsBuy.question,
      answers: scenario.buildVsBuy.answers.map(({ question, answer }, i) => ({
        id: sourcingIds[i] ?? `question-${i + 1}`,
        question,
        answer,
        byId: null,
      })),
      recordedBy: scenario.buildVsBuy.recordedBy,
      override: null,
    },
    decision: decision(),
  }
}

const sourcingIds = [
  'sets-us-apart',
  'covers-must-haves',
  'can-staff',
  'leaving-costs-more',
  'rules-forbid',
]
