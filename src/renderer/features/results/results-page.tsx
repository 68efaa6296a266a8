import { useMemo, useState } from 'react'
import { formatTime } from '#shared/domain/format'
import type { CriterionId } from '#shared/domain/ids'
import { stages } from '#shared/domain/scoring/cells'
import { stageNames } from '#shared/domain/scoring/stages'
import { resultWords } from '#shared/domain/sentence'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Finding } from '../../ui/finding.tsx'
import { Later } from '../../ui/later.tsx'
import { navigate } from '../../ui/routes.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { ContributionTable } from './contribution-table.tsx'
import { curly } from './curly.ts'
import { HowSure } from './how-sure.tsx'
import { IntervalCard } from './interval-card.tsx'
import { intervalRows } from './interval-rows.ts'
import css from './results-page.module.css'
import { ReviewChanges } from './review-changes.tsx'
import { type Results, useResults } from './use-results.ts'
import { useSensitivity } from './use-sensitivity.ts'
import { useWhatIf } from './use-what-if.ts'
import { WeightChanges } from './weight-changes.tsx'
import { WhatIfStrip } from './what-if-strip.tsx'

/** Step 8: the ranking, why it is so, and how sure it is. Shows nothing before the reveal. */
export function ResultsPage() {
  const results = useResults()
  return results ? <Result {...results} /> : <NothingYet />
}

function NothingYet() {
  const evaluation = useEvaluation()
  const ready = evaluation.candidates.length > 0 && evaluation.criteria.length > 0
  const step = ready ? 'scoring' : 'shortlist'
  const go = () => navigate({ page: 'step', id: evaluation.id, step, item: '' })
  return (
    <>
      <h1>Results</h1>
      <EmptyState
        title="No scores have been revealed yet"
        actions={
          <Button kind="primary" onClick={go}>
            {ready ? 'Go to Scoring' : 'Go to Shortlist'}
          </Button>
        }
      >
        {ready
          ? 'Once everybody has scored, reveal the votes together. The ranking, and how sure it is, appears here at the same moment. Until then nobody can see a vote, and neither can this page.'
          : 'A result needs candidates, criteria with weights, and scores. Start with what is to be compared.'}
      </EmptyState>
    </>
  )
}

function Result({ evaluation, naming, reached, stage, chooseStage, result }: Results) {
  const how = useSensitivity(result.table)
  const trying = useWhatIf(result)
  const rows = useMemo(
    () => intervalRows(how.intervals, result.table, naming),
    [how.intervals, result.table, naming],
  )
  const [chosen, setChosen] = useState<CriterionId | null>(null)
  const [closeUp, setCloseUp] = useState(false)
  const [asTable, setAsTable] = useState(false)
  const { whatIf, tried } = trying
  const leader = result.ranking[0]
  const words = useMemo(
    () => resultWords(evaluation, result, { ...how, weightSets: how.weightSets ?? nothingCounted }),
    [evaluation, result, how],
  )
  const { locked } = evaluation.weighting

  useKeyBarNote(
    locked ? `Locked ${formatTime(locked.at)}, what if only` : 'Not locked, what if only',
  )

  return (
    <div className={css['page']}>
      <TableKey asTable={asTable} onToggle={() => setAsTable(!asTable)} />
      <div className={css['intro']}>
        <div className={css['headline']}>
          <Finding>{words.finding}</Finding>
          <Segmented
            label="Stage of the result"
            value={stage}
            options={stages.map((one) => ({
              value: one,
              label: stageNames[one],
              unavailable: reached.includes(one) ? null : missing[one],
            }))}
            onChange={chooseStage}
          />
        </div>
        <p className="ink2">
          {how.weightSets || rows.length === 0
            ? curly(words.following.join(' '))
            : 'Working out how sure this is…'}
        </p>
      </div>
      <WeightChanges evaluation={evaluation} naming={naming} />
      <ReviewChanges evaluation={evaluation} naming={naming} />
      <Later>
        <div className={rows.length > 0 ? css['top'] : undefined}>
          <section className={`card ${css['rankingCard']}`} aria-label="Ranking">
            {rows.length > 0 && (
              <WhatIfStrip
                whatIf={whatIf}
                tried={tried}
                agreed={
                  rows.find(({ criterionId }) => criterionId === whatIf?.criterionId)?.weight ?? 0
                }
                naming={naming}
                onBack={trying.back}
              />
            )}
            <ContributionTable
              criteria={evaluation.criteria}
              base={result}
              shown={tried ?? result}
              tried={whatIf?.criterionId ?? null}
              naming={naming}
            />
          </section>
          {leader && rows.length > 0 && (
            <IntervalCard
              rows={rows}
              leader={naming.candidate(leader.candidateId)}
              flip={how.smallestFlip}
              trial={trying}
              chosen={chosen}
              onChoose={setChosen}
              closeUp={closeUp}
              onCloseUp={setCloseUp}
              asTable={asTable}
              naming={naming}
              weightWord={
                ['locked', 'agreed'].includes(result.weights.source)
                  ? 'agreed weight'
                  : 'weight now'
              }
            />
          )}
        </div>
      </Later>
      {leader && (
        <Later>
          <HowSure
            evaluation={evaluation}
            naming={naming}
            reached={reached}
            result={result}
            leaderId={leader.candidateId}
            comparable={rows.length > 0}
            weightSets={how.weightSets}
            flips={how.onePointFlips}
            asTable={asTable}
          />
        </Later>
      )}
    </div>
  )
}

interface TableKeyProps {
  readonly asTable: boolean
  readonly onToggle: () => void
}

/** The key for tables. A component of its own, so that its hint comes after those of the weights. */
function TableKey({ asTable, onToggle }: TableKeyProps) {
  useCommands([
    {
      id: 'charts-as-tables',
      label: asTable ? 'Show charts' : 'Show charts as tables',
      keys: ['T'],
      hint: asTable ? 'show charts' : 'show as table',
      run: onToggle,
    },
  ])
  return null
}

const missing = {
  first: 'Nothing has been revealed yet',
  discussed: 'No score has been agreed in discussion yet',
  trial: 'No evidence has been accepted yet',
} as const

/** Stands in while the weight sets are counted; the sentence about them is not shown. */
const nothingCounted = {
  method: { kind: 'all' },
  combinations: 0,
  factors: [],
  wins: [],
  ties: 0,
  tiesPercent: 0,
} as const
