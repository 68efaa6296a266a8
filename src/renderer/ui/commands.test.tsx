// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { KeyBar } from './key-bar.tsx'
import { type Command, CommandProvider, useAllCommands, useCommands } from './commands.tsx'

afterEach(cleanup)

const done: string[] = []
const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  keys,
  run: () => done.push(id),
  ...more,
})

function Offer({ commands }: { readonly commands: readonly Command[] }) {
  useCommands(commands)
  return null
}

function Names() {
  return (
    <output>
      {useAllCommands()
        .map(({ id }) => id)
        .join(' ')}
    </output>
  )
}

function show(...layers: readonly Command[][]) {
  done.length = 0
  render(
    <CommandProvider>
      {layers.map((commands, n) => (
        <Offer key={n} commands={commands} />
      ))}
      <input aria-label="field" />
      <Names />
      <KeyBar />
    </CommandProvider>,
  )
  return userEvent.setup()
}

describe('commands', () => {
  it('run on their key, with modifiers and signs that need Shift', async () => {
    const user = show([
      command('new', ['N']),
      command('undo', ['Ctrl Z']),
      command('redo', ['Ctrl Shift Z']),
      command('help', ['?']),
      command('step', ['Alt -']),
      command('more', ['Shift ArrowRight']),
    ])
    await user.keyboard('n')
    await user.keyboard('{Control>}z{/Control}')
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await user.keyboard('{Shift>}?{/Shift}')
    await user.keyboard('{Alt>}-{/Alt}')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(done).toEqual(['new', 'undo', 'redo', 'help', 'step', 'more'])
  })

  it('leave single keys to a field, and keep those that write nothing', async () => {
    const user = show([command('new', ['N']), command('find', ['Ctrl K'], { inFields: true })])
    await user.click(screen.getByLabelText('field'))
    await user.keyboard('n')
    await user.keyboard('{Control>}k{/Control}')
    expect(done).toEqual(['find'])
    expect(screen.getByLabelText('field')).toHaveProperty('value', 'n')
  })

  it('leave a field on Escape, so that single keys work again', async () => {
    const user = show([command('new', ['N'])])
    await user.click(screen.getByLabelText('field'))
    await user.keyboard('{Escape}n')
    expect(done).toEqual(['new'])
  })

  it('of the latest component win a key', async () => {
    const user = show([command('frame', ['P'])], [command('page', ['P'])])
    await user.keyboard('p')
    expect(done).toEqual(['page'])
    expect(screen.getByRole('status').textContent).toBe('page frame')
  })

  it('promise a key only once, and only while it does something', () => {
    show(
      [
        command('parking', ['P'], { hint: 'parking lot' }),
        command('undo', ['U'], { hint: 'undo' }),
      ],
      [
        command('pass', ['P'], { hint: 'answer' }),
        command('fail', ['F'], { hint: 'answer', unavailable: 'nothing is chosen' }),
        command('edit', ['E'], { hint: 'edit', unavailable: 'nothing is chosen' }),
      ],
    )
    expect(screen.getByRole('contentinfo').textContent).toBe('PFanswerUundo?all shortcuts')
  })

  it('that are unavailable do nothing', async () => {
    const user = show([command('reveal', ['R'], { unavailable: 'nobody has scored' })])
    await user.keyboard('r')
    expect(done).toEqual([])
  })
})
