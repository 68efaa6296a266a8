// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FileHandle } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import type { Host } from '../host/host.ts'
import { HostProvider } from '../host/host-context.tsx'
import { OpenRequests } from './open-requests.tsx'

const sample = scenarioEvaluation()

beforeEach(() => {
  location.hash = '#/'
})
afterEach(cleanup)

/** A host with one file that was opened before the page was there; `open` answers for it. */
function hostWithFile(open: Host['evaluations']['openFile']): Host {
  const host = createMemoryHost([sample])
  let tell: ((payload: { file: FileHandle }) => void) | null = null
  return {
    ...host,
    // Only this one event comes.
    listen: (event, onEvent) => {
      if (event === 'evaluations.openRequested') tell = onEvent as typeof tell
      return () => {}
    },
    app: {
      ...host.app,
      info: async (input) => {
        tell?.({ file: 'from-desktop' as FileHandle })
        return host.app.info(input)
      },
    },
    evaluations: { ...host.evaluations, openFile: open },
  }
}

const show = (host: Host) =>
  render(
    <HostProvider value={host}>
      <OpenRequests />
    </HostProvider>,
  )

it('opens the file that waited for the page, decided ones at the decision', async () => {
  const base = createMemoryHost([sample])
  show(
    hostWithFile(async ({ file }) =>
      file === 'from-desktop' ? base.evaluations.open({ id: sample.id }) : null,
    ),
  )
  await waitFor(() => expect(location.hash).toBe(`#/e/${sample.id}/decision`))
})

it('says why a file cannot be opened, and goes nowhere', async () => {
  show(
    hostWithFile(async () => {
      throw new AppError('file-foreign', 'notes.stackjury is not an evaluation')
    }),
  )
  await screen.findByText('notes.stackjury is not an evaluation')
  expect(location.hash).toBe('#/')
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText('notes.stackjury is not an evaluation')).toBeNull()
})
