import { LifecycleStage } from '#shared/domain/values'

/** In the order in which work passes them, first the loop of model work, then that of software work. */
export const lifecycleStages: readonly LifecycleStage[] = LifecycleStage.options

/** What screens and the record call each stage. */
export const stageNames: Readonly<Record<LifecycleStage, string>> = {
  'data-engineering': 'Data engineering',
  training: 'Training',
  deployment: 'Deployment',
  monitoring: 'Monitoring',
  retraining: 'Retraining',
  orchestration: 'Orchestration',
}

/** One value for every stage. */
export function atEveryStage<T>(
  valueAt: (stage: LifecycleStage) => T,
): Readonly<Record<LifecycleStage, T>> {
  return {
    'data-engineering': valueAt('data-engineering'),
    training: valueAt('training'),
    deployment: valueAt('deployment'),
    monitoring: valueAt('monitoring'),
    retraining: valueAt('retraining'),
    orchestration: valueAt('orchestration'),
  }
}
