import { useState } from 'react'
import type { TrialId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ChangeReasonDialog } from './reason-dialogs.tsx'
import { DesignDialog } from './design-dialog.tsx'
import { EvidencePart } from './evidence-part.tsx'
import { TestCoverage } from './test-coverage.tsx'
import { boardWords, TrialBoard } from './trial-board.tsx'
import { TrialDetail } from './trial-detail.tsx'
import { TrialHistory } from './trial-history.tsx'
import styles from './trials.module.css'
import { useTrials } from './use-trials.ts'

/** Trial projects from charter to results, and what the group makes of the evidence. */
export function TrialsPage() {
  const trials = useTrials()
  const [designing, setDesigning] = useState(false)
  const [freshId, setFresh] = useState<TrialId | null>(null)
  const { view, readOnly, selected } = trials
  const noSuggestion =
    trials.suggestions.length === 0
      ? 'nothing that tells the first two apart rests on opinion'
      : null

  useKeyBarNote(boardWords(trials.trials))

  const step = (places: number) => {
    const at = trials.trials.findIndex(({ id }) => id === selected?.id)
    const next = trials.trials[at + places]
    if (next) trials.select(next.id)
  }
  const add = () => void trials.addTrial().then(setFresh)
  const notHere = readOnly ? 'opened for reading' : null
  useCommands([
    {
      id: 'new-trial',
      label: 'New trial',
      keys: ['N'],
      hint: 'new trial',
      unavailable: notHere,
      run: add,
    },
    {
      id: 'design-trial',
      label: 'Design a trial from the result',
      keys: ['D'],
      hint: 'design from the result',
      unavailable: notHere ?? noSuggestion,
      run: () => setDesigning(true),
    },
    {
      id: 'trial-evidence',
      label: view === 'evidence' ? 'Back to the trials' : 'What the results change',
      keys: ['E'],
      hint: view === 'evidence' ? 'trials' : 'evidence',
      run: view === 'evidence' ? trials.showTrials : trials.showEvidence,
    },
    ...(view === 'trials' && trials.trials.length > 1
      ? [
          {
            id: 'trial-before',
            label: 'Trial before',
            keys: ['ArrowLeft'],
            hint: 'choose',
            quiet: true,
            run: () => step(-1),
          },
          {
            id: 'trial-next',
            label: 'Next trial',
            keys: ['ArrowRight'],
            hint: 'choose',
            quiet: true,
            run: () => step(1),
          },
        ]
      : []),
  ])

  return (
    <>
      <div className="row wrap gap3">
        <h1>Trials</h1>
        <span className="sp" />
        <Segmented
          label="View"
          value={view}
          options={[
            { value: 'trials', label: 'Trials' },
            {
              value: 'evidence',
              label:
                trials.proposals.length === 0
                  ? 'Evidence'
                  : `Evidence, ${trials.proposals.length} to decide`,
            },
          ]}
          onChange={(next) => (next === 'evidence' ? trials.showEvidence() : trials.showTrials())}
        />
        {!readOnly && (
          <>
            <Button keys="D" unavailable={noSuggestion} onClick={() => setDesigning(true)}>
              Design from the result
            </Button>
            <Button keys="N" kind={trials.trials.length === 0 ? 'plain' : 'primary'} onClick={add}>
              New trial
            </Button>
          </>
        )}
      </div>
      {trials.rankingWords !== null && (
        <p className={styles['finding']} aria-label="How the ranking changed">
          <bdi>{trials.rankingWords}</bdi>
        </p>
      )}
      {view === 'evidence' ? (
        <>
          <EvidencePart />
          <TrialHistory evaluation={trials.evaluation} />
        </>
      ) : trials.trials.length === 0 ? (
        <EmptyState
          title="No trial yet"
          actions={
            !readOnly && (
              <>
                <Button kind="primary" keys="N" onClick={add}>
                  New trial
                </Button>
                <Button keys="D" unavailable={noSuggestion} onClick={() => setDesigning(true)}>
                  Design from the result
                </Button>
              </>
            )
          }
        >
          Play with the tools before you choose. A trial says beforehand what must be shown, by
          when, and when to stop. Start from what decides the result and rests on opinion.
        </EmptyState>
      ) : (
        <>
          <TrialBoard trials={trials} />
          {selected && (
            <TrialDetail
              key={selected.id}
              trial={selected}
              trials={trials}
              fresh={selected.id === freshId}
            />
          )}
        </>
      )}
      {view === 'trials' && (
        <TestCoverage
          evaluation={trials.evaluation}
          onTest={
            selected && !readOnly
              ? (useCaseId, criterionId) =>
                  void trials.addTest(selected, { useCaseId, criterionId })
              : null
          }
        />
      )}
      {trials.waiting && (
        <ChangeReasonDialog waiting={trials.waiting} onClose={trials.dropWaiting} />
      )}
      {designing && (
        <DesignDialog
          evaluation={trials.evaluation}
          suggestions={trials.suggestions}
          onClose={() => setDesigning(false)}
          onDesign={(chosen) => {
            setDesigning(false)
            void trials.designTrial(chosen)
          }}
        />
      )}
    </>
  )
}
