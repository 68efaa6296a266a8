import { decisionGapTexts } from '#shared/domain/decision-gaps'
import { formatDay } from '#shared/domain/format'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { Finding } from '../../ui/finding.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ComparePart } from './compare-part.tsx'
import { ConsequencesPart } from './consequences-part.tsx'
import styles from './decision.module.css'
import { FollowUpPart } from './follow-up-part.tsx'
import { RecordPart } from './record-part.tsx'
import { SourcingPart } from './sourcing-part.tsx'
import { StatementPart } from './statement-part.tsx'
import { SupersededNotice } from './superseded-notice.tsx'
import { SupportPart } from './support-part.tsx'
import { type DecisionView, parts, useDecision } from './use-decision.ts'
import { type Related, useRelated } from './use-related.ts'

/** The decision in two sentences, what stands behind it, who stands behind it, and what follows. */
export function DecisionPage() {
  const view = useDecision()
  const related = useRelated(view)
  const { decision, gaps, readOnly, part } = view
  const isAccepted = decision.status === 'accepted' || decision.status === 'superseded'
  const cannotAccept = readOnly
    ? 'opened for reading'
    : isAccepted
      ? 'it is accepted already'
      : gaps.length > 0
        ? `missing: ${gaps.map((gap) => decisionGapTexts[gap]).join(', ')}`
        : null
  useKeyBarNote(
    isAccepted
      ? 'Accepted'
      : gaps.length === 0
        ? 'Ready to be accepted'
        : `${gaps.length} missing before it can be accepted`,
  )
  useCommands([
    ...parts.map(({ id, label }, i) => ({
      id: `decision-${id}`,
      label: `Decision: ${label}`,
      keys: [String(i + 1)],
      hint: 'parts',
      run: () => view.show(id),
    })),
    {
      id: 'accept-decision',
      label: 'Accept the decision',
      keys: ['Ctrl Enter'],
      hint: 'accept',
      inFields: true,
      unavailable: cannotAccept,
      run: () => void view.accept(),
    },
  ])

  return (
    <>
      <div className={styles['head']}>
        {decision.statement.trim() === '' ? (
          <h1>Decision</h1>
        ) : (
          <Finding>
            <bdi>{decision.statement}</bdi>
          </Finding>
        )}
        <Status view={view} isAccepted={isAccepted} cannotAccept={cannotAccept} />
      </div>
      {!isAccepted && gaps.length > 0 && !readOnly && (
        <div className="notice">
          <div>
            <span className="med">Before it can be accepted: </span>
            <ul className={styles['inline']} aria-label="Missing before the decision">
              {gaps.map((gap) => (
                <li key={gap}>{decisionGapTexts[gap]}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <SupersededNotice view={view} related={related} />
      {view.doubts.length > 0 && (
        <ul
          className={`notice plain ${styles['doubts']}`}
          aria-label="Look at this before accepting"
        >
          {view.doubts.map((doubt) => (
            <li key={doubt} className="row gap2">
              <Icon name="warning" size={1} />
              <bdi>{doubt}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Segmented
          label="Part of the decision"
          value={part}
          options={parts.map(({ id, label }) => ({ value: id, label }))}
          onChange={view.show}
        />
      </div>
      <Part view={view} related={related} />
    </>
  )
}

function Part({ view, related }: { readonly view: DecisionView; readonly related: Related }) {
  switch (view.part) {
    case 'decision':
      return <StatementPart view={view} />
    case 'sourcing':
      return <SourcingPart view={view} />
    case 'consequences':
      return <ConsequencesPart view={view} />
    case 'support':
      return <SupportPart view={view} />
    case 'follow-up':
      return <FollowUpPart view={view} related={related} />
    case 'record':
      return <RecordPart view={view} />
    case 'compare':
      return <ComparePart view={view} />
  }
}

function Status({
  view,
  isAccepted,
  cannotAccept,
}: {
  readonly view: DecisionView
  readonly isAccepted: boolean
  readonly cannotAccept: string | null
}) {
  const { decision, readOnly } = view
  if (!isAccepted)
    return readOnly ? (
      <Tag>Not accepted</Tag>
    ) : (
      <Button
        kind="primary"
        keys="Ctrl Enter"
        unavailable={cannotAccept}
        onClick={() => void view.accept()}
      >
        Accept the decision
      </Button>
    )
  return (
    <span className="row gap3 nowrap">
      <Tag tone="ok">
        <Icon name="check" size={0.9} />
        Accepted{decision.date && ` on ${formatDay(decision.date)}`}
        {decision.status === 'superseded' && ', superseded since'}
      </Tag>
      {!readOnly && (
        <Button size="small" onClick={() => void view.reopen()}>
          Open again
        </Button>
      )}
    </span>
  )
}
