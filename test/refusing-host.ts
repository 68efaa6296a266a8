import { EvaluationId } from '#shared/domain/ids'
import { AppError } from '#shared/rpc/app-error'
import { collectEvaluation } from '../src/renderer/store/content.ts'
import { edit } from '../src/renderer/store/edit.ts'
import type { Session, SessionHost } from '../src/renderer/store/session.ts'
import { createMemoryHost } from './memory-host.ts'
import { scenarioEvaluation } from './scenario.ts'

let n = 0

/** A host that can be told to refuse, with a fresh evaluation on it. */
export function refusingHost() {
  n += 1
  const evaluation = { ...scenarioEvaluation(), id: EvaluationId.parse(`refusing-${n}`) }
  const memory = createMemoryHost([evaluation])
  const disk = { refuses: false, senseless: '' }
  const host = {
    evaluations: {
      ...memory.evaluations,
      append: async (input) => {
        if (disk.refuses) throw new AppError('disk-full', 'No room on the disk')
        if (input.changeSets.some(({ label }) => label === disk.senseless)) {
          throw new AppError('invalid-input', `${disk.senseless}: no such row`)
        }
        return memory.evaluations.append(input)
      },
    },
  } satisfies SessionHost & Pick<typeof memory, 'evaluations'>
  const onHost = async () => (await memory.evaluations.open({ id: evaluation.id })).evaluation
  return { id: evaluation.id, evaluation, host, disk, onHost }
}

export const rename = (open: Session, title: string) =>
  open.write((db) => edit(db, `Rename to ${title}`, (e) => e.patchSheet('frame', { title })))
export const note = (open: Session, text: string) =>
  open.write((db) => edit(db, 'Note', (e) => e.put('notes', { step: 'frame', text })))
export const shown = async (open: Session) => (await collectEvaluation(open.db))?.frame.title
