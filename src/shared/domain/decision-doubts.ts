/** What a group should look at before it accepts a decision. None of it forbids accepting. */
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { stageResult } from '#shared/domain/scoring/result'
import { excludedCandidates, openQuestions } from '#shared/domain/screening'
import { sourcingOutcome } from '#shared/domain/sourcing'
import { supportPoll } from '#shared/domain/support'
import { trialSummaries } from '#shared/domain/trials'

/** Doubts as sentences, the weightiest first. Empty when nothing speaks against it. Tells no blind vote. */
export function decisionDoubts(evaluation: Evaluation): string[] {
  const { decision, candidates } = evaluation
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  const nameOf = (id: string) => candidates.find((row) => row.id === id)?.name ?? id
  const poll = supportPoll(evaluation).result
  const doubts: string[] = []
  if (poll && poll.blocks > 0)
    doubts.push(`${counted(poll.blocks, 'person blocks', 'people block')} this decision.`)
  if (!chosen) return doubts
  if (excludedCandidates(evaluation).some(({ candidateId }) => candidateId === chosen.id))
    doubts.push(`${chosen.name} is off the shortlist: it fails a must-have or was withdrawn.`)
  const failed = evaluation.trials.filter((trial) =>
    trialSummaries(trial).some(
      ({ candidateId, outcome }) => candidateId === chosen.id && outcome === 'failed',
    ),
  )
  if (failed.length > 0)
    doubts.push(`${chosen.name} failed a must in ${joinNames(failed.map(({ title }) => title))}.`)
  const { firstIds, closeCall } = stageResult(evaluation, 'trial')
  if (isRevealed(evaluation) && firstIds.length > 0 && !firstIds.includes(chosen.id))
    doubts.push(`The result puts ${joinNames(firstIds.map(nameOf))} first, not ${chosen.name}.`)
  if (closeCall) doubts.push('First and second are less than 10 percent apart: a close call.')
  const sourcing = sourcingOutcome(evaluation.sourcing)
  const rule = sourcing.status === 'decided' && sourcing.override === null ? sourcing.rule : null
  if (rule?.against.includes(chosen.sourcing))
    doubts.push(
      `Build or buy came to “${rule.outcome}”, which speaks against ${chosen.name}. Decide otherwise there, with a reason, or choose another.`,
    )
  const open = openQuestions(evaluation).filter(({ candidateId }) => candidateId === chosen.id)
  if (open.length > 0)
    doubts.push(
      `${counted(open.length, 'must-have', 'must-haves')} of ${chosen.name} still unknown.`,
    )
  return doubts
}
