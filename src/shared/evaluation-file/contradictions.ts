import type { Evaluation } from '#shared/domain/evaluation'
import { maxAttachmentsBytes } from '#shared/domain/proof'
import { attachedBytes } from '#shared/domain/trial-edits'
import {
  keyOf,
  keyText,
  type TableName,
  tableNames,
  tables,
  toTables,
} from '#shared/evaluation-file/rows'

/** Something in a file that cannot be true together with the rest of it. */
export interface Contradiction {
  /** Where, as a JSON path: `scorecards[3].participantId`. */
  readonly path: string
  readonly reason: string
}

const weightTolerance = 0.005

/**
 * What a well-formed evaluation says against itself: two rows with one key, references to
 * nothing, locked weights that do not sum to 100, an agreed score without a score, more attached
 * than an evaluation may hold.
 */
export function contradictionsOf(evaluation: Evaluation): Contradiction[] {
  return [
    ...repeatedRows(evaluation),
    ...nestedDuplicates(evaluation),
    ...danglingReferences(evaluation),
    ...weights(evaluation),
    ...discussions(evaluation),
    ...attachments(evaluation),
  ]
}

/** Rows with the key of an earlier one, of which only one could be kept. */
export function repeatedRows(evaluation: Evaluation): Contradiction[] {
  const all = toTables(evaluation)
  return tableNames.flatMap((table: TableName) => {
    const seen = new Set<string>()
    return all[table].flatMap((row, index) => {
      const key = keyText(keyOf(table, row))
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      const fields = tables[table].key.join(' and ')
      return [
        { path: `${table}[${index}]`, reason: `the same ${fields} as an earlier entry: ${key}` },
      ]
    })
  })
}

/** The same id twice in a list inside of a row, or for what is named across rows. */
function nestedDuplicates(evaluation: Evaluation): Contradiction[] {
  const { decision, sourcing, radar, trials } = evaluation
  const found: Contradiction[] = []
  const check = (
    rows: readonly { readonly id: string }[],
    path: string,
    seen = new Set<string>(),
  ) =>
    rows.forEach(({ id }, i) => {
      if (seen.has(id)) {
        found.push({ path: `${path}[${i}]`, reason: `the same id as an earlier entry: ${id}` })
      }
      seen.add(id)
    })
  for (const list of ['good', 'bad', 'risks', 'conditions', 'actions', 'triggers'] as const)
    check(decision[list], `decision.${list}`)
  check(decision.lookBacks ?? [], 'decision.lookBacks')
  check(sourcing.answers, 'sourcing.answers')
  check(radar.sectors, 'radar.sectors')
  // Evidence and must-haves name a success criterion without its trial.
  const criteria = new Set<string>()
  trials.forEach(({ successCriteria, stopRules, log }, i) => {
    check(successCriteria, `trials[${i}].successCriteria`, criteria)
    check(stopRules, `trials[${i}].stopRules`)
    check(log, `trials[${i}].log`)
  })
  return found
}

function danglingReferences(evaluation: Evaluation): Contradiction[] {
  const ids = {
    participant: idsOf(evaluation.participants),
    persona: idsOf(evaluation.personas),
    useCase: idsOf(evaluation.useCases),
    candidate: idsOf(evaluation.candidates),
    mustHave: idsOf(evaluation.mustHaves),
    criterion: idsOf(evaluation.criteria),
    round: idsOf(evaluation.rounds),
    trial: idsOf(evaluation.trials),
    successCriterion: idsOf(evaluation.trials.flatMap(({ successCriteria }) => successCriteria)),
    sector: idsOf(evaluation.radar.sectors),
    // Votes that nobody had seen stay where they are when their criterion is set aside.
    scored: idsOf([
      ...evaluation.criteria,
      ...(evaluation.removedCriteria ?? []).map((row) => row.criterion),
    ]),
  }
  type Kind = keyof typeof ids
  const names: Readonly<Record<Kind, string>> = {
    participant: 'participant',
    persona: 'persona',
    useCase: 'use case',
    candidate: 'candidate',
    mustHave: 'must-have',
    criterion: 'criterion',
    round: 'round',
    trial: 'trial',
    successCriterion: 'success criterion',
    sector: 'sector',
    scored: 'criterion',
  }
  const found: Contradiction[] = []
  const check = (kind: Kind, id: string | null, path: string) => {
    if (id !== null && !ids[kind].has(id)) found.push({ path, reason: `no ${names[kind]} ${id}` })
  }
  const checkAll = (kind: Kind, list: readonly string[], path: string) =>
    list.forEach((id, index) => check(kind, id, `${path}[${index}]`))
  const checkKeys = (kind: Kind, record: object, path: string) =>
    Object.keys(record).forEach((id) => check(kind, id, `${path}.${id}`))

  const { frame, weighting, decision, sourcing } = evaluation
  check('participant', frame.ownerId, 'frame.ownerId')
  check('participant', frame.facilitatorId, 'frame.facilitatorId')
  evaluation.participants.forEach((row, i) =>
    check('persona', row.personaId, `participants[${i}].personaId`),
  )
  evaluation.panelChanges?.forEach((row, i) => {
    check('participant', row.byId, `panelChanges[${i}].byId`)
    check('participant', row.participantId, `panelChanges[${i}].participantId`)
  })
  evaluation.parkingLot.forEach((row, i) => {
    check('participant', row.byId, `parkingLot[${i}].byId`)
    check('participant', row.ownerId, `parkingLot[${i}].ownerId`)
  })
  evaluation.useCases.forEach((row, i) =>
    check('persona', row.personaId, `useCases[${i}].personaId`),
  )
  evaluation.candidates.forEach((row, i) =>
    checkAll('useCase', row.useCaseIds, `candidates[${i}].useCaseIds`),
  )
  evaluation.mustHaves.forEach((row, i) =>
    check('participant', row.ownerId, `mustHaves[${i}].ownerId`),
  )
  evaluation.screening.forEach((row, i) => {
    check('candidate', row.candidateId, `screening[${i}].candidateId`)
    check('mustHave', row.mustHaveId, `screening[${i}].mustHaveId`)
    check('participant', row.byId, `screening[${i}].byId`)
    check('participant', row.ownerId, `screening[${i}].ownerId`)
    check('successCriterion', row.settledBy, `screening[${i}].settledBy`)
  })
  evaluation.criteria.forEach((row, i) =>
    checkAll('useCase', row.useCaseIds, `criteria[${i}].useCaseIds`),
  )
  if (weighting.agreed) checkKeys('criterion', weighting.agreed, 'weighting.agreed')
  if (weighting.locked) {
    checkAll('participant', weighting.locked.agreedBy, 'weighting.locked.agreedBy')
  }
  evaluation.weightVotes.forEach((row, i) => {
    check('participant', row.participantId, `weightVotes[${i}].participantId`)
    checkKeys('scored', row.given, `weightVotes[${i}].given`)
  })
  evaluation.scorecards.forEach((row, i) => {
    check('round', row.roundId, `scorecards[${i}].roundId`)
    check('participant', row.participantId, `scorecards[${i}].participantId`)
    check('candidate', row.candidateId, `scorecards[${i}].candidateId`)
    checkKeys('scored', row.votes, `scorecards[${i}].votes`)
    checkKeys('scored', row.reasons, `scorecards[${i}].reasons`)
  })
  evaluation.rounds.forEach((round, i) => {
    round.cells?.forEach((row, k) => {
      check('candidate', row.candidateId, `rounds[${i}].cells[${k}].candidateId`)
      check('criterion', row.criterionId, `rounds[${i}].cells[${k}].criterionId`)
    })
    round.replaced?.forEach((row, k) => {
      const at = `rounds[${i}].replaced[${k}]`
      check('candidate', row.candidateId, `${at}.candidateId`)
      check('criterion', row.criterionId, `${at}.criterionId`)
      row.dissent.forEach(({ participantId }, n) =>
        check('participant', participantId, `${at}.dissent[${n}].participantId`),
      )
    })
  })
  evaluation.discussions.forEach((row, i) => {
    check('candidate', row.candidateId, `discussions[${i}].candidateId`)
    check('criterion', row.criterionId, `discussions[${i}].criterionId`)
    row.dissent.forEach(({ participantId }, k) =>
      check('participant', participantId, `discussions[${i}].dissent[${k}].participantId`),
    )
  })
  evaluation.votesInShort?.cells.forEach((row, i) => {
    check('candidate', row.candidateId, `votesInShort.cells[${i}].candidateId`)
    check('criterion', row.criterionId, `votesInShort.cells[${i}].criterionId`)
    check('round', row.roundId, `votesInShort.cells[${i}].roundId`)
  })
  evaluation.trials.forEach((row, i) => {
    checkAll('candidate', row.candidateIds, `trials[${i}].candidateIds`)
    check('participant', row.ownerId, `trials[${i}].ownerId`)
    row.successCriteria.forEach((item, k) => {
      const at = `trials[${i}].successCriteria[${k}]`
      check('useCase', item.useCaseId, `${at}.useCaseId`)
      check('criterion', item.criterionId, `${at}.criterionId`)
      check('mustHave', item.settles, `${at}.settles`)
    })
    row.results.forEach((item, k) => {
      check('candidate', item.candidateId, `trials[${i}].results[${k}].candidateId`)
      check(
        'successCriterion',
        item.successCriterionId,
        `trials[${i}].results[${k}].successCriterionId`,
      )
    })
    row.log.forEach((item, k) => check('participant', item.byId, `trials[${i}].log[${k}].byId`))
  })
  evaluation.attachments?.forEach((row, i) =>
    check('trial', row.trialId, `attachments[${i}].trialId`),
  )
  evaluation.evidence.forEach((row, i) => {
    check('candidate', row.candidateId, `evidence[${i}].candidateId`)
    check('criterion', row.criterionId, `evidence[${i}].criterionId`)
    check('trial', row.trialId, `evidence[${i}].trialId`)
    checkAll('successCriterion', row.successCriterionIds, `evidence[${i}].successCriterionIds`)
    row.decidedOn?.forEach(({ successCriterionId }, k) =>
      check('successCriterion', successCriterionId, `evidence[${i}].decidedOn[${k}]`),
    )
  })
  evaluation.blips.forEach((row, i) => {
    check('sector', row.sectorId, `blips[${i}].sectorId`)
    check('candidate', row.candidateId, `blips[${i}].candidateId`)
  })
  sourcing.answers.forEach((row, i) =>
    check('participant', row.byId, `sourcing.answers[${i}].byId`),
  )
  check('participant', sourcing.recordedBy, 'sourcing.recordedBy')
  check('candidate', decision.chosenId, 'decision.chosenId')
  checkKeys('participant', decision.support, 'decision.support')
  decision.earlierPolls?.forEach(({ support }, i) =>
    checkKeys('participant', support, `decision.earlierPolls[${i}].support`),
  )
  decision.dissent.forEach((row, i) => {
    check('participant', row.participantId, `decision.dissent[${i}].participantId`)
    check('candidate', row.prefers, `decision.dissent[${i}].prefers`)
  })
  decision.actions.forEach((row, i) =>
    check('participant', row.ownerId, `decision.actions[${i}].ownerId`),
  )
  checkAll('participant', decision.signedBy, 'decision.signedBy')
  decision.signatures?.forEach((row, i) =>
    check('participant', row.participantId, `decision.signatures[${i}].participantId`),
  )
  return found
}

function weights({ weighting, criteria }: Evaluation): Contradiction[] {
  if (!weighting.locked) return []
  if (!weighting.agreed) return [{ path: 'weighting.agreed', reason: 'locked without any weight' }]
  const sum = criteria.reduce((total, { id }) => total + (weighting.agreed?.[id] ?? 0), 0)
  return Math.abs(sum - 100) <= weightTolerance
    ? []
    : [{ path: 'weighting.agreed', reason: `locked weights sum to ${sum}, not to 100` }]
}

function discussions(evaluation: Evaluation): Contradiction[] {
  return evaluation.discussions.flatMap(({ outcome, agreed }, i) =>
    (outcome === 'agreed') === (agreed !== null)
      ? []
      : [
          {
            path: `discussions[${i}].agreed`,
            reason: outcome === 'agreed' ? 'agreed without a score' : 'a score that was not agreed',
          },
        ],
  )
}

function attachments({ attachments: all = [] }: Evaluation): Contradiction[] {
  const bytes = all.reduce((sum, row) => sum + attachedBytes(row), 0)
  const mb = (size: number) => Math.ceil((size / 1024 / 1024) * 10) / 10
  return bytes <= maxAttachmentsBytes
    ? []
    : [
        {
          path: 'attachments',
          reason: `together ${mb(bytes)} MB, at most ${mb(maxAttachmentsBytes)} MB are kept`,
        },
      ]
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id))
}
