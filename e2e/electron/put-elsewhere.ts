import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentOf } from '../../src/main/services/evaluation-content.ts'
import { emptyEvaluation } from '../../src/shared/domain/empty-evaluation.ts'
import { EvaluationId } from '../../src/shared/domain/ids.ts'
import type { Folders } from '../shell.ts'

/** Puts an evaluation, or any other text, where the application does not look by itself. */
export async function putElsewhere(
  { userData }: Folders,
  title: string,
  text?: string,
): Promise<string> {
  const folder = join(userData, '..', 'elsewhere')
  const id = EvaluationId.parse(title.toLowerCase().replaceAll(/[^a-z]+/g, '-'))
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${id}.stackjury`)
  const evaluation = emptyEvaluation(id, '2026-03-12T09:00:00+01:00', title)
  await writeFile(path, text ?? contentOf(evaluation, 0))
  return path
}
