/**
 * The two pages for who decides: what was decided and because, how sure we are, who decided,
 * dissent, conditions and what happens next.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { countWord, formatDay, insideSentence } from '#shared/domain/format'
import type { Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { figures, list, paragraph, section, table, text } from '#shared/domain/record/section'
import { trialResultSection } from '#shared/domain/record/trial-result'
import { listed, said, strong, words } from '#shared/domain/record/words'
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
        .map((risk) => words`${strong('Risk:')} ${said(insideSentence(risk.text.trim()))}`),
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

function reviewSection({ decision: { reviewDate, triggers } }: Evaluation): Section {
  const all = filled(triggers)
  const by = reviewDate === null ? 'Review date not recorded' : `Review by ${formatDay(reviewDate)}`
  const heading = all.length > 0 ? `${by}${reviewDate === null ? ', but' : ', or sooner'} if` : by
  return section('review', heading, [
    all.length > 0
      ? list(all)
      : paragraph(['No event recorded that would make us look again sooner.']),
  ])
}

function signedSection({ evaluation, names }: RecordFacts): Section {
  const { decision, frame } = evaluation
  const { signedBy, date, supersedes, supersededBy } = decision
  const on = date === null ? '' : `, on ${formatDay(date)}`
  const signed: Words =
    signedBy.length === 0
      ? ['Signatures: not recorded.']
      : words`${listed(signedBy.map((id) => [names.person(id)]))}${on}.`
  const by: Words = supersededBy.trim() === '' ? [] : words` Superseded by: ${said(supersededBy)}.`
  return section('signed', 'Signed', [
    paragraph(signed),
    paragraph(words`Decision owner: ${names.person(frame.ownerId)}.`),
    paragraph(words`Supersedes: ${said(supersedes)}.${by}`),
  ])
}
