import type { EvidenceLevel } from '#shared/domain/values'

/** What a line of evidence rests on. */
export const levelNames: Readonly<Record<EvidenceLevel, string>> = {
  opinion: 'Opinion',
  documentation: 'Documentation',
  demo: 'A demo',
  trial: 'Measured in a trial',
  production: 'Measured in production',
}
