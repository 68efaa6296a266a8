import { useState } from 'react'
import { counted, formatDay, formatPoints } from '#shared/domain/format'
import { supportNames } from '#shared/domain/support'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import styles from './decision.module.css'
import { DissentList } from './dissent-list.tsx'
import { SupportDialog } from './support-dialog.tsx'
import type { DecisionView } from './use-decision.ts'

/** Who stands behind the decision and how much: blind until it is shown, then everybody at once. */
export function SupportPart({ view }: { readonly view: DecisionView }) {
  const { poll, decision, readOnly } = view
  const [polling, setPolling] = useState(false)
  const shown = poll.result !== null
  // Another window has shown it: nobody is asked any more, nor when it is asked for again.
  if (polling && shown) setPolling(false)
  const blocked = readOnly
    ? 'opened for reading'
    : view.voters.length === 0
      ? 'there is no voter'
      : shown
        ? 'it is shown; ask again to change it'
        : null
  const cannotShow =
    poll.answered === 0 ? 'Nobody has answered yet' : shown ? 'It is shown already' : null
  useCommands([
    {
      id: 'poll-support',
      label: 'Poll the support',
      keys: ['S'],
      hint: 'poll the support',
      unavailable: blocked,
      run: () => setPolling(true),
    },
    {
      id: 'show-support',
      label: 'Show the support',
      keys: ['R'],
      hint: 'show it',
      unavailable: readOnly ? 'opened for reading' : cannotShow,
      run: () => void view.showSupport(),
    },
  ])
  return (
    <>
      <section className={`card ${styles['part']}`} aria-labelledby="support">
        <div className="row wrap gap3">
          <h2 id="support">
            {poll.result
              ? `Support: ${poll.result.words}`
              : `Support: ${poll.answered} of ${counted(poll.expected, 'person has', 'people have')} answered`}
          </h2>
          <span className="sp" />
          {!readOnly &&
            (shown ? (
              <Button onClick={() => void view.askAgain()}>Ask again</Button>
            ) : (
              <>
                <Button
                  keys="S"
                  kind={poll.answered < poll.expected ? 'primary' : 'plain'}
                  unavailable={blocked}
                  onClick={() => setPolling(true)}
                >
                  Poll the support
                </Button>
                <Button
                  keys="R"
                  kind={poll.answered >= poll.expected && cannotShow === null ? 'primary' : 'plain'}
                  unavailable={cannotShow}
                  onClick={() => void view.showSupport()}
                >
                  Show the support
                </Button>
              </>
            ))}
        </div>
        {poll.result ? (
          <>
            <p className="row gap4 tn">
              <span>
                Mean <strong>{formatPoints(poll.result.mean)}</strong>
              </span>
              <span>
                Lowest <strong>{poll.result.min}</strong>
              </span>
              <span>
                Blocks <strong>{poll.result.blocks}</strong>
              </span>
            </p>
            <ul className={styles['votes']} aria-label="Support by person">
              {poll.result.votes.map(({ participantId, level }) => (
                <li key={participantId}>
                  <bdi>{view.voters.find(({ id }) => id === participantId)?.name}</bdi>
                  <strong className="tn">{level}</strong>
                  <span className="ink2">{supportNames[level]}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <ul className={styles['votes']} aria-label="Who has answered">
            {view.voters.map(({ id, name, leftAt }) => {
              const answered = decision.support[id] !== undefined
              return (
                <li key={id}>
                  <ReadinessGlyph state={answered ? 'done' : 'not-begun'} />
                  <bdi>{name}</bdi>
                  <span className="ink3">
                    {answered ? 'answered' : leftAt === null ? 'not yet' : 'left'}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
        <EarlierPolls view={view} />
        <p className="xs ink3">
          {[5, 4, 3, 2, 1].map((level) => `${level} ${supportNames[level]}`).join(', ')}
        </p>
      </section>
      <DissentList view={view} />
      {polling && (
        <SupportDialog
          voters={view.voters.filter(({ leftAt }) => leftAt === null)}
          answered={
            new Set(view.voters.filter(({ id }) => decision.support[id]).map(({ id }) => id))
          }
          statement={decision.statement}
          onSupport={(id, level) => void view.support(id, level)}
          onClose={() => setPolling(false)}
        />
      )}
    </>
  )
}

/** What was answered before support was asked for again. */
function EarlierPolls({ view }: { readonly view: DecisionView }) {
  if (view.earlier.length === 0) return null
  const nameOf = (id: string) => view.voters.find((person) => person.id === id)?.name ?? ''
  return (
    <ul className="col gap1 sm ink2" aria-label="Asked before">
      {view.earlier.map(({ day, votes, mean, words }, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- polls are only ever added at the end
        <li key={i}>
          Asked before, shown on {formatDay(day)}: {words}, mean {formatPoints(mean)}.{' '}
          <bdi>
            {votes
              .map(({ participantId, level }) => `${nameOf(participantId)} ${level}`)
              .join(', ')}
          </bdi>
        </li>
      ))}
    </ul>
  )
}
