import { useState } from 'react'
import { useCommands } from '../../ui/commands.tsx'
import { RevealDialog } from '../../ui/reveal-dialog.tsx'
import { BeforeReveal } from './before-reveal.tsx'
import { DiscussionView } from './discussion-view.tsx'
import { useRevealing } from './use-revealing.ts'

/** One key shows everything at once; then the room talks about the cells that matter. */
export function RevealPage() {
  const revealing = useRevealing()
  const { round, revealed, unfinished, readOnly } = revealing
  const [asking, setAsking] = useState(false)
  const [justNow, setJustNow] = useState(false)

  const reveal = () => {
    setAsking(false)
    setJustNow(true)
    void revealing.reveal()
  }
  const ask = () => (unfinished.length > 0 ? setAsking(true) : reveal())

  useCommands(
    readOnly === null
      ? [
          {
            id: 'reveal',
            label: 'Reveal all scores',
            keys: ['Ctrl R'],
            ...(round && !revealed && { hint: 'reveal' }),
            inFields: true,
            unavailable: round ? null : 'No round of scoring is open',
            run: ask,
          },
        ]
      : [],
  )

  return (
    <>
      {revealed ? (
        <DiscussionView
          justRevealed={justNow}
          readOnly={readOnly !== null}
          // A review is being scored blind; what the room knows stays in sight meanwhile.
          openReview={round && readOnly === null ? { ...revealing, onReveal: ask } : null}
        />
      ) : (
        <BeforeReveal revealing={revealing} onReveal={ask} />
      )}
      {asking && (
        <RevealDialog unfinished={unfinished} onReveal={reveal} onClose={() => setAsking(false)} />
      )}
    </>
  )
}
