import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

interface Props {
  readonly children: ReactNode
  readonly onClick: () => void
  /** One per screen is primary. `quiet` has no border. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'normal' | 'big'
  readonly icon?: IconName
  /** The key that does the same, shown on the button. */
  readonly keys?: string
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read. */
  readonly unavailable?: string | null
  readonly submit?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

const kinds = { primary: ' pri', plain: '', quiet: ' quiet', danger: ' danger' } as const
const sizes = { small: ' small', normal: '', big: ' big' } as const

export function Button({
  children,
  onClick,
  kind = 'plain',
  size = 'normal',
  icon,
  keys,
  unavailable = null,
  submit = false,
  ref,
}: Props) {
  return (
    <button
      ref={ref}
      type={submit ? 'submit' : 'button'}
      className={`btn${kinds[kind]}${sizes[size]}`}
      aria-disabled={unavailable !== null || undefined}
      title={unavailable ?? undefined}
      onClick={() => {
        if (unavailable === null) onClick()
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  /** What it does; read out and shown on hover. */
  readonly label: string
  readonly onClick: () => void
  readonly unavailable?: string | null
  readonly size?: 'small' | 'normal'
}

/** A button with a drawing only, for rows where the same action repeats. */
export function IconButton({
  icon,
  label,
  onClick,
  unavailable = null,
  size = 'small',
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`btn icon${sizes[size]}`}
      aria-label={label}
      title={unavailable ?? label}
      aria-disabled={unavailable !== null || undefined}
      onClick={() => {
        if (unavailable === null) onClick()
      }}
    >
      <Icon name={icon} />
    </button>
  )
}
