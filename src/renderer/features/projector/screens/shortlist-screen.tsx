import { counted } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
import { CandidateMark } from '../../../ui/candidate-mark.tsx'
import { density } from './density.ts'
import styles from './screens.module.css'

/** What is in the running, and what is out with the reason. */
export function ShortlistScreen({
  title,
  running,
  out,
}: Extract<ProjectorView, { readonly kind: 'shortlist' }>) {
  return (
    <>
      <h1 className={styles['title']}>{title}</h1>
      <ul className={`${styles['grid']} ${density(running.length + 2 * out.length, 12)}`}>
        {running.map(({ id, name, slot, edition, open }) => (
          <li key={id} className={styles['candidate']}>
            <CandidateMark slot={slot} size={1.3} />
            <span className={styles['cut']}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              <bdi className={styles['quiet']}>{edition}</bdi>
            </span>
            {open > 0 && (
              <span className={styles['quiet']}>
                {counted(open, 'open question', 'open questions')}
              </span>
            )}
          </li>
        ))}
        {out.map(({ id, name, slot, edition, reasons }) => (
          <li key={id} className={styles['candidate']}>
            <CandidateMark slot={slot} size={1.3} />
            <span className={styles['cut']}>
              <s>
                <bdi>{name}</bdi>
              </s>{' '}
              <bdi className={styles['quiet']}>{edition}</bdi>
              <span className={styles['reason']}>
                Out: <bdi>{reasons.join('; ')}</bdi>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
