import type { ProjectorView } from '#shared/domain/projector/view'
import { CandidateMark } from '../../../ui/candidate-mark.tsx'
import styles from './screens.module.css'

const words = {
  pass: 'passed',
  fail: 'failed',
  'not-measured': 'not measured',
  'not-measurable': 'could not be measured',
} as const
const outcomes = { passed: 'passed', failed: 'failed', open: 'open' } as const

/** What the trial had to show, and what it showed. */
export function TrialScreen({
  title,
  hypothesis,
  candidates,
  rows,
}: Extract<ProjectorView, { readonly kind: 'trial' }>) {
  return (
    <>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      {rows.length <= 4 && (
        <p className={styles['sub']}>
          <bdi>{hypothesis}</bdi>
        </p>
      )}
      <table
        className={`${styles['weights']} ${rows.length > 10 ? styles['tight'] : styles['words']}`}
      >
        <thead>
          <tr>
            <th scope="col">To show</th>
            {candidates.map(({ id, name, slot, outcome }) => (
              <th key={id} scope="col">
                <span className={styles['marked']}>
                  <CandidateMark slot={slot} size={1.2} />
                  <bdi>{name}</bdi>
                  <span className={styles['verdict']} data-verdict={outcome}>
                    {outcomes[outcome]}
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, text, must, verdicts }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{text}</bdi>
                {must && <span className={styles['quiet']}> must</span>}
              </th>
              {verdicts.map(({ verdict, value }, i) => (
                <td key={candidates[i]?.id ?? i}>
                  <span className={styles['verdict']} data-verdict={verdict}>
                    {words[verdict]}
                  </span>{' '}
                  <bdi className="tn">{value}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
