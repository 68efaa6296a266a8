import { componentName, stackComponents } from '#shared/domain/components'
import { ParticipantId } from '#shared/domain/ids'
import { capitalised } from '#shared/domain/format'
import type { Frame } from '#shared/domain/frame'
import { votesAgreed } from '#shared/domain/votes-agreed'
import { CheckField, NumberField, SelectField, TextArea, TextField } from '../../ui/fields.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './frame.module.css'
import type { FrameStep } from './use-frame.ts'

const yesNo = [
  { value: 'unknown', label: 'Not known' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

/** What is decided, by whom, and under which circumstances. */
export function QuestionPart({ step }: { readonly step: FrameStep }) {
  const { evaluation, readOnly, changeFrame, changeContext, agreeOnVotes } = step
  const agreed = votesAgreed(evaluation)
  const { frame, participants } = evaluation
  const { context } = frame
  return (
    <>
      <section className={`card ${styles['form']}`} aria-label="Question">
        <div className={`${styles['wide']} ${styles['question']}`}>
          <TextArea
            label="Decision question"
            value={frame.question}
            rows={2}
            readOnly={readOnly}
            placeholder="Which tool do we run for … from … on, and do we build, buy or adopt?"
            onCommit={(question) => changeFrame({ question }, 'the decision question')}
          />
        </div>
        <div className={styles['double']}>
          <TextField
            label="Title"
            value={frame.title}
            readOnly={readOnly}
            onCommit={(title) => changeFrame({ title }, 'the title')}
          />
        </div>
        <TextField
          label="Organisation"
          value={frame.organisation}
          readOnly={readOnly}
          onCommit={(organisation) => changeFrame({ organisation }, 'the organisation')}
        />
        <SelectField
          label="Decision owner"
          value={frame.ownerId ?? ''}
          readOnly={readOnly}
          options={[
            { value: '', label: 'Nobody yet' },
            ...participants.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onCommit={(id) =>
            changeFrame({ ownerId: id === '' ? null : ParticipantId.parse(id) }, 'the owner')
          }
        />
        <TextField
          label="Workshop"
          type="date"
          value={frame.workshopDate ?? ''}
          readOnly={readOnly}
          onCommit={(day) => changeFrame({ workshopDate: day || null }, 'the workshop’s day')}
        />
        <TextField
          label="Decision by"
          type="date"
          value={frame.decisionDate ?? ''}
          readOnly={readOnly}
          onCommit={(day) => changeFrame({ decisionDate: day || null }, 'the decision’s day')}
        />
      </section>
      <section className="card" aria-labelledby="in-scope">
        <h2 id="in-scope" className={styles['heading']}>
          Components in scope
        </h2>
        <Scope frame={frame} readOnly={readOnly} onScope={step.setScope} />
      </section>
      <section className={`card ${styles['form']}`} aria-labelledby="context">
        <h2 id="context" className={styles['wide']}>
          Context
        </h2>
        <NumberField
          label="Team size"
          value={context.teamSize}
          min={0}
          integer
          align="left"
          readOnly={readOnly}
          onCommit={(teamSize) => changeContext({ teamSize }, 'the team size')}
        />
        <TextField
          label="Cloud in use"
          value={context.cloud}
          readOnly={readOnly}
          placeholder="AWS, Azure, our own, none"
          onCommit={(cloud) => changeContext({ cloud }, 'the cloud')}
        />
        <TextField
          label="Budget"
          value={context.budget}
          readOnly={readOnly}
          placeholder="40,000 EUR a year"
          onCommit={(budget) => changeContext({ budget }, 'the budget')}
        />
        <SelectField
          label="Can we run Kubernetes?"
          value={context.kubernetes}
          options={yesNo}
          readOnly={readOnly}
          onCommit={(kubernetes) => changeContext({ kubernetes }, 'Kubernetes')}
        />
        <SelectField
          label="Is MLOps our core business?"
          value={context.coreBusiness}
          options={yesNo}
          readOnly={readOnly}
          onCommit={(coreBusiness) => changeContext({ coreBusiness }, 'the core business')}
        />
        <div className={styles['wide']}>
          <TextArea
            label="What else matters"
            value={context.notes}
            rows={1}
            readOnly={readOnly}
            onCommit={(notes) => changeContext({ notes }, 'the context')}
          />
        </div>
        <div className={styles['wide']}>
          <TextField
            label="Line at the foot of the record"
            value={frame.disclaimer}
            readOnly={readOnly}
            placeholder="For internal use"
            onCommit={(disclaimer) => changeFrame({ disclaimer }, 'the disclaimer')}
          />
        </div>
        <div className={styles['wide']}>
          <CheckField
            label="Everybody has agreed that the record shows who voted what"
            checked={frame.votesInRecord}
            readOnly={readOnly}
            onCommit={agreeOnVotes}
          />
          {agreed && <p className="sm ink2">{capitalised(agreed.words)}.</p>}
        </div>
        {frame.origin && (
          <p className={`sm ink2 ${styles['wide']}`}>
            Criteria, anchors and must-haves came from <bdi>{frame.origin.title}</bdi>.
          </p>
        )}
      </section>
    </>
  )
}

interface ScopeProps {
  readonly frame: Frame
  readonly readOnly: boolean
  readonly onScope: FrameStep['setScope']
}

/** The components of a stack as switches, with those that only this evaluation names at the end. */
function Scope({ frame, readOnly, onScope }: ScopeProps) {
  const known = stackComponents.map(({ id }) => id)
  const others = frame.components.filter((id) => !known.includes(id))
  return (
    <div className={styles['chips']}>
      {[...known, ...others].map((id) => {
        const isIn = frame.components.includes(id)
        return (
          <button
            key={id}
            type="button"
            className={styles['chip']}
            aria-pressed={isIn}
            disabled={readOnly}
            onClick={() => onScope(id, !isIn)}
          >
            <Icon name={isIn ? 'check' : 'plus'} size={0.9} />
            {componentName(id)}
          </button>
        )
      })}
    </div>
  )
}
