/**
 * Where an evaluation stands, in one short line that tells no vote.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, insideSentence } from '#shared/domain/format'
import type { Candidate } from '#shared/domain/options'
import { roundProgress } from '#shared/domain/scoring/progress'
import { isRevealed, openRound } from '#shared/domain/scoring/rounds'

/** "MLflow, self-hosted"; "4 of 6 people finished"; "2 use cases, no candidate yet". */
export function standingOf(
  evaluation: Evaluation,
  status: 'draft' | 'scoring' | 'in-trial' | 'decided',
): string {
  switch (status) {
    case 'decided':
      return decided(evaluation)
    case 'in-trial':
      return inTrial(evaluation)
    case 'scoring':
      return scoring(evaluation)
    case 'draft':
      return draft(evaluation)
  }
}

function decided({ candidates, decision }: Evaluation): string {
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  if (chosen) return candidateInShort(chosen)
  return decision.statement === '' ? 'Decided, nothing chosen' : decision.statement
}

/** A candidate with the first words of its edition: "MLflow, self-hosted". */
function candidateInShort({ name, edition }: Candidate): string {
  const short = edition.split(',', 1)[0]?.trim() ?? ''
  return short === '' ? name : `${name}, ${insideSentence(short)}`
}

function inTrial({ trials }: Evaluation): string {
  const started = trials.filter(({ status }) => status !== 'planned')
  const current =
    started.find(({ status }) => status === 'running' || status === 'evaluating') ?? started.at(-1)
  if (!current) return ''
  const words = {
    planned: 'planned',
    running: 'running',
    evaluating: 'being evaluated',
    done: 'done, not decided yet',
    stopped: 'stopped, not decided yet',
  }
  return `${current.title === '' ? 'Trial' : current.title}: ${words[current.status]}`
}

function scoring(evaluation: Evaluation): string {
  const open = openRound(evaluation)
  if (open && open.kind !== 'second') {
    const { finished, expected } = roundProgress(evaluation, open.id)
    return `${finished} of ${counted(expected, 'person', 'people')} finished`
  }
  if (isRevealed(evaluation)) return 'Scores revealed, not decided yet'
  return 'Scoring has begun'
}

function draft({ useCases, candidates, criteria }: Evaluation): string {
  const parts = [
    useCases.length > 0 ? counted(useCases.length, 'use case', 'use cases') : 'no use case yet',
    candidates.length > 0
      ? counted(candidates.length, 'candidate', 'candidates')
      : 'no candidate yet',
    ...(criteria.length > 0 ? [counted(criteria.length, 'criterion', 'criteria')] : []),
  ]
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
