import type { ProjectorView } from '#shared/domain/projector/view'
import { LifecycleLoops } from '../../../charts/lifecycle-loops.tsx'
import styles from './screens.module.css'

/** The lifecycle with what stands on it, and one thing in full. */
export function LoopsScreen({
  title,
  stages,
  gap,
  chosen,
}: Extract<ProjectorView, { readonly kind: 'loops' }>) {
  return (
    <>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      <div className={styles['loops']}>
        <LifecycleLoops items={stages} selected={chosen?.id ?? null} gap={gap} />
      </div>
      {chosen && (
        <section className={styles['chosen']} aria-label="Chosen">
          <h2 className={styles['heading']}>
            {chosen.code && <span className={styles['code']}>{chosen.code}</span>}
            <bdi>{chosen.name}</bdi>
          </h2>
          {chosen.text !== chosen.name && chosen.text !== '' && (
            <p className={styles['sub']}>
              <bdi>{chosen.text}</bdi>
            </p>
          )}
          <p className={styles['small']}>
            <bdi>{chosen.facts.join(' · ')}</bdi>
          </p>
        </section>
      )}
    </>
  )
}
