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
  const [first] = candidates
  const [firstCriterion] = criteria
  if (!first || !firstCriterion) return null
  const line: z.infer<typeof Typed> = kept ?? {
    candidateId: first.id,
    criterionId: firstCriterion.id,
    level: 'documentation',
    to: null,
    reason: '',
    decidedBy: 'group',
  }
  // Either may have been removed since it was begun: what was typed stays, and is not said of another one.
  const candidate = candidates.find(({ id }) => id === line.candidateId)
  const criterion = criteria.find(({ id }) => id === line.criterionId)
  const { level, to, reason, decidedBy } = line
  const type = (fields: Partial<typeof line>) => keep({ ...line, ...fields })
  return (
    <section className={`card ${styles['proposal']}`} aria-label="Evidence from elsewhere">
      {!(candidate && criterion) && (
        <p className="notice" role="status">
          What this was about is not here any more. Choose what it is about now, or cancel.
        </p>
      )}
      <div className={styles['target']}>
        <SelectField
          label="Candidate"
          value={candidate?.id ?? ''}
          options={choicesOf(candidates, candidate)}
          onCommit={(id) => type({ candidateId: CandidateId.parse(id) })}
        />
        <SelectField
          label="Criterion"
          value={criterion?.id ?? ''}
          options={choicesOf(criteria, criterion)}
          onCommit={(id) => type({ criterionId: CriterionId.parse(id) })}
        />
        <SelectField
          label="It rests on"
          value={level}
          options={levels.map((value) => ({ value, label: levelNames[value] }))}
          onCommit={(value) => type({ level: value })}
        />
      </div>
      {candidate && criterion && (
        <>
          <Anchors criterion={criterion} />
          <ScoreChoice
            label={`New score of ${candidate.name} on ${criterion.name}`}
            from={scoreNow(evaluation, candidate.id, criterion.id)}
            to={to}
            onChange={(score) => type({ to: score })}
          />
        </>
      )}
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
          unavailable={whyNot(candidate && criterion, reason)}
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

interface Named {
  readonly id: string
  readonly name: string
}

/** What can be chosen; with an empty choice where nothing of it is. */
function choicesOf(rows: readonly Named[], chosen: Named | undefined) {
  const all = rows.map(({ id, name }) => ({ value: id, label: name }))
  return chosen ? all : [{ value: '', label: 'Choose one' }, ...all]
}

function whyNot(about: Named | undefined, reason: string): string | null {
  if (!about) return 'Choose what it is about'
  return reason.trim() === '' ? 'Needs a reason' : null
}
