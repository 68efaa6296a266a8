import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceProposals } from '#shared/domain/evidence'
import { counted } from '#shared/domain/format'
import { blipState, ringProposals } from '#shared/domain/radar'
import type { Known, StepCheck, StepChecks } from '#shared/domain/step-check'
import { filled, texts } from '#shared/domain/readiness-preparation'
import { signatureStates } from '#shared/domain/signatures'
import { sourcingOutcome } from '#shared/domain/sourcing'
import { supportPoll } from '#shared/domain/support'
import { charterGaps, untestedMustUseCases } from '#shared/domain/trials'

function trials(evaluation: Evaluation): StepCheck {
  const all = evaluation.trials
  const unfit = all.filter((trial) => charterGaps(trial).length > 0).length
  const going = all.filter(({ status }) => !['done', 'stopped'].includes(status)).length
  const proposed = evidenceProposals(evaluation).length
  const untested = untestedMustUseCases(evaluation).length
  return {
    begun: all.length > 0,
    count: all.length === 0 ? '' : String(all.length),
    done: texts(
      [all.length > 0 && unfit === 0, `${counted(all.length, 'charter', 'charters')} complete`],
      [all.length > going, `${counted(all.length - going, 'trial', 'trials')} finished`],
    ),
    missing: texts(
      [all.length === 0, 'No trial yet'],
      [unfit > 0, `${counted(unfit, 'charter', 'charters')} incomplete`],
      [going > 0, `${counted(going, 'trial', 'trials')} not finished`],
    ),
    hints: texts(
      [
        proposed > 0,
        `${counted(proposed, 'result', 'results')} that nobody has turned into evidence`,
      ],
      [
        all.length > 0 && untested > 0,
        `${counted(untested, 'must use case', 'must use cases')} that nobody tests`,
      ],
    ),
    advice:
      all.length === 0
        ? 'Design a trial from the result, or go on without one.'
        : 'Complete the charters, enter the results, and decide what they change.',
  }
}

function radar(evaluation: Evaluation, { ringProposals: known }: Known): StepCheck {
  const on = evaluation.blips.filter((blip) => blipState(blip).ring !== null)
  const bare = on.filter((blip) => !filled(blipState(blip).reason)).length
  const sectors = evaluation.radar.sectors.length
  const proposals = known ?? ringProposals(evaluation).length
  return {
    begun: on.length > 0,
    count: on.length === 0 ? '' : String(on.length),
    done: texts([
      on.length > 0 && bare === 0,
      `${counted(on.length, 'tool', 'tools')} with a reason`,
    ]),
    missing: texts(
      [on.length === 0, 'No tool is on the radar'],
      [sectors < 3, 'Fewer than three sectors'],
      [bare > 0, `${counted(bare, 'tool', 'tools')} without a reason`],
    ),
    hints: texts([
      proposals > 0,
      `${counted(proposals, 'proposed ring', 'proposed rings')} to look at`,
    ]),
    advice: 'Put each tool in a ring, with a reason.',
  }
}

function decision(evaluation: Evaluation): StepCheck {
  const { decision: made, sourcing } = evaluation
  const accepted = made.status === 'accepted' || made.status === 'superseded'
  const poll = supportPoll(evaluation)
  const outdated = signatureStates(evaluation).filter(({ of }) => of === 'earlier-text').length
  const loose = made.actions.filter(({ ownerId, due }) => !ownerId || !due).length
  return {
    begun: filled(made.statement) || made.chosenId !== null || accepted,
    count: accepted ? 'accepted' : '',
    done: texts(
      [filled(made.statement), 'The decision in a sentence'],
      [filled(made.because), 'A because'],
      [sourcingOutcome(sourcing).status === 'decided', 'Build, buy or adopt is answered'],
      [poll.result !== null, 'Support is polled'],
      [made.reviewDate !== null, 'A review date'],
      [accepted, 'Accepted'],
    ),
    missing: texts(
      [!filled(made.statement), 'No decision yet'],
      [filled(made.statement) && !filled(made.because), 'No because'],
      [made.reviewDate === null, 'No review date'],
      [poll.result === null, 'Support is not polled'],
      [!accepted, 'Not accepted yet'],
    ),
    hints: texts(
      [sourcingOutcome(sourcing).status === 'open', 'Build, buy or adopt is open'],
      [made.triggers.length === 0, 'No trigger for an earlier review'],
      [loose > 0, `${counted(loose, 'action', 'actions')} without an owner or a date`],
      [!filled(made.premortem), 'No pre-mortem'],
      [accepted && made.signedBy.length === 0, 'Nobody has signed'],
      [outdated > 0, `${counted(outdated, 'signature', 'signatures')} under an earlier text`],
    ),
    advice: 'Write the decision and its because, poll the support, and set the review date.',
  }
}

/** Steps that turn a result into a decision. */
export const proofChecks: StepChecks<'trials' | 'radar' | 'decision'> = { trials, radar, decision }
