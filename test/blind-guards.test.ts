import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { isFull } from './campaign.ts'

/** What keeps a blind vote from being seen, and the careless changes that take it away. */
interface Guard {
  readonly name: string
  readonly file: string
  /** Each `from` stands there exactly once. More than one where two lines keep the same thing. */
  readonly changes: readonly { readonly from: string; readonly to: string }[]
}

const guards: readonly Guard[] = [
  {
    name: 'the seal of the file',
    file: 'src/shared/evaluation-file/seal.ts',
    changes: [
      { from: 'if (count === 0) return evaluation', to: 'if (count >= 0) return evaluation' },
    ],
  },
  {
    name: 'the seal of the journal',
    file: 'src/main/services/journal-record.ts',
    changes: [
      { from: '|| !hasVotes(record.changeSet)) return record', to: '|| true) return record' },
    ],
  },
  {
    name: 'weights are shown only after their reveal',
    file: 'src/shared/domain/weighting/group.ts',
    changes: [
      {
        from: 'return evaluation.weighting.revealedAt !== null',
        to: 'return evaluation.weighting.revealedAt !== undefined',
      },
    ],
  },
  {
    name: 'scores are read from revealed rounds only',
    file: 'src/shared/domain/scoring/rounds.ts',
    changes: [
      {
        from: "some(({ kind, revealedAt }) => kind !== 'second' && revealedAt !== null)",
        to: "some(({ kind }) => kind !== 'second')",
      },
      { from: 'round.revealedAt !== null && wanted(round)', to: 'wanted(round)' },
    ],
  },
  {
    name: 'support has no result before it is shown',
    file: 'src/shared/domain/support.ts',
    changes: [
      {
        from: 'result: supportRevealedAt === null ? null : resultOf(votes)',
        to: 'result: resultOf(votes)',
      },
    ],
  },
]

const root = join(import.meta.dirname, '..')
const notCopied = ['node_modules', 'out', '.git', 'test-results', 'release']
const run = promisify(execFile)

describe.skipIf(!isFull())(
  'the walk past every surface finds a guard that is gone: part of the full figure',
  () => {
    it.each(guards)('$name', { timeout: 600_000 }, async ({ file, changes }) => {
      const copy = await mkdtemp(join(tmpdir(), 'stackjury-guard-'))
      try {
        await cp(root, copy, {
          recursive: true,
          filter: (path) => !notCopied.includes(relative(root, path)),
        })
        await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
        let text = await readFile(join(copy, file), 'utf8')
        for (const { from, to } of changes) {
          expect(text.split(from), `places of ${from}`).toHaveLength(2)
          text = text.replace(from, to)
        }
        await writeFile(join(copy, file), text)
        await run('npm', ['run', 'build'], { cwd: copy })

        const walk = await run(
          'npx',
          ['playwright', 'test', '--project=browser', 'e2e/blindness.spec.ts'],
          { cwd: copy, env: { ...process.env, STACKJURY_FULL: '', CI: '' } },
        ).then(
          ({ stdout }) => ({ passed: true, stdout }),
          ({ stdout }: { stdout: string }) => ({ passed: false, stdout }),
        )
        expect(walk.passed).toBe(false)
        // For what it saw, and not because it could not walk.
        expect(walk.stdout).toMatch(
          /The file tells a reason|› nothing planted is on any|› no surface differs with the votes/,
        )
      } finally {
        await rm(copy, { recursive: true, force: true })
      }
    })
  },
)
