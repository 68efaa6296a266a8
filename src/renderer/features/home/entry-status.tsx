import { statusOn } from '#shared/domain/summary'
import type { EvaluationEntry } from '#shared/host-contract'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'

type Status = ReturnType<typeof statusOn> | 'superseded'

const looks: Readonly<
  Record<
    Status,
    {
      readonly word: string
      readonly icon: IconName
      readonly tone: 'plain' | 'accent' | 'ok' | 'warn'
    }
  >
> = {
  draft: { word: 'Draft', icon: 'dots', tone: 'plain' },
  scoring: { word: 'Scoring', icon: 'person', tone: 'accent' },
  'in-trial': { word: 'In trial', icon: 'flag', tone: 'accent' },
  decided: { word: 'Decided', icon: 'check', tone: 'ok' },
  superseded: { word: 'Superseded', icon: 'return', tone: 'plain' },
  'due-for-review': { word: 'Due for review', icon: 'clock', tone: 'warn' },
}

/** Where an evaluation is on its path today, or that its file cannot be read. */
export function EntryStatus({
  entry,
  today,
  isSuperseded,
}: {
  readonly entry: EvaluationEntry
  readonly today: string
  readonly isSuperseded: boolean
}) {
  if (entry.problem || !entry.summary) {
    return (
      <Tag tone="bad">
        <Icon name="warning" size={0.9} />
        {entry.problem?.code === 'file-too-new' ? 'Too new' : 'Cannot be opened'}
      </Tag>
    )
  }
  const { word, icon, tone } = looks[isSuperseded ? 'superseded' : statusOn(entry.summary, today)]
  return (
    <Tag tone={tone}>
      <Icon name={icon} size={0.9} />
      {word}
    </Tag>
  )
}
