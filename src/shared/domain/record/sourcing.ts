/** Proof: build, buy or adopt, and the radar. */
import { formatDay } from '#shared/domain/format'
import { blipState, numberedBlips, radarTitle } from '#shared/domain/radar'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { sourcingNames } from '#shared/domain/record/options'
import { list, note, paragraph, section, table, text } from '#shared/domain/record/section'
import { joined, listed, said, words } from '#shared/domain/record/words'
import { sourcingAdvice, sourcingOutcome, sourcingWatches } from '#shared/domain/sourcing'

/** Build, buy or adopt: the answers, the rule that followed from them, the advice that applies. */
export function sourcingSection({ evaluation, names }: RecordFacts): Section {
  const { sourcing, decision } = evaluation
  const outcome = sourcingOutcome(sourcing)
  const asked = sourcing.answers.length > 0 || sourcing.override !== null
  const recorded: Words =
    sourcing.recordedBy === null ? [] : words` Recorded by ${names.person(sourcing.recordedBy)}.`
  if (!asked && decision.sourcing === null) return section('sourcing', 'Build, buy or adopt', [])
  return section('sourcing', 'Build, buy or adopt', [
    sourcing.question.trim() === '' ? null : paragraph([said(sourcing.question)]),
    table(
      'Questions and answers',
      [
        text('Question', 7),
        text('Answer', 1.5),
        ...(sourcing.answers.some(({ byId }) => byId !== null) ? [text('By', 2)] : []),
      ],
      sourcing.answers.map(({ question, answer, byId }) => [
        [said(question)],
        [answer],
        ...(sourcing.answers.some((row) => row.byId !== null) ? [[names.person(byId)]] : []),
      ]),
    ),
    asked ? outcomeBlock(outcome, recorded) : null,
    outcome.status === 'decided' && outcome.rule
      ? note([
          `The rule: ${outcome.rule.because}${outcome.override ? ` It would say: ${outcome.rule.outcome}` : ''}`,
        ])
      : null,
    decision.sourcing === null
      ? null
      : paragraph([`Decided: ${sourcingNames[decision.sourcing]}.`]),
    list(sourcingWatches(sourcing).map(({ because, text: advice }) => [`${because} ${advice}`])),
    list(
      sourcingAdvice(evaluation).map(({ text: advice, candidateIds }) =>
        candidateIds.length === 0
          ? [advice]
          : words`${advice} (${listed(candidateIds.map((id) => [names.candidate(id)]))})`,
      ),
    ),
  ])
}

function outcomeBlock(outcome: ReturnType<typeof sourcingOutcome>, recorded: Words): Block | null {
  if (outcome.status === 'open')
    return paragraph(
      [`Open: ${outcome.missing.length} of the answers that the rules need are missing.`],
      recorded,
    )
  const { override } = outcome
  return override
    ? paragraph(
        words`Outcome, set by the group: ${said(override.outcome)} Reason: ${said(override.reason)}`,
        recorded,
      )
    : paragraph([`Outcome: ${outcome.outcome}`], recorded)
}

/** The radar, drawn and as a table, for one page of its own. */
export function radarSection({ evaluation, names }: RecordFacts): Section {
  const all = numberedBlips(evaluation)
  if (all.length === 0) return section('radar', 'Radar', [])
  const { date } = evaluation.radar
  const sectors = new Map(evaluation.radar.sectors.map(({ id, name }) => [id, name]))
  const title = radarTitle(evaluation)
  const left = evaluation.blips.filter((blip) => blipState(blip).ring === null)
  return section('radar', 'Radar', [
    {
      kind: 'finding',
      words: [...names.sentence(title), date === null ? '' : `, ${formatDay(date)}`].filter(
        (span) => span !== '',
      ),
    },
    {
      kind: 'figure',
      label: `Radar of ${all.length} tools in four rings, from the middle outwards Adopt, Trial, Assess and Hold. ${title}.`,
      figure: { kind: 'radar' },
    },
    table(
      'Tools on the radar',
      [
        text('Tool', 3.4),
        text('Sector', 2.6),
        text('Ring', 1.6),
        text('Since last time', 2.4),
        text('Reason', 6),
      ],
      all.map(({ number, blip }) => {
        const state = blipState(blip)
        return [
          [`${number} `, said(blip.name)],
          [said(sectors.get(blip.sectorId) ?? '')],
          state.ring === null ? [] : [{ kind: 'ring', ring: state.ring }],
          [state.words],
          [said(state.reason)],
        ]
      }),
    ),
    left.length === 0
      ? null
      : note(
          words`Left the radar: ${joined(
            left.map((blip) => [said(blip.name)]),
            ', ',
          )}.`,
        ),
  ])
}
