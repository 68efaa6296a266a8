import { Evaluation } from '#shared/domain/evaluation'
import { scenarioEvaluation } from './scenario.ts'

const at = '2026-03-12T16:00:00+01:00'

/** The worked sample, with a reference wherever a file can have one. */
export function withEveryReference(): Evaluation {
  const sample = scenarioEvaluation()
  const who = sample.participants[0]?.id
  const [candidate] = sample.candidates
  const [criterion] = sample.criteria
  const [trial] = sample.trials
  const test = trial?.successCriteria[0]
  const [useCase] = sample.useCases
  const [mustHave] = sample.mustHaves
  const [persona] = sample.personas
  if (!who || !candidate || !criterion || !trial || !test || !useCase || !mustHave || !persona)
    throw new Error('The sample has changed')
  const cell = { candidateId: candidate.id, criterionId: criterion.id }
  const dissent = [{ participantId: who, score: 2, reason: 'Too slow' }]
  const discussion = {
    ...cell,
    ...{ addedBy: 'queue', outcome: 'open', agreed: null, reason: '', dissent, at: null },
  }
  const own = (row: object) => ({ ...row, ownerId: who, byId: who })
  return Evaluation.parse({
    ...sample,
    frame: { ...sample.frame, ownerId: who, facilitatorId: who },
    participants: sample.participants.map((row) => ({ ...row, personaId: persona.id })),
    panelChanges: [
      {
        ...{ at, byId: who, participantId: who, what: 'observes', reason: 'Left the team' },
        ...{ rankingBefore: [candidate.id], rankingAfter: [candidate.id] },
      },
    ],
    parkingLot: [own({ id: 'parked', text: 'Who pays?', due: null, done: false })],
    useCases: sample.useCases.map((row) => ({ ...row, personaId: persona.id })),
    mustHaves: sample.mustHaves.map((row) => ({ ...row, ownerId: who })),
    screening: sample.screening.map((row) => own({ ...row, settledBy: test.id })),
    rounds: sample.rounds.map((row) => ({
      ...row,
      cells: [{ ...cell, why: 'Split' }],
      replaced: [discussion],
    })),
    votesInShort: {
      cells: [
        {
          ...{ ...cell, roundId: sample.rounds[0]?.id, votes: 2, abstained: 0 },
          ...{ mean: 3, median: 3, sd: 1, low: 2, high: 4 },
        },
      ],
      ...{ weights: [], personas: [], personaWeights: {} },
    },
    trials: sample.trials.map((row) => ({
      ...row,
      ownerId: who,
      successCriteria: row.successCriteria.map((one) => ({
        ...{ ...one, useCaseId: useCase.id, criterionId: criterion.id, settles: mustHave.id },
      })),
      log: [{ id: `log-${row.id}`, day: '2026-03-12', byId: who, text: 'Began' }],
    })),
    attachments: [
      {
        ...{ id: 'attached', trialId: trial.id, lineId: `log-${trial.id}`, name: 'log.txt' },
        ...{ mediaType: 'text/plain', base64: 'AAAA' },
      },
    ],
    evidence: sample.evidence.map((row) => ({
      ...{ ...row, trialId: trial.id, successCriterionIds: [test.id] },
      decidedOn: [{ successCriterionId: test.id, verdict: 'pass' }],
    })),
    blips: sample.blips.map((row) => ({ ...row, candidateId: candidate.id })),
    sourcing: {
      ...sample.sourcing,
      recordedBy: who,
      answers: sample.sourcing.answers.map((row) => ({ ...row, byId: who })),
    },
    decision: {
      ...sample.decision,
      chosenId: candidate.id,
      support: { [who]: 4 },
      earlierPolls: [{ shownAt: at, support: { [who]: 1 } }],
      dissent: [{ participantId: who, prefers: candidate.id, reason: '', wouldChangeMyMind: '' }],
      actions: [{ id: 'act', text: 'Move', ownerId: who, due: null, done: false }],
      signedBy: [who],
      signatures: [{ participantId: who, at, chosen: '', statement: '', because: '' }],
    },
  })
}
