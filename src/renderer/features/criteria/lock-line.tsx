import type { ReactNode } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, formatDay, formatTime, joinNames } from '#shared/domain/format'
import type { Weighting } from '#shared/domain/judgement'
import { Icon } from '../../ui/icon.tsx'

type Lock = NonNullable<Weighting['locked']>

const moments: Readonly<Record<Lock['before'], string>> = {
  scoring: 'before anybody scored',
  reveal: 'before scores were revealed',
  decision: 'after scores were seen',
}

/** More names than this would fill the screen; the record has them all. */
const mostNames = 8

interface Props {
  readonly evaluation: Evaluation
  readonly locked: Lock
  readonly children: ReactNode
}

/** When the weights were locked, by whom, and what could have been seen by then. */
export function LockLine({ evaluation, locked, children }: Props) {
  const names = evaluation.participants
    .filter(({ id }) => locked.agreedBy.includes(id))
    .map(({ name }) => name)
  return (
    <div className="notice plain">
      <Icon name="lock" />
      <span className="grow sm">
        <b className="strong">
          Locked at {formatTime(locked.at)} on {formatDay(locked.at)}, {moments[locked.before]}
        </b>
        {names.length > 0 && (
          <>
            , agreed by{' '}
            {names.length > mostNames ? (
              counted(names.length, 'person', 'people')
            ) : (
              <bdi>{joinNames(names)}</bdi>
            )}
          </>
        )}
        . {locked.note !== '' && <bdi>{locked.note}</bdi>}
      </span>
      {children}
    </div>
  )
}
