/**
 * The two pages for who decides: what was decided and because, how sure we are, who decided,
 * dissent, conditions and what happens next.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord, formatDay, readOn } from '#shared/domain/format'
import { groupedBy } from '#shared/domain/grouping'
import type { Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { figures, list, paragraph, section, table, text } from '#shared/domain/record/section'
import { happenedWords, triggerWords } from '#shared/domain/triggers'
import { trialResultSection } from '#shared/domain/record/trial-result'
import { joined, listed, said, strong, words } from '#shared/domain/record/words'
import { signatureStates } from '#shared/domain/signatures'
import { decisionSection, howSureSection } from '#shared/domain/record/committee-result'
import {
  dissentSection,
  supportSection,
  whoDecidedSection,
} from '#shared/domain/record/committee-people'

/** The sections of the committee pages, each id once, in this order. */
export function committeeSections(facts: RecordFacts): Section[] {
  return [
    decisionSection(facts),
    howSureSection(facts),
    whoDecidedSection(facts),
    dissentSection(facts),
    supportSection(facts),
    trialResultSection(facts),
    consequencesSection(facts.evaluation),
    conditionsSection(facts.evaluation),
    actionsSection(facts),
    reviewSection(facts.evaluation),
    signedSection(facts),
  ]
}

const filled = (lines: readonly { readonly text: string }[]) =>
  lines.filter((line) => line.text.trim() !== '').map((line): Words => [said(line.text)])

function consequencesSection({ decision: { good, bad, risks } }: Evaluation): Section {
  return section('consequences', 'What follows', [
    list([
      ...filled(good),
      ...filled(bad),
      ...risks
        .filter((risk) => risk.text.trim() !== '')
        .map((risk) => words`${strong('Risk:')} ${said(readOn(risk.text.trim()))}`),
    ]),
  ])
}

function conditionsSection({ decision }: Evaluation): Section {
  const conditions = filled(decision.conditions)
  const heading =
    conditions.length === 0
      ? 'Conditions'
      : `On ${countWord(conditions.length)} ${conditions.length === 1 ? 'condition' : 'conditions'}`
  const none = decision.status === 'open' ? null : paragraph(['No condition recorded.'])
  return section('conditions', heading, [conditions.length > 0 ? list(conditions) : none])
}

function actionsSection({ evaluation, names }: RecordFacts): Section {
  return section('actions', 'Next actions', [
    table(
      'Next actions',
      [text('Action', 6), text('Owner', 3), figures('Due', 2)],
      evaluation.decision.actions.map(({ text: action, ownerId, due, done }) => [
        done ? words`${said(action)} (done)` : [said(action)],
        [ownerId === null ? 'no owner' : names.person(ownerId)],
        [due === null ? 'no date' : formatDay(due)],
      ]),
    ),
  ])
}

function reviewSection({ decision }: Evaluation): Section {
  const { reviewDate, triggers } = decision
  const happened = happenedWords(decision)
  const all = filled(triggers.map((trigger) => ({ text: triggerWords(trigger) })))
  const by = reviewDate === null ? 'Review date not recorded' : `Review by ${formatDay(reviewDate)}`
  const heading = all.length > 0 ? `${by}${reviewDate === null ? ', but' : ', or sooner'} if` : by
  return section('review', heading, [
    all.length > 0
      ? list(all)
      : paragraph(['No event recorded that would make us look again sooner.']),
    happened === ''
      ? null
      : paragraph(words`The review is due. This has happened: ${said(happened)}`),
  ])
}

function signedSection({ evaluation, names }: RecordFacts): Section {
  const { decision, frame } = evaluation
  const { supersedes, supersededBy } = decision
  const by: Words = supersededBy.trim() === '' ? [] : words` Superseded by: ${said(supersededBy)}.`
  return section('signed', 'Signed', [
    paragraph(signedWords(evaluation, names.person)),
    paragraph(words`Decision owner: ${names.person(frame.ownerId)}.`),
    paragraph(words`Supersedes: ${said(supersedes)}.${by}`),
  ])
}

/** Who signed, together with everybody who signed the same text on the same day. */
function signedWords(evaluation: Evaluation, person: RecordFacts['names']['person']): Words {
  const states = signatureStates(evaluation)
  if (states.length === 0) return ['Signatures: not recorded.']
  const groups = groupedBy(states, ({ of, day }) => `${of} ${day ?? ''}`)
  return joined(
    [...groups.values()].map((group): Words => {
      const who = listed(group.map(({ participantId }) => [person(participantId)]))
      const { of, day } = group[0] ?? { of: 'not-recorded', day: null }
      if (day === null) return words`${who}, day not recorded.`
      return of === 'this-text'
        ? words`${who}, on ${formatDay(day)}.`
        : words`${who} signed an earlier text, on ${formatDay(day)}.`
    }),
    ' ',
  )
}
