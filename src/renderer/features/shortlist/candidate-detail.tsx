import { type Ref, useState } from 'react'
import type { Tool } from '#shared/domain/tool'
import { stackComponents } from '#shared/domain/components'
import type { ComponentId, ToolId } from '#shared/domain/ids'
import type { Candidate, UseCase } from '#shared/domain/options'
import { Sourcing } from '#shared/domain/values'
import { Button, IconButton } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { UseCaseChecks } from '../../ui/use-case-checks.tsx'
import { ComponentChips, toggled } from './component-chips.tsx'
import { ToolFacts } from './tool-facts.tsx'
import styles from './shortlist.module.css'

const sourcingNames: Readonly<Record<Sourcing, string>> = {
  'open-source': 'Open source',
  buy: 'Bought',
  build: 'Built by us',
  keep: 'Kept as it is',
}

interface Props {
  readonly candidate: Candidate
  readonly tools: ReadonlyMap<ToolId, Tool>
  readonly useCases: readonly UseCase[]
  /** Components that this evaluation decides. */
  readonly scope: readonly ComponentId[]
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly readOnly: boolean
  readonly editionRef: Ref<HTMLInputElement>
  /** Whether typing goes into the edition at once. */
  readonly asksForEdition: boolean
  readonly onChange: (what: string, fields: (now: Candidate) => Partial<Candidate>) => void
  readonly onMove: (places: 1 | -1) => void
  readonly onAddTool: () => void
  /** For the facts of a tool that somebody here typed. */
  readonly onEditTool: (tool: Tool) => void
  readonly onAddEdition: () => void
  readonly onWithdraw: () => void
  readonly onTakeBack: () => void
  readonly onRemove: () => void
}

/** One candidate: what it is, what it fills and serves, and the facts about its tools. */
export function CandidateDetail({
  candidate,
  tools,
  useCases,
  scope,
  isFirst,
  isLast,
  readOnly,
  editionRef,
  asksForEdition,
  onChange,
  onMove,
  onAddTool,
  onEditTool,
  onAddEdition,
  onWithdraw,
  onTakeBack,
  onRemove,
}: Props) {
  const { name, edition, sourcing, toolIds, note, withdrawn } = candidate
  return (
    <>
      <div className="row wrap">
        <CandidateMark slot={candidate.slot} size={1.1} />
        <h2 className="ellipsis">
          <bdi>{name}</bdi>
        </h2>
        <span className="sp" />
        {!readOnly && (
          <>
            <IconButton
              icon="up"
              label="Move up"
              onClick={() => onMove(-1)}
              unavailable={isFirst ? 'It is the first' : null}
            />
            <IconButton
              icon="down"
              label="Move down"
              onClick={() => onMove(1)}
              unavailable={isLast ? 'It is the last' : null}
            />
            {withdrawn === null ? (
              <Button size="small" onClick={onWithdraw}>
                Take off
              </Button>
            ) : (
              <Button size="small" onClick={onTakeBack}>
                Put back
              </Button>
            )}
            <IconButton icon="trash" label={`Remove ${name}`} onClick={onRemove} />
          </>
        )}
      </div>
      <div className={styles['fields']}>
        <TextField
          label="Name"
          value={name}
          readOnly={readOnly}
          onCommit={(value) => {
            if (value.trim() !== '') onChange('the name', () => ({ name: value.trim() }))
          }}
        />
        <TextField
          label="Edition"
          value={edition}
          placeholder="Self-hosted, cloud EU, …"
          readOnly={readOnly}
          inputRef={editionRef}
          autoFocus={asksForEdition}
          onCommit={(value) => onChange('the edition', () => ({ edition: value.trim() }))}
        />
        {candidate.scoredAs !== undefined && (
          <p className="sm ink2">
            Scored as <bdi>{candidate.scoredAs}</bdi>. Its votes came along.
          </p>
        )}
        <SelectField
          label="How it comes to us"
          value={sourcing}
          readOnly={readOnly}
          options={Sourcing.options.map((value) => ({ value, label: sourcingNames[value] }))}
          onCommit={(value) => onChange('how it comes to us', () => ({ sourcing: value }))}
        />
        {!readOnly && (
          <div className={`row ${styles['more']}`}>
            <Button onClick={onAddEdition}>Another edition</Button>
          </div>
        )}
      </div>

      <Components candidate={candidate} scope={scope} readOnly={readOnly} onChange={onChange} />
      <UseCaseChecks
        useCases={useCases}
        chosen={candidate.useCaseIds}
        readOnly={readOnly}
        onChange={(change) =>
          onChange('the use cases', (now) => ({ useCaseIds: change(now.useCaseIds) }))
        }
      />

      <div className={`row ${styles['rule']}`}>
        <h3>From the catalogue</h3>
        <span className="sp" />
        {!readOnly && (
          <Button size="small" onClick={onAddTool} keys="B">
            Add a tool
          </Button>
        )}
      </div>
      {toolIds.map((id) => {
        const tool = tools.get(id)
        const remove = () =>
          onChange('the tools', (now) => ({
            toolIds: now.toolIds.filter((one) => one !== id),
            ...(now.facts ? { facts: now.facts.filter((one) => one.id !== id) } : {}),
          }))
        return tool ? (
          <ToolFacts
            key={id}
            tool={tool}
            onEdit={!readOnly && tool.origin?.kind === 'own' ? () => onEditTool(tool) : undefined}
            onRemove={readOnly || toolIds.length < 2 ? undefined : remove}
          />
        ) : null
      })}
      {toolIds.length === 0 && (
        <p className="sm ink3">
          Nothing yet: age, governance and licence are not recorded. What matters goes into the
          note.
        </p>
      )}
      <TextArea
        label="Note"
        value={note}
        readOnly={readOnly}
        onCommit={(value) => onChange('the note', () => ({ note: value.trim() }))}
      />
    </>
  )
}

type PartProps = Pick<Props, 'candidate' | 'readOnly' | 'onChange'>

function Components({
  candidate: { componentIds },
  scope,
  readOnly,
  onChange,
}: PartProps & Pick<Props, 'scope'>) {
  const [all, setAll] = useState(false)
  const near = [...new Set([...scope, ...componentIds])]
  const shown = all ? [...new Set([...near, ...stackComponents.map(({ id }) => id)])] : near
  return (
    <ComponentChips
      shown={shown}
      chosen={componentIds}
      scope={scope}
      readOnly={readOnly}
      onToggle={(id) =>
        onChange('the components', (now) => ({ componentIds: toggled(now.componentIds, id) }))
      }
    >
      {!readOnly && (
        <button
          type="button"
          className={styles['chip']}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer' : 'More components'}
        </button>
      )}
    </ComponentChips>
  )
}
