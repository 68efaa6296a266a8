/** The method and the words of a record, for readers who were not in the room. */

/** How every number of the record comes about. */
export const methodSentences: readonly string[] = [
  'Scores go from 1 (worst) to 5 (best). Before anybody scores, the meaning of 1, 3 and 5 is written down for every criterion.',
  'Everybody scores alone and unseen. Who cannot judge says so; that is left out of the mean and never counts as zero. Observers do not vote and are in no number.',
  'After the reveal the score of a cell is the mean of the votes. Where the group talks about it and agrees on another score, that one counts, with its reason; where accepted evidence asks for another one, that one counts.',
  'A candidate’s total is the sum over the criteria of its score times the weight of the criterion. Weights sum to 100 percent. A candidate that lacks a score on a criterion with a weight is not ranked.',
  'Highest total comes first. Totals closer than a billionth are equal. A margin below 10 percent of the runner-up’s total is called close.',
  'Votes on a score are split when the lowest and the highest are 3 or more apart, mixed when 2, otherwise agreed.',
  'The range of a weight in which first place is kept: one weight moves alone from 0 to 100 percent, the others keep their proportions and fill the rest.',
  'The share of weight sets: every weight is taken at 0.8, 1 and 1.2 times its value, in all combinations, renormalised. With more than ten weights 20,000 combinations are drawn at random with a fixed seed.',
  'Must-haves are no criteria: one fail takes a candidate out, whatever its scores would be.',
  'A trial result changes no score by itself. It is put to the group, which accepts, changes or rejects it; what it accepts is in the evidence ledger.',
  'Everything is computed in full precision and rounded only for print.',
]

/** Words that the record uses in a sense of its own, by alphabet. */
export const glossaryTerms: readonly (readonly [string, string])[] = [
  ['Agreed score', 'the score the group set after talking, with a reason where it is not the mean'],
  ['Anchor', 'what a score of a criterion means in words'],
  [
    'Candidate',
    'what is scored: a tool in one edition, a bundle, building it, or keeping what we have',
  ],
  ['Criterion', 'something that a good choice has to be good at, with a weight'],
  [
    'Dissent',
    'somebody staying apart from an agreed score or from the decision, in their own words',
  ],
  ['Evidence', 'what was found out about a score: documentation, a demo, a trial, production'],
  ['Must-have', 'a condition that takes a candidate out when it fails'],
  ['Persona', 'a kind of user of the stack'],
  ['Reveal', 'the moment when all votes of a round are shown at once'],
  [
    'Ring',
    'Adopt: use by default. Trial: use where a failure costs little. Assess: find out. Hold: do not start with it',
  ],
  ['Round', 'one time of asking everybody, blind until revealed'],
  [
    'Trial project',
    'a time-boxed try with a hypothesis, targets as numbers and rules for stopping',
  ],
  ['Use case', 'a job to be done: when …, I want …, so that …'],
  ['Weight', 'how much a criterion counts, in percent'],
]
