import type { Evaluation } from '#shared/domain/evaluation'
import { type EvidenceVerdict, scoreEffect } from '#shared/domain/evidence-edits'
import { formatPoints, formatScore, formatSigned } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import { namedApart } from '#shared/domain/named-apart'
import type { Verdict } from '#shared/domain/trials'
import { Button } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { TextField } from '../../ui/fields.ts'
import { Anchors } from './anchors.tsx'
import { ScoreChoice } from './score-choice.tsx'
import { VerdictTag } from './trial-status.tsx'
import styles from './trials.module.css'
import { useVerdictDraft } from './use-verdict-draft.ts'

/** What one test showed, in words. */
export interface Finding {
  readonly measure: string
  readonly target: string
  /** Empty where it was not measured. */
  readonly value: string
  readonly verdict: Verdict
  readonly note: string
}

interface Props {
  /** What names the result, for keeping what is typed about it. */
  readonly id: string
  readonly evaluation: Evaluation
  readonly candidateId: CandidateId
  readonly criterionId: CriterionId
  /** The score now; null where there is none. */
  readonly from: number | null
  /** A start for the talk; null to confirm. */
  readonly suggested: number | null
  readonly reason: string
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  /** One is open at a time; the others are a line each. */
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onDecide: (verdict: Omit<EvidenceVerdict, 'at'>) => Promise<unknown>
}

/** A result that asks the group about one score. Nothing changes before somebody accepts. */
export function ProposalCard({
  id,
  evaluation,
  candidateId,
  criterionId,
  from,
  suggested,
  reason: given,
  findings,
  readOnly,
  isOpen,
  onOpen,
  onDecide,
}: Props) {
  const { draft, type, drop } = useVerdictDraft(readOnly ? null : id, {
    to: suggested,
    reason: given,
  })
  const { to, reason, decidedBy } = draft
  const candidate = namedApart(evaluation.candidates).find(({ id }) => id === candidateId)
  const criterion = evaluation.criteria.find(({ id }) => id === criterionId)
  if (!candidate || !criterion) return null
  const name = `${candidate.name}: ${criterion.name}`
  const { effect, totalBefore, totalAfter } = scoreEffect(evaluation, candidateId, criterionId, to)
  const lacking = reason.trim() === '' ? 'Needs a reason' : null
  const decide = (status: EvidenceVerdict['status']) =>
    void onDecide({
      status,
      to,
      decidedBy: decidedBy.trim() || 'group',
      reason: reason.trim(),
    }).then(drop)

  return (
    <section className={`card ${styles['proposal']}`} aria-label={name}>
      <div className="row gap3">
        <CandidateMark slot={candidate.slot} />
        <h3 className="grow">
          <button
            type="button"
            dir="auto"
            className={styles['opener']}
            aria-expanded={isOpen}
            onClick={onOpen}
          >
            {name}
          </button>
        </h3>
        {!isOpen && (
          <>
            {findings.map(({ measure, verdict }) => (
              <VerdictTag key={measure} verdict={verdict} />
            ))}
            <span className="ink3 tn nowrap">
              {suggested === null
                ? `may confirm ${formatScore(from)}`
                : `${formatScore(from)} → ${formatScore(suggested)}?`}
            </span>
          </>
        )}
      </div>
      {isOpen && (
        <>
          <ul className="col gap1">
            {findings.map((finding) => (
              <li key={finding.measure} className="row wrap gap3 sm">
                <VerdictTag verdict={finding.verdict} />
                <bdi>{finding.measure}</bdi>
                <bdi className="strong tn">{finding.value}</bdi>
                <bdi className="ink3">target {finding.target}</bdi>
                {finding.note !== '' && <bdi className="ink2">{finding.note}</bdi>}
              </li>
            ))}
          </ul>
          <Anchors criterion={criterion} />
          {!readOnly && (
            <>
              <div className="row wrap gap4">
                <ScoreChoice
                  label={`New score of ${candidate.name} on ${criterion.name}`}
                  from={from}
                  to={to}
                  onChange={(score) => type({ to: score })}
                />
                <span className="sm ink2 tn" aria-live="polite">
                  {to === null || from === null
                    ? `Stays at ${from === null ? 'no score' : formatScore(from)}`
                    : `${formatScore(from)} → ${formatScore(to)}`}
                  {totalBefore !== null && totalAfter !== null && effect !== 0 && (
                    <>
                      , total {formatPoints(totalBefore)} → {formatPoints(totalAfter)} (
                      {formatSigned(effect)})
                    </>
                  )}
                </span>
              </div>
              <div className={styles['decide']}>
                <TextField
                  label="Reason"
                  value={reason}
                  placeholder="What we saw, and why that is this score"
                  onCommit={(text) => type({ reason: text })}
                />
                <TextField
                  label="Decided by"
                  value={decidedBy}
                  onCommit={(name) => type({ decidedBy: name })}
                />
                <Button unavailable={lacking} onClick={() => decide('rejected')}>
                  Reject
                </Button>
                <Button kind="primary" unavailable={lacking} onClick={() => decide('accepted')}>
                  {to === null ? 'Accept as confirmed' : `Accept ${formatScore(to)}`}
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </section>
  )
}
