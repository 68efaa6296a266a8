import { useState } from 'react'
import type { EvidenceProposal } from '#shared/domain/evidence'
import { scoreNow } from '#shared/domain/evidence-edits'
import { formatMeasure } from '#shared/domain/format'
import { targetText, withUnit } from '#shared/domain/record/trial-result'
import { resultVerdict } from '#shared/domain/trials'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { type Finding, ProposalCard } from './proposal-card.tsx'
import { useEvidence } from './use-evidence.ts'

/** What the results suggest, what people make of it, and what that did to the totals. */
export function EvidencePart() {
  const evidence = useEvidence()
  const [adding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { evaluation, readOnly, proposals, pending, revealed } = evidence
  const blocked = readOnly ? 'opened for reading' : revealed ? null : 'Reveal the scores first'
  useCommands([
    {
      id: 'add-evidence',
      label: 'Add evidence from elsewhere',
      keys: ['A'],
      hint: 'add evidence',
      unavailable: blocked,
      run: () => setAdding(true),
    },
  ])

  const resultOf = (candidateId: string, testId: string): Finding[] => {
    const trial = evaluation.trials.find(({ successCriteria }) =>
      successCriteria.some(({ id }) => id === testId),
    )
    const test = trial?.successCriteria.find(({ id }) => id === testId)
    const row = trial?.results.find(
      (one) => one.candidateId === candidateId && one.successCriterionId === testId,
    )
    if (!test) return []
    const value = row?.value ?? null
    return [
      {
        measure: test.measure,
        target: targetText(test),
        value: value === null ? '' : withUnit(formatMeasure(value), test.unit),
        verdict: resultVerdict(test, row),
        note: row?.note ?? '',
      },
    ]
  }
  const count = proposals.length + pending.length
  const keys = [...proposals.map(proposalKey), ...pending.map(({ id }) => id as string)]
  const openKey = keys.find((key) => key === chosen) ?? keys[0]

  return (
    <>
      <div className="row wrap gap3">
        <h2>
          {count === 0
            ? 'Every result has been decided about'
            : `${count} ${count === 1 ? 'result waits' : 'results wait'} for the group`}
        </h2>
        <span className="sp" />
        {!readOnly && (
          <Button keys="A" unavailable={blocked} onClick={() => setAdding(true)}>
            Add evidence from elsewhere
          </Button>
        )}
      </div>
      {!revealed && (
        <p className="notice">
          The scores are still blind. Results can be entered, and decided about after the reveal.
        </p>
      )}
      {adding && (
        <EvidenceForm
          evaluation={evaluation}
          onAdd={async (line) => {
            setAdding(false)
            await evidence.add(line)
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {revealed &&
        proposals.map((proposal) => (
          <ProposalCard
            key={proposalKey(proposal)}
            id={proposalKey(proposal)}
            isOpen={proposalKey(proposal) === openKey}
            onOpen={() => setChosen(proposalKey(proposal))}
            evaluation={evaluation}
            readOnly={readOnly}
            candidateId={proposal.candidateId}
            criterionId={proposal.criterionId}
            from={proposal.from}
            suggested={proposal.to}
            reason=""
            findings={proposal.tests.flatMap(({ successCriterionId }) =>
              resultOf(proposal.candidateId, successCriterionId),
            )}
            onDecide={(verdict) => evidence.decide(proposal, verdict)}
          />
        ))}
      {revealed &&
        pending.map((line) => (
          <ProposalCard
            key={line.id}
            id={line.id}
            isOpen={line.id === openKey}
            onOpen={() => setChosen(line.id)}
            evaluation={evaluation}
            readOnly={readOnly}
            candidateId={line.candidateId}
            criterionId={line.criterionId}
            from={scoreNow(evaluation, line.candidateId, line.criterionId)}
            suggested={line.to}
            reason={line.reason}
            findings={line.successCriterionIds.flatMap((id) => resultOf(line.candidateId, id))}
            onDecide={(verdict) => evidence.settle(line, verdict)}
          />
        ))}
      {count === 0 && evidence.ledger.length === 0 && evidence.rejected.length === 0 && (
        <EmptyState title="No evidence yet">
          A result of a success criterion that informs a criterion appears here. It changes nothing
          until people decide. Documentation, a demo or a system in production can be evidence, too.
        </EmptyState>
      )}
      {revealed && (
        <LedgerTable
          evaluation={evaluation}
          readOnly={readOnly}
          ledger={evidence.ledger}
          rejected={evidence.rejected}
          onReopen={(line) => void evidence.reopen(line)}
          onRemove={(line) => void evidence.remove(line)}
        />
      )}
    </>
  )
}

const proposalKey = ({ trialId, candidateId, criterionId }: EvidenceProposal) =>
  `${trialId} ${candidateId} ${criterionId}`
