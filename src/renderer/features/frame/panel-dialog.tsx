import type { Participant } from '#shared/domain/frame'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import type { FrameStep } from './use-frame.ts'

/** Whose votes are to count from now on, or not any more. */
export interface PanelQuestion {
  readonly person: Participant
  readonly about: 'set-aside' | 'put-back' | Participant['kind']
}

interface Props {
  readonly question: PanelQuestion
  readonly step: FrameStep
  readonly onClose: () => void
}

/** Asked where somebody has voted: nothing of theirs is lost, and the record tells it with the reason. */
export function PanelDialog({ question: { person, about }, step, onClose }: Props) {
  const { title, action } = wordsFor(about, person.name)
  const counts = about === 'voter' || about === 'put-back'
  return (
    <ReasonDialog
      title={title}
      keep="Leave it"
      act={action}
      onClose={onClose}
      onAct={(reason) => {
        if (about === 'set-aside') void step.setAside(person, reason)
        else if (about === 'put-back') step.putBack(person, reason)
        else step.setVote(person, about, reason)
      }}
    >
      <p className="ink2">
        {counts
          ? 'The votes that were given before count again.'
          : 'The votes that were given are kept and do not count any more; they can be put back.'}{' '}
        The results and the record say so, with the ranking before and after.
      </p>
      {about === 'set-aside' && (
        <p className="ink2">
          Whoever only had to go can be marked as left: then their votes count.
        </p>
      )}
    </ReasonDialog>
  )
}

function wordsFor(about: PanelQuestion['about'], name: string) {
  switch (about) {
    case 'set-aside':
      return { title: `Take ${name} off the panel?`, action: 'Take off the panel' }
    case 'put-back':
      return { title: `Put ${name} back on the panel?`, action: 'Put back' }
    case 'observer':
      return { title: `Let ${name} only observe?`, action: 'Let them observe' }
    case 'voter':
      return { title: `Let ${name} vote?`, action: 'Let them vote' }
  }
}
