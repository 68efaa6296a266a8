import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark.tsx'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import styles from './private-screen.module.css'

export interface KeyHint {
  readonly keys: readonly string[]
  readonly hint: string
}

interface Props {
  /** Whose screen it is. */
  readonly name: string
  /** The status line. */
  readonly saved: ReactNode
  readonly done: number
  readonly total: number
  /** "16 min left"; null without a running clock. */
  readonly timeLeft: string | null
  readonly keys: readonly KeyHint[]
  /** At the right end of the key bar: how to leave. */
  readonly leave: KeyHint
  readonly children: ReactNode
}

/** One person's own screen, without the frame: their name, how far they are, and their keys. */
export function PrivateScreen({
  name,
  saved,
  done,
  total,
  timeLeft,
  keys,
  leave,
  children,
}: Props) {
  return (
    <div className={styles['screen']}>
      <header className="top">
        <BrandMark />
        <span className={`strong ellipsis ${styles['owner']}`}>
          <bdi>{name}</bdi>
        </span>
        <span className={`ink3 sm row nowrap ${styles['lock']}`}>
          <Icon name="lock" />
          Only you see this screen
        </span>
        {saved}
        <span className="sp" />
        <span className="row sm nowrap tn">
          <b className={`strong ${styles['count']}`}>{done}</b>{' '}
          <span className="ink3">of {total}</span>
          <span className={`agenda ${styles['bar']}`} aria-hidden="true">
            <i style={{ width: `${total > 0 ? (100 * done) / total : 0}%` }} />
          </span>
        </span>
        {timeLeft && (
          <span className="row sm nowrap ink2 tn">
            <Icon name="clock" />
            {timeLeft}
          </span>
        )}
      </header>
      <main className={`main ${styles['body']}`}>{children}</main>
      <KeyHints keys={keys} end={<Hint {...leave} />} />
    </div>
  )
}

/** The bottom line of a screen without the frame. */
export function KeyHints({
  keys,
  end,
}: {
  readonly keys: readonly KeyHint[]
  readonly end: ReactNode
}) {
  return (
    <footer className={`keys ${styles['keys']}`}>
      {keys.map((hint) => (
        <Hint key={hint.hint} {...hint} />
      ))}
      <span className="sp" />
      {end}
    </footer>
  )
}

function Hint({ keys, hint }: KeyHint) {
  return (
    <span>
      {keys.map((key) => (
        <Kbd key={key} keys={key} />
      ))}
      {hint}
    </span>
  )
}
