/**
 * What each step is for, and a question with which the facilitator opens it.
 */
import type { StepId } from '#shared/domain/steps'

export interface StepGuide {
  /** What the step is for, in one line. */
  readonly purpose: string
  /** To be asked aloud. Without quotation marks. */
  readonly prompt: string
}

export const stepGuide: Readonly<Record<StepId, StepGuide>> = {
  frame: {
    purpose: 'Say what is decided, for whom, by when, and who has a vote.',
    prompt: 'If we leave this room with one sentence, which question does it answer?',
  },
  'use-cases': {
    purpose: 'First lay out your top use cases and priorities: jobs to be done, not tools.',
    prompt: 'Think of last month. When did you wish the stack had done something for you?',
  },
  stack: {
    purpose: 'Draw what is in place today, what we decide now, and what can wait.',
    prompt: 'Which part of our stack would hurt most if it were gone on Monday?',
  },
  shortlist: {
    purpose: 'Collect candidates, and knock out early what can never work here.',
    prompt: 'What would rule a tool out, however good it is at everything else?',
  },
  criteria: {
    purpose: 'Agree what counts and how much before anybody has seen a score.',
    prompt: 'What must be true for you to call this a good choice a year from now?',
  },
  scoring: {
    purpose: 'Everybody scores alone, so that the first voice does not decide.',
    prompt: 'Score what you know. Where you cannot judge, say so: it costs nobody anything.',
  },
  reveal: {
    purpose: 'See all votes at once, and talk where talking can change the result.',
    prompt: 'Lowest and highest first: what have you seen that the others have not?',
  },
  results: {
    purpose: 'Read who comes first, by how much, and what it would take to change that.',
    prompt: 'Which one number here do you believe least?',
  },
  trials: {
    purpose: 'Replace opinion by measurement where it decides.',
    prompt: 'What would we have to measure to be proved wrong?',
  },
  radar: {
    purpose: 'Put every tool in a ring, and say why it is there.',
    prompt: 'What would you tell a new team that asks whether to start with this tool?',
  },
  decision: {
    purpose: 'Decide, keep the dissent, and set the day on which we look again.',
    prompt: 'It is a year from now and this has failed. What happened?',
  },
}
