import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { hostContract, type HostContract } from '#shared/host-contract'
import { createClient } from '#shared/rpc/client'
import type { Client } from '#shared/rpc/contract'
import type { Event } from '#shared/rpc/wire'
import { createHost, type Host, type HostOptions } from '../src/main/host.ts'
import { createIntake, type Intake } from '../src/main/services/intake/intake.ts'
import type { Shell } from '../src/main/shell.ts'

const root = join(import.meta.dirname, '..')

/** The services over a shell of plain functions, as the page would call them. */
export interface ServiceHost {
  readonly call: Client<HostContract>
  readonly host: Host
  readonly events: readonly Event[]
  readonly evaluations: string
  readonly userData: string
  readonly journal: (id: string) => string
}

/** One thread for all hosts of a test file: beginning one takes longer than most tests. */
let thread: Intake | null = null
function sharedThread(): Intake {
  thread ??= createIntake(inject('intakeScript'))
  return { ...thread, close: async () => {} }
}

/** Nothing happens by itself unless a test sets the pace. */
const still = { quiet: 1e9, latest: 1e9, retry: 1e9, patience: 0 }

export async function serviceHost(
  folder: string,
  options: Partial<Omit<HostOptions, 'shell'>> & { readonly shell?: Partial<Shell> } = {},
): Promise<ServiceHost> {
  const paths = { userData: join(folder, 'data'), evaluations: join(folder, 'evaluations') }
  const shell: Shell = {
    paths,
    dialogs: 'none',
    chooseFileToOpen: async () => null,
    chooseFileToSave: async ({ suggestedName }) => join(folder, suggestedName),
    showInFolder: async () => {},
    prepareToPrint: () => {},
    printToPdf: async ({ html }) => Buffer.from(html),
    ...options.shell,
  }
  await mkdir(paths.userData, { recursive: true })
  const host = await createHost({ pace: still, root, intake: sharedThread(), ...options, shell })
  // Only to let go of open files: a test is over by then.
  onTestFinished(() => host.close())
  const events: Event[] = []
  host.subscribe((event) => events.push(event))
  return {
    // A round trip through JSON, as on every transport.
    call: createClient(hostContract, async (request) =>
      JSON.parse(JSON.stringify(await host.answer(JSON.parse(JSON.stringify(request))))),
    ),
    host,
    events,
    ...paths,
    journal: (id) => join(paths.userData, 'journal', id),
  }
}
