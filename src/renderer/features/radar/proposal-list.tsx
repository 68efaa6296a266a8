import type { Evaluation } from '#shared/domain/evaluation'
import { ringNames, type RingProposal } from '#shared/domain/radar'
import { Button } from '../../ui/button.tsx'
import { RingGlyph } from '../../ui/glyphs.tsx'
import css from './radar-page.module.css'

interface Props {
  readonly proposals: readonly RingProposal[]
  readonly evaluation: Evaluation
  readonly onAccept: (proposal: RingProposal) => void
  readonly onPutOff: (proposal: RingProposal) => void
}

/** What results suggest. Nothing moves before somebody accepts it. */
export function ProposalList({ proposals, evaluation, onAccept, onPutOff }: Props) {
  if (proposals.length === 0) return null
  const nameOf = (proposal: RingProposal) =>
    evaluation.blips.find(({ id }) => id === proposal.blipId)?.name ??
    evaluation.candidates.find(({ id }) => id === proposal.candidateId)?.name ??
    ''
  return (
    <section className={`card ${css['proposals']}`} aria-labelledby="proposals">
      <h2 id="proposals">Proposed, not decided</h2>
      <ul>
        {proposals.map((proposal) => {
          const name = nameOf(proposal)
          return (
            <li key={proposal.blipId ?? proposal.candidateId}>
              <RingGlyph ring={proposal.to} />
              <span className="grow sm">
                <bdi className="med">{name}</bdi>{' '}
                {proposal.from === null
                  ? `to ${ringNames[proposal.to]}`
                  : `from ${ringNames[proposal.from]} to ${ringNames[proposal.to]}`}
                . <bdi className="ink2">{proposal.reason}</bdi>
              </span>
              <Button size="small" onClick={() => onAccept(proposal)}>
                Accept<span className="visually-hidden"> for {name}</span>
              </Button>
              <Button size="small" kind="quiet" onClick={() => onPutOff(proposal)}>
                Not now<span className="visually-hidden"> for {name}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
