import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutCandidate } from '#shared/domain/candidates'
import { withPersonSetAside } from '#shared/domain/changing-panel'
import type { Evaluation } from '#shared/domain/evaluation'
import { withoutMustHave } from '#shared/domain/must-haves'
import { withoutParticipant, withoutPersona } from '#shared/domain/people'
import { withoutBlip, withSectors } from '#shared/domain/radar-edits'
import { withCriterionRemoved, withCriterionRestored } from '#shared/domain/restoring-criteria'
import { withTestRemoved } from '#shared/domain/trial-changes'
import { withoutLogLine, withoutTrial, withTrialCandidate } from '#shared/domain/trial-edits'
import { withoutUseCase } from '#shared/domain/use-cases'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { withEveryReference } from './every-reference.ts'
import { largeEvaluation } from './large.ts'
import { scenarioEvaluation } from './scenario.ts'

/** One removal that a page offers, of the n-th of whatever is there. */
type Removal = (now: Evaluation, n: number) => Evaluation

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]
const removalOf =
  <T>(
    listOf: (now: Evaluation) => readonly T[],
    without: (now: Evaluation, row: T) => Evaluation,
  ): Removal =>
  (now, n) => {
    const row = nth(listOf(now), n)
    return row === undefined ? now : without(now, row)
  }
const why = (now: Evaluation) => ({
  at: '2026-03-12T17:00:00+01:00',
  byId: now.frame.facilitatorId,
  reason: 'Not needed',
})

const removals: Readonly<Record<string, Removal>> = {
  'a person': removalOf(
    (now) => now.participants,
    (now, { id }) => withoutParticipant(now, id),
  ),
  'a person from the panel': removalOf(
    (now) => now.participants,
    (now, { id }) => withPersonSetAside(now, id, why(now)),
  ),
  'a persona': removalOf(
    (now) => now.personas,
    (now, { id }) => withoutPersona(now, id),
  ),
  'a use case': removalOf(
    (now) => now.useCases,
    (now, { id }) => withoutUseCase(now, id),
  ),
  'a candidate': removalOf(
    (now) => now.candidates,
    (now, { id }) => withoutCandidate(now, id),
  ),
  'a must-have': removalOf(
    (now) => now.mustHaves,
    (now, { id }) => withoutMustHave(now, id),
  ),
  'a criterion': removalOf(
    (now) => now.criteria,
    (now, { id }) => withCriterionRemoved(now, id, why(now)),
  ),
  // Taking a removal back after more has gone is where something could come back that is gone.
  'the removal of a criterion': removalOf(
    (now) => now.removedCriteria ?? [],
    (now, { criterion }) => withCriterionRestored(now, criterion.id, why(now)),
  ),
  'a trial': removalOf(
    (now) => now.trials,
    (now, { id }) => withoutTrial(now, id),
  ),
  'a success criterion': removalOf(
    (now) =>
      now.trials.flatMap(({ id, successCriteria }) =>
        successCriteria.map((row) => [id, row] as const),
      ),
    (now, [id, test]) => withTestRemoved(now, id, test, null),
  ),
  'a candidate from a trial': removalOf(
    (now) =>
      now.trials.flatMap(({ id, candidateIds }) => candidateIds.map((one) => [id, one] as const)),
    (now, [id, candidate]) => withTrialCandidate(now, id, candidate, false),
  ),
  'a line of a log': removalOf(
    (now) => now.trials.flatMap(({ id, log }) => log.map((line) => [id, line.id] as const)),
    (now, [id, line]) => withoutLogLine(now, id, line),
  ),
  'a sector': removalOf(
    (now) => now.radar.sectors,
    (now, { id }) =>
      now.radar.sectors.length > 3
        ? withSectors(
            now,
            now.radar.sectors.filter((row) => row.id !== id),
          )
        : now,
  ),
  'a blip': removalOf(
    (now) => now.blips,
    (now, { id }) => withoutBlip(now, id),
  ),
}

const evaluations = {
  'the worked sample': scenarioEvaluation,
  'one with every reference': withEveryReference,
  'the sample while all is blind': blindSample,
  'a large one': () => largeEvaluation({ people: 6, candidates: 5, criteria: 7 }),
  'a large one that is blind': () =>
    largeEvaluation({ people: 6, candidates: 5, criteria: 7, revealed: false }),
}

/** The worked sample before anything was shown to the room. */
function blindSample(): Evaluation {
  const sample = scenarioEvaluation()
  return {
    ...sample,
    weighting: { ...sample.weighting, revealedAt: null, agreed: null, locked: null },
    rounds: sample.rounds.slice(0, 1).map((round) => ({ ...round, revealedAt: null })),
    scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
  }
}

const steps = fc.array(
  fc.record({ what: fc.constantFrom(...Object.keys(removals)), n: fc.nat({ max: 40 }) }),
  { minLength: 1, maxLength: 12 },
)
const after = (start: Evaluation, done: readonly { what: string; n: number }[]) =>
  done.reduce((now, { what, n }) => removals[what]?.(now, n) ?? now, start)

describe('what a page removes', () => {
  for (const [name, make] of Object.entries(evaluations)) {
    const start = make()
    it(`leaves nothing that refers to it, one after the other, in ${name}`, () => {
      expect(contradictionsOf(start)).toEqual([])
      for (const [what, remove] of Object.entries(removals)) {
        for (let n = 0; n < 12; n++)
          expect([what, contradictionsOf(remove(start, n))]).toEqual([what, []])
      }
    })

    it(`leaves nothing that refers to it, in any order, in ${name}`, () => {
      fc.assert(
        fc.property(steps, (done) => {
          expect(contradictionsOf(after(start, done))).toEqual([])
        }),
        { numRuns: 60 },
      )
    })
  }
})
