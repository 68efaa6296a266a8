/** Proof: what is expected, and what the decision belongs to. */
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay } from '#shared/domain/format'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import {
  list,
  figures,
  pairs,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { said, words } from '#shared/domain/record/words'

/** Whether a prediction came true, in words. */
export const heldWords = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  'too-early': 'too early to say',
} as const

/** Consequences and risks, what is expected, and why it might fail. */
export function outlookSection({ evaluation: { decision } }: RecordFacts): Section {
  const lines = (all: readonly { readonly text: string }[]) =>
    list(all.filter((line) => line.text.trim() !== '').map((line): Words => [said(line.text)]))
  const prose = (value: string) => (value.trim() === '' ? null : paragraph([said(value)]))
  return section(
    'outlook',
    'Consequences, risks and expectations',
    [],
    [
      part('Good', [lines(decision.good)]),
      part('Bad', [lines(decision.bad)]),
      part('Risks', [lines(decision.risks)]),
      part('Prediction: what we expect to see by the review', [prose(decision.prediction)]),
      part(
        'What happened',
        (decision.lookBacks ?? []).map(({ day, reason, held, whatHappened, next }) =>
          pairs([
            ['Looked back on', [formatDay(day)]],
            ...(reason === undefined ? [] : [['Because', [said(reason)]] as const]),
            ['Came true', [heldWords[held]]],
            ['What happened', [said(whatHappened)]],
            ['What follows', [said(next)]],
          ]),
        ),
      ),
      part('Pre-mortem: a year later it has failed; why?', [prose(decision.premortem)]),
    ],
  )
}

export function relatedSection({ evaluation, names }: RecordFacts): Section {
  const { decision, frame, parkingLot } = evaluation
  return section(
    'related',
    'Related decisions and open ends',
    [],
    [
      part('Decisions', [
        pairs([
          ['Supersedes', [said(decision.supersedes)]],
          ['Superseded by', [said(decision.supersededBy)]],
          [
            'Started from',
            frame.origin === null ? ['no other evaluation'] : [said(frame.origin.title)],
          ],
        ]),
        nextEvaluations(evaluation),
      ]),
      part('Parking lot', [
        table(
          'Questions put aside during the workshop',
          [text('Question', 6), text('Raised by', 2.2), text('Owner', 2.2), figures('Due', 2.2)],
          parkingLot.map(({ text: asked, byId, ownerId, due, done }) => [
            done ? words`${said(asked)} (done)` : [said(asked)],
            [names.person(byId)],
            [names.person(ownerId)],
            [due === null ? 'no date' : formatDay(due)],
          ]),
        ),
      ]),
    ],
  )
}

function nextEvaluations({ stack }: Evaluation): Block | null {
  const next = stack.filter(({ status }) => status === 'next-evaluation')
  if (next.length === 0) return null
  return paragraph(
    words`To be evaluated next: ${next.map(({ componentId }) => componentName(componentId)).join(', ')}.`,
  )
}
