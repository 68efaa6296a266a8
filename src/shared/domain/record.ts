/**
 * The decision record as content, before any layout: what the PDF prints and the Markdown export
 * writes. Every number is the one that the screens show; where nobody has said anything the
 * section is empty, which every output writes as "not recorded".
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay } from '#shared/domain/format'
import { appendixSections, showsVotes } from '#shared/domain/record/appendix'
import { committeeSections } from '#shared/domain/record/committee'
import type { DecisionRecord, Section, SectionId } from '#shared/domain/record/content'
import { contextSection } from '#shared/domain/record/context'
import { criteriaSection } from '#shared/domain/record/criteria'
import { recordFacts, type ToolsInBrief } from '#shared/domain/record/facts'
import { optionsSection } from '#shared/domain/record/options'
import { outlookSection, relatedSection } from '#shared/domain/record/outlook'
import { rankingSection } from '#shared/domain/record/ranking'
import { scorecardSection } from '#shared/domain/record/scorecard'
import { sensitivitySection } from '#shared/domain/record/sensitivity'
import { radarSection, sourcingSection } from '#shared/domain/record/sourcing'
import { trialsSection } from '#shared/domain/record/trials'
import { votesAgreed } from '#shared/domain/votes-agreed'

/**
 * The record of an evaluation in whatever state it is.
 *
 * Tells no vote of a round that is still blind, and no single vote at all unless that was agreed
 * (`frame.votesInRecord`), and then whether it was agreed beforehand. The same evaluation always gives the same record.
 *
 * @param tools what a catalogue knows of the tools that candidates are made of
 */
export function decisionRecord(evaluation: Evaluation, tools?: ToolsInBrief): DecisionRecord {
  const { frame, decision } = evaluation
  const facts = recordFacts(evaluation, tools)
  return {
    title: frame.title.trim() || 'Untitled evaluation',
    organisation: frame.organisation.trim(),
    question: frame.question.trim(),
    disclaimer: frame.disclaimer.trim(),
    status: statusWords(evaluation),
    statement: decision.statement.trim(),
    because: decision.because.trim(),
    votesShown: showsVotes(facts),
    votesAgreed: votesAgreed(evaluation)?.brief ?? '',
    blind: facts.blind,
    committee: committeeSections(facts),
    proof: [
      contextSection(facts),
      optionsSection(facts),
      criteriaSection(facts),
      scorecardSection(facts),
      rankingSection(facts),
      sensitivitySection(facts),
      trialsSection(facts),
      sourcingSection(facts),
      radarSection(facts),
      outlookSection(facts),
      relatedSection(facts),
    ],
    appendix: appendixSections(facts),
  }
}

function statusWords({ decision: { status, date, supersededBy } }: Evaluation): string {
  const on = date === null ? '' : ` on ${formatDay(date)}`
  switch (status) {
    case 'open':
      return 'Draft, not decided yet'
    case 'proposed':
      return `Proposed${on}`
    case 'accepted':
      return `Accepted${on}`
    case 'superseded':
      return `Accepted${on}, superseded since${supersededBy.trim() === '' ? '' : ` by ${supersededBy.trim()}`}`
  }
}

/** A section of a record by its id, wherever it is. */
export function sectionOf(
  { committee, proof, appendix }: DecisionRecord,
  id: SectionId,
): Section | null {
  return [...committee, ...proof, ...appendix].find((section) => section.id === id) ?? null
}

/** Whether a section says nothing, so that "not recorded" stands there. */
export function isEmpty({ blocks, sections }: Section): boolean {
  return blocks.length === 0 && sections.every((inner) => isEmpty(inner))
}
