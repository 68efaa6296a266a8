import { useEffect } from 'react'
import { z } from 'zod'
import type { Evaluation } from '#shared/domain/evaluation'
import { scoreNow } from '#shared/domain/evidence-edits'
import { CandidateId, CriterionId } from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import { Evidence } from '#shared/domain/proof'
import { scoredCandidates } from '#shared/domain/screening'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import { useKeptWords } from '../../visits/use-kept-words.ts'
import { Anchors } from './anchors.tsx'
import { levelNames } from './level-names.ts'
import { ScoreChoice } from './score-choice.tsx'
import styles from './trials.module.css'
import type { ManualEvidence } from './use-evidence.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly onAdd: (line: ManualEvidence) => Promise<unknown>
  readonly onClose: () => void
}

const levels = ['documentation', 'demo', 'trial', 'production'] as const

/** What is chosen and typed of one line. */
const Typed = Evidence.pick({ candidateId: true, criterionId: true, level: true, to: true }).extend(
  { reason: z.string().max(20_000), decidedBy: z.string().max(20_000) },
)
const asTyped = (found: unknown) => Typed.safeParse(found).data ?? null

/** Something that somebody found out apart from the trials here: in documents, a demo, production. */
export function EvidenceForm({ evaluation, onAdd, onClose }: Props) {
  const candidates = scoredCandidates({
    ...evaluation,
    candidates: namedApart(evaluation.candidates),
  })
  const { criteria } = evaluation
  const [kept, keep] = useKeptWords('new-evidence', asTyped)
  const candidate = candidates.find(({ id }) => kept === null || id === kept.candidateId)
  const criterion = criteria.find(({ id }) => kept === null || id === kept.criterionId)
  // What was begun for a candidate or criterion that is gone is not said of another one.
  const isOfGone = kept !== null && !(candidate && criterion)
  useEffect(() => {
    if (isOfGone) keep(null)
  }, [isOfGone, keep])
  if (!candidate || !criterion) return null
  const line: z.infer<typeof Typed> = kept ?? {
    candidateId: candidate.id,
    criterionId: criterion.id,
    level: 'documentation',
    to: null,
    reason: '',
    decidedBy: 'group',
  }
  const { level, to, reason, decidedBy } = line
  const type = (fields: Partial<typeof line>) => keep({ ...line, ...fields })
  const from = scoreNow(evaluation, candidate.id, criterion.id)
  return (
    <section className={`card ${styles['proposal']}`} aria-label="Evidence from elsewhere">
      <div className={styles['target']}>
        <SelectField
          label="Candidate"
          value={candidate.id as string}
          options={candidates.map(({ id, name }) => ({ value: id as string, label: name }))}
          onCommit={(id) => type({ candidateId: CandidateId.parse(id) })}
        />
        <SelectField
          label="Criterion"
          value={criterion.id as string}
          options={criteria.map(({ id, name }) => ({ value: id as string, label: name }))}
          onCommit={(id) => type({ criterionId: CriterionId.parse(id) })}
        />
        <SelectField
          label="It rests on"
          value={level}
          options={levels.map((value) => ({ value, label: levelNames[value] }))}
          onCommit={(value) => type({ level: value })}
        />
      </div>
      <Anchors criterion={criterion} />
      <ScoreChoice
        label={`New score of ${candidate.name} on ${criterion.name}`}
        from={from}
        to={to}
        onChange={(score) => type({ to: score })}
      />
      <div className={styles['decide']}>
        <TextField
          label="Reason"
          value={reason}
          autoFocus
          placeholder="What was found, and where"
          onCommit={(text) => type({ reason: text })}
        />
        <TextField
          label="Decided by"
          value={decidedBy}
          onCommit={(name) => type({ decidedBy: name })}
        />
        <Button
          onClick={() => {
            keep(null)
            onClose()
          }}
        >
          Cancel
        </Button>
        <Button
          kind="primary"
          unavailable={reason.trim() === '' ? 'Needs a reason' : null}
          onClick={() =>
            void onAdd({
              ...line,
              decidedBy: decidedBy.trim() || 'group',
              reason: reason.trim(),
            }).then(() => keep(null))
          }
        >
          Add to the ledger
        </Button>
      </div>
    </section>
  )
}
