import type { ReactNode } from 'react'

interface Props {
  readonly tone?: 'plain' | 'accent' | 'ok' | 'warn' | 'bad' | 'split' | 'mixed' | 'agreed'
  readonly children: ReactNode
}

const tones = {
  plain: '',
  accent: ' acc',
  ok: ' ok',
  warn: ' warn',
  bad: ' bad',
  split: ' split',
  mixed: ' mixed',
  agreed: ' agreed',
} as const

/** A state in a glyph and a word. */
export function Tag({ tone = 'plain', children }: Props) {
  return <span className={`tag${tones[tone]}`}>{children}</span>
}
