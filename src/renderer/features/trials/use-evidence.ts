import { useMemo } from 'react'
import { type EvidenceProposal, evidenceLedger, evidenceProposals } from '#shared/domain/evidence'
import {
  decidedOnNow,
  type EvidenceVerdict,
  lineFor,
  scoreNow,
} from '#shared/domain/evidence-edits'
import { EvidenceId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import type { Evidence } from '#shared/domain/proof'
import { rejectedEvidence } from '#shared/domain/scoring/cells'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'

/** What somebody found out apart from a trial. */
export type ManualEvidence = Pick<
  Evidence,
  'candidateId' | 'criterionId' | 'level' | 'to' | 'decidedBy' | 'reason'
>

/** The evidence view's link to the data. */
export function useEvidence() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const shown = useMemo(
    () => ({
      proposals: evidenceProposals(evaluation),
      pending: evaluation.evidence.filter(({ status }) => status === 'proposed'),
      ledger: evidenceLedger(evaluation),
      rejected: rejectedEvidence(evaluation),
      revealed: isRevealed(evaluation),
    }),
    [evaluation],
  )
  const now = () => instantOf(new Date())
  const newId = () => EvidenceId.parse(crypto.randomUUID())
  const verb = { accepted: 'Accept', rejected: 'Reject' }

  return {
    evaluation,
    readOnly: readOnly !== null,
    ...shown,
    /** Makes one line of it, also where it is pressed twice or decided in another window as well. */
    decide: (proposal: EvidenceProposal, verdict: Omit<EvidenceVerdict, 'at'>) =>
      edit(`${verb[verdict.status]} evidence`, (e) =>
        e.become((present) => {
          const open = evidenceProposals(present).find((other) => isSame(other, proposal))
          if (!open) return present
          const line = lineFor(present, open, newId(), { ...verdict, at: now() })
          return { ...present, evidence: [...present.evidence, line] }
        }),
      ),
    /** Decides about a line that was only proposed so far. */
    settle: ({ id }: Evidence, verdict: Omit<EvidenceVerdict, 'at'>) =>
      edit(`${verb[verdict.status]} evidence`, (e) =>
        e.become((present) => ({
          ...present,
          evidence: present.evidence.map((line) =>
            line.id !== id || line.status !== 'proposed'
              ? line
              : {
                  ...line,
                  ...verdict,
                  ...decidedOnNow(present, line.candidateId, line.successCriterionIds),
                  from: scoreNow(present, line.candidateId, line.criterionId),
                  at: now(),
                },
          ),
        })),
      ),
    add: (line: ManualEvidence) =>
      edit('Add evidence', (e) =>
        e.append('evidence', {
          ...line,
          id: newId(),
          trialId: null,
          successCriterionIds: [],
          from: scoreNow(evaluation, line.candidateId, line.criterionId),
          status: 'accepted',
          at: now(),
        }),
      ),
    /** Takes a decision back, so that the group can talk about it again. */
    reopen: ({ id }: Evidence) =>
      edit('Talk about evidence again', (e) =>
        e.patch('evidence', id, { status: 'proposed', from: null, at: null }),
      ),
    remove: async ({ id }: Evidence) => {
      await edit('Remove a line of evidence', (e) => e.remove('evidence', id))
      offerUndo('Line of evidence removed')
    },
  }
}

const isSame = (a: EvidenceProposal, b: EvidenceProposal) =>
  a.trialId === b.trialId && a.candidateId === b.candidateId && a.criterionId === b.criterionId

export type EvidenceView = ReturnType<typeof useEvidence>
