/**
 * The decision record as Markdown: front matter and headings of MADR 4 (Markdown Any Decision
 * Records), with the same content as the printed record.
 *
 * Source of the headings: adr.github.io/madr, template of version 4.0.0.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import { decisionRecord } from '#shared/domain/record'
import {
  type DecisionRecord,
  notRecorded,
  type Section,
  type SectionId,
} from '#shared/domain/record/content'
import { voters } from '#shared/domain/scoring/rounds'
import { inlineText, paragraphs, yamlText } from '#shared/exchange/markdown-text'
import { namesOf } from '#shared/exchange/names'
import { sectionBody, sectionText } from '#shared/exchange/record-markdown'

/**
 * The record of an evaluation in whatever state it is; ends with a line break. What people typed
 * is escaped, so that every reader shows it as they typed it. Tells no vote that the printed
 * record does not tell.
 */
export function toMadr(evaluation: Evaluation): string {
  const record = decisionRecord(evaluation)
  const all = new Map(
    [...record.committee, ...record.proof, ...record.appendix].map((each) => [each.id, each]),
  )
  /** Takes a section out of those that are left for the end. */
  const take = (id: SectionId): Section | null => {
    const found = all.get(id) ?? null
    all.delete(id)
    return found
  }
  const inside = (id: SectionId, level = 3) => {
    const found = take(id)
    return found ? [sectionText(found, level)] : []
  }
  const body = (id: SectionId, level = 2) => {
    const found = take(id)
    return found ? sectionBody(found, level) : notRecorded
  }
  // The proof has the same consequences in full.
  take('consequences')
  const parts = [
    frontMatter(evaluation),
    `# ${inlineText(record.title)}`,
    ...blind(record),
    '## Context and Problem Statement',
    paragraphs(record.question) || notRecorded,
    body('context'),
    '## Decision Drivers',
    body('criteria'),
    '## Considered Options',
    optionList(evaluation),
    body('options'),
    '## Decision Outcome',
    outcome(evaluation, record),
    ...inside('decision'),
    ...inside('how-sure'),
    ...inside('who-decided'),
    ...inside('dissent'),
    ...inside('support'),
    '### Consequences',
    body('outlook', 3),
    '### Confirmation',
    ...inside('review', 4),
    ...inside('conditions', 4),
    ...inside('trial-result', 4),
    '## Pros and Cons of the Options',
    ...inside('scorecard'),
    ...inside('ranking'),
    '## More Information',
    ...[...all.values()].map((section) => sectionText(section, 3)),
    ...(record.disclaimer === '' ? [] : [paragraphs(record.disclaimer)]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Status, day and people as MADR names them. Everybody who is consulted had no vote. */
function frontMatter(evaluation: Evaluation): string {
  const { decision, participants } = evaluation
  const names = namesOf(evaluation)
  const deciders =
    decision.signedBy.length > 0
      ? decision.signedBy.map(names.participant)
      : voters(evaluation).map(({ name }) => name)
  const consulted = participants.filter(({ kind }) => kind === 'observer').map(({ name }) => name)
  const list = (key: string, values: readonly string[]) =>
    `${key}: [${values.map(yamlText).join(', ')}]`
  const status =
    decision.status === 'superseded' && decision.supersededBy.trim() !== ''
      ? `superseded by ${decision.supersededBy.trim()}`
      : decision.status === 'open'
        ? 'draft'
        : decision.status
  return [
    '---',
    `status: ${yamlText(status)}`,
    ...(decision.date === null ? [] : [`date: ${decision.date}`]),
    list('decision-makers', deciders),
    list('consulted', consulted),
    list('informed', []),
    '---',
  ].join('\n')
}

function blind({ blind: sentences }: DecisionRecord): string[] {
  return sentences.length === 0 ? [] : [sentences.map((text) => inlineText(text)).join(' ')]
}

function optionList({ candidates }: Evaluation): string {
  return candidates
    .map(({ name, edition }) => `* ${inlineText(edition === '' ? name : `${name}, ${edition}`)}`)
    .join('\n')
}

/** MADR's own sentence. The statement, which is the group's, follows under its heading. */
function outcome({ candidates, decision }: Evaluation, { because }: DecisionRecord): string {
  const chosen = candidates.find(({ id }) => id === decision.chosenId)
  if (!chosen) return 'Nothing has been chosen yet.'
  const reason = because === '' ? `(because: ${notRecorded})` : `because: ${inlineText(because)}`
  return `Chosen option: "${inlineText(chosen.name)}", ${reason}`
}
