import { formatShortDay } from '#shared/domain/format'
import type { KeptFile, RestorePoint } from '#shared/host-contract'

/** A moment as this laptop's clock has it: "20 Nov 2026, 10:42:07". */
export function timeOf(instant: string): string {
  return `${formatShortDay(instant)}, ${instant.slice(11, 19)}`
}

export const reasons: Readonly<Record<RestorePoint['why'], string>> = {
  snapshot: 'Saved as you worked',
  'before-deletion': 'Before much was removed',
  'before-import': 'Before an import',
  'before-migration': 'Before an update of the format',
  'before-restore': 'Before a restore',
}

export const kinds: Readonly<Record<KeptFile['kind'], string>> = {
  damaged: 'A damaged file, kept as it was found',
  conflict: 'Your version where another program changed the file',
  journal: 'A journal with a gap or of an older file',
}

/** A size as people say it: "312 kB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
