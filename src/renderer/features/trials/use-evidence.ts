import { useMemo } from 'react'
import { type EvidenceProposal, evidenceLedger, evidenceProposals } from '#shared/domain/evidence'
import { type EvidenceVerdict, lineFor, scoreNow } from '#shared/domain/evidence-edits'
import { EvidenceId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import type { Evidence } from '#shared/domain/proof'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { useToast } from '../../ui/toasts.tsx'

/** What somebody found out apart from a trial. */
export type ManualEvidence = Pick<
  Evidence,
  'candidateId' | 'criterionId' | 'level' | 'to' | 'decidedBy' | 'reason'
>

/** The evidence view's link to the data. */
export function useEvidence() {
  const { evaluation, edit, undo, readOnly } = useOpenEvaluation()
  const toast = useToast()
  const shown = useMemo(
    () => ({
      proposals: evidenceProposals(evaluation),
      pending: evaluation.evidence.filter(({ status }) => status === 'proposed'),
      ledger: evidenceLedger(evaluation),
      rejected: evaluation.evidence.filter(({ status }) => status === 'rejected'),
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
    decide: (proposal: EvidenceProposal, verdict: Omit<EvidenceVerdict, 'at'>) =>
      edit(`${verb[verdict.status]} evidence`, (e) =>
        e.append('evidence', lineFor(evaluation, proposal, newId(), { ...verdict, at: now() })),
      ),
    /** Decides about a line that was only proposed so far. */
    settle: ({ id, candidateId, criterionId }: Evidence, verdict: Omit<EvidenceVerdict, 'at'>) =>
      edit(`${verb[verdict.status]} evidence`, (e) =>
        e.patch('evidence', id, {
          ...verdict,
          from: scoreNow(evaluation, candidateId, criterionId),
          at: now(),
        }),
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
      toast('Line of evidence removed', {
        action: { label: 'Undo', keys: 'Ctrl Z', run: () => void undo() },
      })
    },
  }
}

export type EvidenceView = ReturnType<typeof useEvidence>
