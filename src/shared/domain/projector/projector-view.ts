import type { Evaluation } from '#shared/domain/evaluation'
import { scoringCounts, weightCounts } from '#shared/domain/projector/counts'
import { criteriaView, togetherView, weightsView } from '#shared/domain/projector/criteria-view'
import { discussionView } from '#shared/domain/projector/discussion-view'
import { decisionView, radarView, resultsView, trialView } from '#shared/domain/projector/outcome'
import {
  frameView,
  shortlistView,
  stackView,
  useCasesView,
} from '#shared/domain/projector/preparation'
import { forTheRoom } from '#shared/domain/projector/room'
import type { Attention, ProjectorView } from '#shared/domain/projector/view'
import { isRevealed } from '#shared/domain/scoring/rounds'

/**
 * What the second window shows of an evaluation while the facilitator is somewhere.
 *
 * The same whatever the blind votes are: everything but the counts is made from what the room
 * may know. Before the reveal, the steps after it show how far everybody is.
 */
export function projectorView(evaluation: Evaluation, { step, item }: Attention): ProjectorView {
  const room = forTheRoom(evaluation)
  switch (step) {
    case 'frame':
      return frameView(room)
    case 'use-cases':
      return useCasesView(room, item)
    case 'stack':
      return stackView(room, item)
    case 'shortlist':
      return shortlistView(room)
    case 'criteria':
      if (item !== 'weights' || room.criteria.length === 0) return criteriaView(room, item)
      return weightCounts(evaluation) ?? weightsView(room)
    case 'scoring':
      return (
        togetherView(room, item) ?? scoringCounts(evaluation) ?? beforeScoring(isRevealed(room))
      )
    case 'reveal':
      if (isRevealed(room)) return discussionView(room, item)
      return scoringCounts(evaluation) ?? beforeScoring(false)
    case 'results':
      return resultsView(room, item)
    case 'trials':
      return trialView(room, item)
    case 'radar':
      return radarView(room, item)
    case 'decision':
      return decisionView(room)
  }
}

function beforeScoring(revealed: boolean): ProjectorView {
  return revealed
    ? { kind: 'words', title: 'All scores are revealed', text: 'Next we talk about what matters.' }
    : {
        kind: 'words',
        title: 'Next everybody scores alone',
        text: 'Nobody sees a score until all are revealed together.',
      }
}
