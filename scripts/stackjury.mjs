#!/usr/bin/env node
/** The command line, from a checkout: built first where that is necessary. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureDependencies, requireNode, root, say } from './provision.mjs'

try {
  requireNode()
  await ensureDependencies()
  await ensureBuilt()
  await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href)
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
