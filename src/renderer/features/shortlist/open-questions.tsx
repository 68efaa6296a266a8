import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import type { OpenQuestion } from '#shared/domain/screening'
import type { Screening } from '#shared/domain/options'
import { Button } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { PersonField, TestField } from './answer-detail.tsx'
import type { Answer } from './answers.ts'
import type { Pair } from './screening-grid.tsx'
import styles from './shortlist.module.css'

interface Props {
  readonly evaluation: Evaluation
  readonly questions: readonly OpenQuestion[]
  readonly readOnly: boolean
  readonly onChange: (pair: Pair, what: string, fields: Partial<Screening>) => void
  readonly onAnswer: (pair: Pair, answer: Answer) => void
}

/** Every "unknown" stays here until a person or a trial settles it. */
export function OpenQuestions({ evaluation, questions, readOnly, onChange, onAnswer }: Props) {
  if (questions.length === 0) return null
  const { candidates, mustHaves, participants, trials } = evaluation
  return (
    <section className="card flush" aria-labelledby="open-questions">
      <h2 id="open-questions" className={styles['title']}>
        {counted(questions.length, 'open question', 'open questions')}
      </h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Who settles it</th>
            <th scope="col">Which test settles it</th>
          </tr>
        </thead>
        <tbody>
          {questions.map(({ candidateId, mustHaveId, ownerId, settledBy, verdict }) => {
            const candidate = candidates.find(({ id }) => id === candidateId)
            const index = mustHaves.findIndex(({ id }) => id === mustHaveId)
            const code = `M${index + 1}`
            const pair = { candidateId, mustHaveId }
            if (!candidate) return null
            return (
              <tr key={`${candidateId} ${mustHaveId}`}>
                <td className={styles['wide']}>
                  <span className="row">
                    <CandidateMark slot={candidate.slot} />
                    <span className={styles['lines']}>
                      <bdi className="med">{candidate.name}</bdi>
                      <span className="sm ink2">
                        {code} <bdi>{mustHaves[index]?.text}</bdi>
                      </span>
                      {(verdict === 'pass' || verdict === 'fail') && (
                        <span className="row sm">
                          The trial says {verdict}.
                          {!readOnly && (
                            <Button size="small" onClick={() => onAnswer(pair, verdict)}>
                              Take it as the answer
                            </Button>
                          )}
                        </span>
                      )}
                    </span>
                  </span>
                </td>
                <td className={styles['person']}>
                  <PersonField
                    label={`Who settles ${code} of ${candidate.name}`}
                    hideLabel
                    bare
                    value={ownerId}
                    participants={participants}
                    readOnly={readOnly}
                    onCommit={(id) => onChange(pair, 'who settles it', { ownerId: id })}
                  />
                </td>
                <td className={styles['person']}>
                  <TestField
                    label={`Which test settles ${code} of ${candidate.name}`}
                    hideLabel
                    bare
                    value={settledBy}
                    trials={trials}
                    readOnly={readOnly}
                    onCommit={(id) => onChange(pair, 'what settles it', { settledBy: id })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
