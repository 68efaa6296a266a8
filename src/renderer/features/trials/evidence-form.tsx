import { useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { scoreNow } from '#shared/domain/evidence-edits'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { scoredCandidates } from '#shared/domain/screening'
import type { EvidenceLevel } from '#shared/domain/values'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import { Anchors } from './anchors.tsx'
import { levelNames } from './level-names.ts'
import { ScoreChoice } from './score-choice.tsx'
import styles from './trials.module.css'
import type { ManualEvidence } from './use-evidence.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly onAdd: (line: ManualEvidence) => void
  readonly onClose: () => void
}

const levels = ['documentation', 'demo', 'trial', 'production'] as const

/** Something that somebody found out apart from the trials here: in documents, a demo, production. */
export function EvidenceForm({ evaluation, onAdd, onClose }: Props) {
  const candidates = scoredCandidates(evaluation)
  const { criteria } = evaluation
  const [candidateId, setCandidate] = useState<string>(candidates[0]?.id ?? '')
  const [criterionId, setCriterion] = useState<string>(criteria[0]?.id ?? '')
  const [level, setLevel] = useState<EvidenceLevel>('documentation')
  const [to, setTo] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [decidedBy, setDecidedBy] = useState('group')
  const candidate = candidates.find(({ id }) => id === candidateId)
  const criterion = criteria.find(({ id }) => id === criterionId)
  if (!candidate || !criterion) return null
  const from = scoreNow(evaluation, candidate.id, criterion.id)
  return (
    <section className={`card ${styles['proposal']}`} aria-label="Evidence from elsewhere">
      <div className={styles['target']}>
        <SelectField
          label="Candidate"
          value={candidateId}
          options={candidates.map(({ id, name }) => ({ value: id as string, label: name }))}
          onCommit={setCandidate}
        />
        <SelectField
          label="Criterion"
          value={criterionId}
          options={criteria.map(({ id, name }) => ({ value: id as string, label: name }))}
          onCommit={setCriterion}
        />
        <SelectField
          label="It rests on"
          value={level}
          options={levels.map((value) => ({ value, label: levelNames[value] }))}
          onCommit={setLevel}
        />
      </div>
      <Anchors criterion={criterion} />
      <ScoreChoice
        label={`New score of ${candidate.name} on ${criterion.name}`}
        from={from}
        to={to}
        onChange={setTo}
      />
      <div className={styles['decide']}>
        <TextField
          label="Reason"
          value={reason}
          autoFocus
          placeholder="What was found, and where"
          onCommit={setReason}
        />
        <TextField label="Decided by" value={decidedBy} onCommit={setDecidedBy} />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          unavailable={reason.trim() === '' ? 'Needs a reason' : null}
          onClick={() =>
            onAdd({
              candidateId: CandidateId.parse(candidateId),
              criterionId: CriterionId.parse(criterionId),
              level,
              to,
              decidedBy: decidedBy.trim() || 'group',
              reason: reason.trim(),
            })
          }
        >
          Add to the ledger
        </Button>
      </div>
    </section>
  )
}
