// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { createMemoryHost } from '../../../test/memory-host.ts'
import { provideLocks } from '../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { HostProvider } from '../host/host-context.tsx'
import type { Host } from '../host/host.ts'
import { openSession } from '../store/session.ts'
import { CommandProvider } from '../ui/commands.tsx'
import { ToastProvider } from '../ui/toasts.tsx'
import { ReadOnlyNotice } from './read-only-notice.tsx'
import { useSaveCopy } from './use-save-copy.ts'

afterEach(cleanup)

it.each(['by its key', 'by its button'])(
  'an evaluation that may not be written is copied and opened at the same step, %s',
  async (how) => {
    provideLocks()
    const evaluation = scenarioEvaluation()
    const memory = createMemoryHost([evaluation])
    const why = 'The file may not be changed. Save a copy to go on.'
    const host: Host = {
      ...memory,
      evaluations: {
        ...memory.evaluations,
        open: async (input) => {
          const opened = await memory.evaluations.open(input)
          return { ...opened, readOnly: input.id === evaluation.id ? why : null }
        },
      },
    }
    const session = await openSession(host, evaluation.id)
    const Notice = () => {
      const onCopy = useSaveCopy(session, {
        page: 'step',
        id: evaluation.id,
        step: 'radar',
        item: '',
      })
      return <ReadOnlyNotice session={session} readOnly={why} onContinue={null} onCopy={onCopy} />
    }
    render(
      <HostProvider value={host}>
        <CommandProvider>
          <ToastProvider>
            <Notice />
          </ToastProvider>
        </CommandProvider>
      </HostProvider>,
    )
    const user = userEvent.setup()
    const button = await screen.findByRole('button', { name: /Save a copy/ })
    if (how === 'by its button') await user.click(button)
    else await user.keyboard('{Alt>}c{/Alt}')
    await waitFor(() => expect(location.hash).toMatch(/^#\/e\/[\da-f-]{36}\/radar/))
    const all = await memory.evaluations.list({})
    expect(all).toHaveLength(2)
    const id = location.hash.split('/')[2]
    const copied = all.find((entry) => JSON.stringify(entry).includes(id ?? 'none'))
    expect(JSON.stringify(copied)).toContain(`${evaluation.frame.title} (copy)`)
    session.close()
  },
)
