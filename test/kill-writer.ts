/**
 * A host that saves as fast as it can and says what was acknowledged, until it is killed. Run in
 * a process of its own: `node kill-writer.mjs FOLDER FIRST`.
 */
import { join } from 'node:path'
import { EvaluationId } from '#shared/domain/ids'
import { hostContract } from '#shared/host-contract'
import { createClient } from '#shared/rpc/client'
import { createHost } from '../src/main/host.ts'
import { createIntake } from '../src/main/services/intake/intake.ts'
import { anEvaluation, park } from './change-sets.ts'

const [, , folder = '', root = '', first = '0'] = process.argv
const id = EvaluationId.parse('one')

const host = await createHost({
  root,
  intake: createIntake(join(import.meta.dirname, 'intake-worker.js')),
  pace: { quiet: 5, latest: 15, retry: 10, patience: 0 },
  shell: {
    paths: { userData: join(folder, 'data'), evaluations: join(folder, 'evaluations') },
    dialogs: 'none',
    chooseFileToOpen: async () => null,
    chooseFileToSave: async () => null,
    showInFolder: async () => {},
    prepareToPrint: () => {},
    printToPdf: async () => new Uint8Array(),
  },
})
const { evaluations } = createClient(hostContract, host.answer)
const here = await evaluations.list({})
const opened =
  here.length === 0
    ? await evaluations.create({ evaluation: anEvaluation() })
    : await evaluations.open({ id })
const found = opened.evaluation.parkingLot.map((item) => item.id)
const { user, system } = process.cpuUsage()
process.send?.({
  opened: found,
  missing: opened.recovery?.missing ?? [],
  workedMs: (user + system) / 1000,
})

let next = Number(first)
const writer = async (): Promise<void> => {
  for (;;) {
    const changeSet = park(`p${next++}`)
    await evaluations.append({ id, changeSets: [changeSet] })
    process.send?.({ acknowledged: changeSet.changes[0]?.key })
  }
}
await Promise.all([writer(), writer(), writer(), writer()])
