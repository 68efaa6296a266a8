/**
 * The decision record as Markdown: front matter and headings of MADR 4 (Markdown Any Decision
 * Records), with the same content as the printed record.
 *
 * Source of the headings: adr.github.io/madr, template of version 4.0.0. Status, day and people
 * stand in the front matter and once more as the list under the title that earlier versions had:
 * log4brains reads only that one, and many viewers hide a front matter.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { ToolsInBrief } from '#shared/domain/record/facts'
import { decisionRecord } from '#shared/domain/record'
import {
  type DecisionRecord,
  notRecorded,
  type Section,
  type SectionId,
} from '#shared/domain/record/content'
import { voters } from '#shared/domain/scoring/rounds'
import { inlineText, paragraphs, yamlText } from '#shared/exchange/markdown-text'
import { type OptionTitles, optionTitles, prosAndCons } from '#shared/exchange/madr-options'
import { namesOf } from '#shared/exchange/names'
import { sectionBody, sectionText } from '#shared/exchange/record-markdown'

/**
 * The record of an evaluation in whatever state it is; ends with a line break. What people typed
 * is escaped, so that every reader shows it as they typed it. Tells no vote that the printed
 * record does not tell.
 */
export function toMadr(evaluation: Evaluation, tools?: ToolsInBrief): string {
  const record = decisionRecord(evaluation, tools)
  const options = optionTitles(evaluation)
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
    facts(evaluation),
    ...blind(record),
    '## Context and Problem Statement',
    paragraphs(record.question) || notRecorded,
    body('context'),
    '## Decision Drivers',
    body('criteria'),
    '## Considered Options',
    [...options.values()].map((title) => `* ${inlineText(title)}`).join('\n'),
    body('options'),
    '## Decision Outcome',
    outcome(evaluation, options, record.because),
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
    ...prosAndCons(evaluation, options),
    '## More Information',
    ...[...all.values()].map((section) => sectionText(section, 3)),
    ...(record.disclaimer === '' ? [] : [paragraphs(record.disclaimer)]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Status, day and people as MADR names them. Everybody who is consulted had no vote. */
function frontMatter(evaluation: Evaluation): string {
  const { decision, participants } = evaluation
  const deciders = decidersOf(evaluation)
  const consulted = participants.filter(({ kind }) => kind === 'observer').map(({ name }) => name)
  const list = (key: string, values: readonly string[]) =>
    `${key}: [${values.map(yamlText).join(', ')}]`
  return [
    '---',
    `status: ${yamlText(statusOf(evaluation))}`,
    ...(decision.date === null ? [] : [`date: ${decision.date}`]),
    list('decision-makers', deciders),
    list('consulted', consulted),
    list('informed', []),
    // Without it, whoever knows no front matter reads the lines above as a heading.
    '',
    '---',
  ].join('\n')
}

/** The same as a list that is read with the rest of the text. */
function facts(evaluation: Evaluation): string {
  const { date } = evaluation.decision
  const deciders = decidersOf(evaluation)
  return [
    `* Status: ${inlineText(statusOf(evaluation))}`,
    ...(deciders.length === 0 ? [] : [`* Deciders: ${deciders.map(inlineText).join(', ')}`]),
    ...(date === null ? [] : [`* Date: ${date}`]),
  ].join('\n')
}

function decidersOf(evaluation: Evaluation): string[] {
  const { signedBy } = evaluation.decision
  return signedBy.length > 0
    ? signedBy.map(namesOf(evaluation).participant)
    : voters(evaluation).map(({ name }) => name)
}

function statusOf({ decision: { status, supersededBy } }: Evaluation): string {
  if (status === 'superseded' && supersededBy.trim() !== '')
    return `superseded by ${supersededBy.trim()}`
  return status === 'open' ? 'draft' : status
}

function blind({ blind: sentences }: DecisionRecord): string[] {
  return sentences.length === 0 ? [] : [sentences.map((text) => inlineText(text)).join(' ')]
}

/** MADR's own sentence. The statement, which is the group's, follows under its heading. */
function outcome({ decision }: Evaluation, options: OptionTitles, because: string): string {
  const chosen = decision.chosenId === null ? undefined : options.get(decision.chosenId)
  if (chosen === undefined) return 'Nothing has been chosen yet.'
  const reason = because === '' ? `(because: ${notRecorded})` : `because: ${inlineText(because)}`
  return `Chosen option: "${inlineText(chosen)}", ${reason}`
}
