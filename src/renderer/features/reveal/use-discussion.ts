import { useMemo } from 'react'
import { instantOf } from '#shared/domain/instant'
import { withOwnDissent } from '#shared/domain/agreement/own-dissent'
import { needsReason } from '#shared/domain/agreement/discussion-items'
import type { ParticipantId } from '#shared/domain/ids'
import type { Discussion, Round } from '#shared/domain/judgement'
import { freeRoundId } from '#shared/domain/scoring/blind-round'
import type { Vote } from '#shared/domain/values'
import { type Edit } from '../../store/edit.ts'
import { type OpenEvaluation, useOpenEvaluation } from '../../store/evaluation-context.tsx'
import type { DiscussedCell } from './use-reveal.ts'

/** A score that is about to be recorded. Null: none chosen yet. */
export interface Draft {
  readonly score: number | null
  readonly reason: string
}

/** Why a draft cannot be recorded, in words; null when it can. */
export function whyNotRecord({ score, reason }: Draft, mean: number | null): string | null {
  if (score === null) return 'Nobody gave a score, so choose one or skip the cell.'
  if (!needsReason(score, mean) || reason.trim() !== '') return null
  return mean === null
    ? 'Nobody gave a score, so it needs a reason.'
    : 'A score other than the mean needs a reason.'
}

/** Everything that the discussion of cells writes. First votes are never touched. */
export function useDiscussion() {
  const { edit } = useOpenEvaluation()
  return useMemo(() => discussing(edit), [edit])
}

function discussing(edit: OpenEvaluation['edit']) {
  const now = () => instantOf(new Date())

  // From what is in the store and not from what is drawn: keys may follow each other faster.
  const save = async (
    e: Edit,
    cell: DiscussedCell,
    change: (now: Discussion | null) => Partial<Discussion>,
  ) => {
    const { candidateId, criterionId, why } = cell.item
    const there = await e.read('discussions', [candidateId, criterionId])
    const fields = change(there)
    if (there) return e.patch('discussions', [candidateId, criterionId], fields)
    return e.append('discussions', {
      candidateId,
      criterionId,
      addedBy: why === 'pulled-forward' ? why : 'queue',
      outcome: 'open',
      agreed: null,
      reason: '',
      dissent: [],
      at: null,
      ...fields,
    })
  }
  const nameOf = (cell: DiscussedCell) => `${cell.criterion.name} of ${cell.candidate.name}`

  return {
    /** Records what the room agreed on. Refused quietly without a score, or without a needed reason. */
    agree: async (cell: DiscussedCell, draft: Draft) => {
      const { score } = draft
      if (score === null || whyNotRecord(draft, cell.item.spread?.mean ?? null) !== null) return
      const before = cell.item.discussion
      const reason = draft.reason.trim()
      const same =
        before?.outcome === 'agreed' && before.agreed === score && before.reason === reason
      if (same) return
      await edit(`Agree on ${nameOf(cell)}`, (e) =>
        save(e, cell, () => ({ outcome: 'agreed', agreed: score, reason, at: now() })),
      )
    },
    skip: (cell: DiscussedCell, reason: string) =>
      edit(`Skip ${nameOf(cell)}`, (e) =>
        save(e, cell, () => ({
          outcome: 'skipped',
          agreed: null,
          reason: reason.trim(),
          at: now(),
        })),
      ),
    pullForward: (cell: DiscussedCell) =>
      edit(`Pull ${nameOf(cell)} forward`, (e) =>
        save(e, cell, () => ({ addedBy: 'pulled-forward' })),
      ),
    /** Records that somebody stays apart at the score that they gave last. */
    dissentAtOwnVote: (cell: DiscussedCell, participantId: ParticipantId, name: string) => {
      const { candidateId, criterionId, why } = cell.item
      const addedBy = why === 'pulled-forward' ? why : 'queue'
      return edit(`Dissent of ${name}`, (e) =>
        e.become((is) => withOwnDissent(is, participantId, { candidateId, criterionId, addedBy })),
      )
    },
    /** Records that somebody stays apart, or what they say now. */
    dissent: (
      cell: DiscussedCell,
      participantId: ParticipantId,
      name: string,
      score: number,
      reason: string,
    ) => {
      const row = { participantId, score, reason: reason.trim() }
      return edit(`Dissent of ${name}`, (e) =>
        save(e, cell, (is) => {
          const others = is?.dissent ?? []
          const isTheirs = (one: (typeof others)[number]) => one.participantId === participantId
          return {
            dissent: others.some(isTheirs)
              ? others.map((one) => (isTheirs(one) ? { ...one, ...row } : one))
              : [...others, row],
          }
        }),
      )
    },
    withdrawDissent: (cell: DiscussedCell, participantId: ParticipantId, name: string) =>
      edit(`Withdraw the dissent of ${name}`, (e) =>
        save(e, cell, (is) => ({
          dissent: (is?.dissent ?? []).filter((one) => one.participantId !== participantId),
        })),
      ),
    /** Sets or clears (undefined) somebody's second vote; the round is made with the first of them. */
    voteAgain: (
      cell: DiscussedCell,
      participantId: ParticipantId,
      name: string,
      vote: Vote | undefined,
    ) =>
      edit(`Second vote of ${name}`, async (e) => {
        const rounds = await e.readAll('rounds')
        const existing = secondRound(rounds)
        const round = existing ?? newSecondRound(rounds, now())
        const { candidateId, criterionId } = cell.item
        const card = await e.read('scorecards', [round.id, participantId, candidateId])
        const votes = { ...card?.votes }
        if (vote === undefined) delete votes[criterionId]
        else votes[criterionId] = vote
        if (!existing) await e.append('rounds', round)
        await e.put('scorecards', {
          roundId: round.id,
          participantId,
          candidateId,
          votes,
          reasons: card?.reasons ?? {},
        })
      }),
  }
}

export type Discussing = ReturnType<typeof useDiscussion>

/** The round of second votes that belongs to the latest blind votes. */
function secondRound(rounds: readonly Round[]): Round | null {
  const blind = rounds.filter(({ kind, revealedAt }) => kind !== 'second' && revealedAt !== null)
  const latest = Math.max(0, ...blind.map(({ number }) => number))
  return rounds.find(({ kind, number }) => kind === 'second' && number > latest) ?? null
}

/** Second votes are said aloud, so their round is open to all from the start. */
function newSecondRound(rounds: readonly Round[], at: string): Round {
  const number = Math.max(0, ...rounds.map((round) => round.number)) + 1
  const id = freeRoundId(number, new Set(rounds.map((round) => round.id)))
  return { id, number, kind: 'second', openedAt: at, revealedAt: at }
}
