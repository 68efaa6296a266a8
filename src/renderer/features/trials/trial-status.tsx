import type { Trial } from '#shared/domain/proof'
import type { Verdict } from '#shared/domain/trials'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'

export const statusNames: Readonly<Record<Trial['status'], string>> = {
  planned: 'Planned',
  running: 'Running',
  evaluating: 'Evaluating',
  done: 'Done',
  stopped: 'Stopped',
}

const tones = {
  planned: 'plain',
  running: 'accent',
  evaluating: 'accent',
  done: 'ok',
  stopped: 'warn',
} as const

/** Where a trial stands. */
export function StatusTag({ status }: { readonly status: Trial['status'] }) {
  return <Tag tone={tones[status]}>{statusNames[status]}</Tag>
}

/** Pass, fail, not measured yet or not measurable: a sign and a word. */
export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict) {
    case 'pass':
      return (
        <Tag tone="ok">
          <Icon name="check" size={0.9} /> pass
        </Tag>
      )
    case 'fail':
      return (
        <Tag tone="bad">
          <Icon name="close" size={0.9} /> fail
        </Tag>
      )
    case 'not-measured':
      return <Tag>– not measured</Tag>
    case 'not-measurable':
      return <Tag tone="warn">∅ could not be measured</Tag>
  }
}
