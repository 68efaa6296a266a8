/** The whole page on a host in memory, for looking at it while it is built. */
import { createRoot } from 'react-dom/client'
import '../../src/renderer/styles/tokens.css'
import '../../src/renderer/styles/base.css'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { App } from '../../src/renderer/app/app.tsx'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { crowdedRadar } from '../crowded-radar.ts'
import { largeEvaluation } from '../large.ts'
import { ProjectorWindow } from '../../src/renderer/app/projector-window.tsx'
import { parseRoute } from '../../src/renderer/ui/routes.ts'
import { createMemoryHost } from '../memory-host.ts'
import { scenarioEvaluation } from '../scenario.ts'

const parameters = new URLSearchParams(location.search)
const data = parameters.get('data') ?? 'sample'
const sample = scenarioEvaluation()
// "open": the sample as it was before the decision, so that it can be worked on.
const undecided = {
  ...sample,
  decision: { ...sample.decision, status: 'proposed' as const },
}
// "discussing": the sample just after the reveal, as the discussion begins.
const discussing = {
  ...undecided,
  discussions: [],
  rounds: sample.rounds.slice(0, 1),
  scorecards: sample.scorecards.filter(({ roundId }) => roundId === sample.rounds[0]?.id),
  agenda: sample.agenda.map((item) =>
    item.step === 'reveal'
      ? { ...item, startedAt: new Date(Date.now() - 1_000).toISOString(), endedAt: null }
      : item,
  ),
}
const blank = emptyEvaluation(sample.id, sample.createdAt, sample.frame.title)
// "prepared": criteria and people are there, and nobody has said anything yet.
const prepared = {
  ...blank,
  frame: sample.frame,
  personas: sample.personas,
  participants: sample.participants,
  useCases: sample.useCases,
  candidates: sample.candidates,
  criteria: sample.criteria,
}
// "tied": two candidates with the same scores come first. "alone": one candidate is left.
const tied = {
  ...undecided,
  scorecards: sample.scorecards.map((card) =>
    card.candidateId === 'wandb'
      ? {
          ...card,
          votes:
            sample.scorecards.find(
              (other) =>
                other.candidateId === 'mlflow' &&
                other.roundId === card.roundId &&
                other.participantId === card.participantId,
            )?.votes ?? card.votes,
        }
      : card,
  ),
  discussions: [],
  evidence: [],
}
const alone = {
  ...undecided,
  candidates: sample.candidates.map((row) => ({
    ...row,
    withdrawn: row.id === 'mlflow' ? null : 'Left out',
  })),
}
const { tools } = await loadCatalogue()
const names = tools.map(({ name }) => name)
const evaluations = {
  sample: [undecided],
  decided: [sample],
  empty: [emptyEvaluation(EvaluationId.parse('empty'), '2026-05-18T09:00:00+02:00', 'Serving')],
  large: [largeEvaluation()],
  'large-blind': [largeEvaluation({ revealed: false })],
  discussing: [discussing],
  blind: [largeEvaluation({ people: 6, candidates: 5, criteria: 8, revealed: false })],
  prepared: [prepared],
  tied: [tied],
  alone: [alone],
  // 80 tools in four and in eight sectors, and as many as the catalogue has.
  radar: [4, 8].map((sectors) => crowdedRadar(sectors, names.slice(0, 80))),
  'radar-all': [crowdedRadar(6, names)],
  none: [],
}[data]

const host = createMemoryHost(evaluations ?? [], sample)
const theme = parameters.get('theme') === 'dark' ? 'dark' : 'light'
await host.settings.write({ theme, bigType: parameters.has('big'), paper: 'A4', sound: false })
const root = document.getElementById('root')
const isProjector = parseRoute(location.hash).page === 'projector'
if (root) createRoot(root).render(isProjector ? <ProjectorWindow /> : <App host={host} />)
