// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { provideLocks } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { HostProvider } from '../host/host-context.tsx'
import type { Host } from '../host/host.ts'
import { editBriefly } from '../store/brief-edit.ts'
import { openSession } from '../store/session.ts'
import { CommandProvider } from '../ui/commands.tsx'
import { ReadOnlyNotice } from './read-only-notice.tsx'

afterEach(cleanup)

it('what it took to open an evaluation counts as told once it is on the screen, and not before', async () => {
  provideLocks()
  const evaluation = scenarioEvaluation()
  const { id } = evaluation
  const told: unknown[] = []
  const memory = createMemoryHost([evaluation], undefined, (method, input) => {
    if (method === 'told') told.push(input)
  })
  const recovery = { message: 'Restored 3 changes.', restoredChanges: 3, missing: [] }
  const host: Host = {
    ...memory,
    evaluations: {
      ...memory.evaluations,
      open: async (input) => ({ ...(await memory.evaluations.open(input)), recovery }),
    },
  }
  await editBriefly(host, id, 'Rename', (e) => e.patchSheet('frame', { title: 'Renamed' }))
  const session = await openSession(host, id)
  expect(told).toEqual([])
  render(
    <HostProvider value={host}>
      <CommandProvider>
        <ReadOnlyNotice session={session} readOnly={null} onContinue={null} onCopy={null} />
      </CommandProvider>
    </HostProvider>,
  )
  await screen.findByText('Restored 3 changes.')
  await waitFor(() => expect(told).toEqual([{ id }]))
  session.close()
})
