/**
 * The second window once there is something to read: results, trials, radar, decision.
 */
import { counted, formatDay, formatMeasure, joinNames } from '#shared/domain/format'
import { namedApart } from '#shared/domain/named-apart'
import type { RoomEvaluation } from '#shared/domain/projector/room'
import type { ProjectorView } from '#shared/domain/projector/view'
import { blipState, numberedBlips, radarTitle, ringNames } from '#shared/domain/radar'
import { stageResult } from '#shared/domain/scoring/result'
import { reachedStages, stageNames } from '#shared/domain/scoring/stages'
import { resultWords } from '#shared/domain/sentence'
import { sensitivity } from '#shared/domain/sensitivity/sensitivity'
import { supportPoll } from '#shared/domain/support'
import { trialSummaries } from '#shared/domain/trials'

export function resultsView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const reached = reachedStages(evaluation)
  const stage = reached.find((one) => one === item) ?? reached.at(-1)
  if (!stage) {
    return {
      kind: 'words',
      title: 'No result yet',
      text: 'There is one as soon as all scores are revealed.',
    }
  }
  const result = stageResult(evaluation, stage)
  const { finding, following } = resultWords(evaluation, result, sensitivity(result.table))
  const byId = new Map(namedApart(evaluation.candidates).map((row) => [row.id, row]))
  return {
    kind: 'results',
    finding,
    following,
    ranking: result.standings.flatMap((standing) => {
      const candidate = byId.get(standing.candidateId)
      if (!candidate) return []
      const { id, name, slot } = candidate
      const place = standing.status === 'scored' ? standing : { rank: null, total: null }
      return [{ id, name, slot, rank: place.rank, total: place.total }]
    }),
    stage: stageNames[stage],
  }
}

const trialStatusNames = {
  planned: 'Planned',
  running: 'Running',
  evaluating: 'Being evaluated',
  done: 'Done',
  stopped: 'Stopped',
} as const

const operatorWords = {
  '<=': 'at most',
  '>=': 'at least',
  '<': 'below',
  '>': 'above',
  '=': 'exactly',
} as const

export function trialView({ trials, candidates }: RoomEvaluation, item: string): ProjectorView {
  const trial = trials.find(({ id }) => id === item) ?? trials.at(-1)
  if (!trial) {
    return {
      kind: 'words',
      title: 'No trial yet',
      text: 'A trial project measures what decides and still rests on opinion.',
    }
  }
  const summaries = trialSummaries(trial)
  const byId = new Map(namedApart(candidates).map((row) => [row.id, row]))
  return {
    kind: 'trial',
    title: trial.title,
    hypothesis: trial.hypothesis,
    status: trialStatusNames[trial.status],
    candidates: summaries.flatMap(({ candidateId, outcome }) => {
      const candidate = byId.get(candidateId)
      return candidate
        ? [{ id: candidate.id, name: candidate.name, slot: candidate.slot, outcome }]
        : []
    }),
    rows: trial.successCriteria.map(({ id, measure, operator, target, unit, must }) => ({
      id,
      text:
        target === null
          ? measure
          : `${measure}: ${operatorWords[operator]} ${formatMeasure(target)} ${unit}`.trim(),
      must,
      verdicts: summaries.map(({ candidateId, verdicts }) => {
        const result = trial.results.find(
          (row) => row.candidateId === candidateId && row.successCriterionId === id,
        )
        return {
          verdict: verdicts.get(id) ?? 'not-measured',
          value:
            result && result.value !== null ? `${formatMeasure(result.value)} ${unit}`.trim() : '',
        }
      }),
    })),
  }
}

export function radarView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const chosen = evaluation.blips.find(({ id }) => id === item)
  const state = chosen && blipState(chosen)
  return {
    kind: 'radar',
    title: radarTitle(evaluation),
    sectors: evaluation.radar.sectors,
    blips: numberedBlips(evaluation).flatMap(({ number, blip }) => {
      const { ring, previousRing, movement, words } = blipState(blip)
      if (ring === null) return []
      return [
        {
          ...{ id: blip.id, number, name: blip.name, sectorId: blip.sectorId, ring, previousRing },
          isNew: movement === 'new',
          description: `${blip.name}, ${ringNames[ring]}, ${words}`,
        },
      ]
    }),
    chosenId: state?.ring ? (chosen?.id ?? null) : null,
    about: chosen && state?.ring ? `${chosen.name}: ${state.reason}` : '',
  }
}

export function decisionView(evaluation: RoomEvaluation): ProjectorView {
  const { decision, candidates, participants } = evaluation
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  const nameOf = new Map(participants.map(({ id, name }) => [id, name]))
  const poll = supportPoll(evaluation)
  const support = poll.result ? `Support: ${poll.result.words}` : ''
  const facts = [
    support,
    decision.conditions.length > 0
      ? counted(decision.conditions.length, 'condition', 'conditions')
      : '',
    decision.reviewDate ? `Review on ${formatDay(decision.reviewDate)}` : '',
    decision.actions.length > 0
      ? `Next: ${joinNames(decision.actions.slice(0, 2).map(({ text }) => text))}`
      : '',
  ].filter((fact) => fact !== '')
  if (decision.statement === '' && !chosen) {
    return { kind: 'words', title: 'What do we decide?', text: evaluation.frame.question }
  }
  return {
    kind: 'decision',
    candidate: chosen ? { id: chosen.id, name: chosen.name, slot: chosen.slot } : null,
    statement: decision.statement,
    because: decision.because,
    facts,
    dissent: decision.dissent.map(({ participantId, ...row }) => ({
      name: nameOf.get(participantId) ?? '',
      text: row.reason,
    })),
  }
}
