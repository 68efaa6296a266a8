import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { quietArgs } from './launch-args.ts'

it('switches off everything that the driver does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stackjury-launch-'))
  try {
    // A browser that writes down how it was called.
    const [browser, called] = [join(folder, 'browser'), join(folder, 'called')]
    await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}'\nexit 1\n`)
    await chmod(browser, 0o700)
    await chromium.launch({ executablePath: browser, args: [...quietArgs] }).catch(() => {})

    const lists = (await readFile(called, 'utf8'))
      .split('\n')
      .flatMap((line) => line.match(/^--disable-features=(.*)/)?.[1]?.split(',') ?? [])
    const ours = quietArgs.flatMap(
      (arg) => arg.match(/^--disable-features=(.*)/)?.[1]?.split(',') ?? [],
    )
    const drivers = lists.slice(0, -ours.length)
    expect(lists.slice(-ours.length)).toEqual(ours)
    expect(drivers).toContain('PreconnectToSearch')
    expect(drivers.filter((feature) => !ours.includes(feature))).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})
