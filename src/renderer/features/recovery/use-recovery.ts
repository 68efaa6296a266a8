import { useCallback, useEffect, useState } from 'react'
import { type Contents, contentsOf } from '#shared/domain/contents'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import type { EvaluationId } from '#shared/domain/ids'
import type {
  EvaluationEntry,
  FileHandle,
  FileInfo,
  KeptFile,
  RestorePoint,
} from '#shared/host-contract'
import { useHost } from '../../host/host-context.tsx'
import { lookIdOf } from '../../host/look-host.ts'
import { describeFailure } from '../../host/problems.ts'
import { rebuildWorkingCopy, restoreInPlace, undoRestore } from '../../store/restore.ts'
import { navigate } from '../../ui/routes.ts'
import { timeOf } from './point-words.ts'

/** What the page says about what was just done. */
export interface Said {
  readonly text: string
  /** The label of a restore that can be undone. */
  readonly undo: string | null
  readonly file: FileInfo | null
  readonly isBad: boolean
}

/** Everything that the recovery page shows and does. Nothing is opened to show it. */
export function useRecovery(id: EvaluationId | null) {
  const host = useHost()
  const [entry, setEntry] = useState<EvaluationEntry | null>(null)
  const [now, setNow] = useState<Contents | null>(null)
  const [points, setPoints] = useState<readonly RestorePoint[] | null>(id === null ? [] : null)
  const [kept, setKept] = useState<readonly KeptFile[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  const [isBusy, setBusy] = useState(false)

  const fail = useCallback((error: unknown) => {
    const { what, next } = describeFailure(error)
    setSaid({ text: `${what} ${next}`, undo: null, file: null, isBad: true })
  }, [])
  const say = (text: string, more: Partial<Said> = {}) =>
    setSaid({ text, undo: null, file: null, isBad: false, ...more })

  const load = useCallback(async () => {
    if (id === null) return
    const found = (await host.evaluations.list({})).find((one) => one.id === id) ?? null
    setEntry(found)
    const listed = await host.restorePoints.list({ id })
    setPoints(listed.points)
    setKept(listed.kept)
    const present =
      found && (await host.restorePoints.read({ file: found.file.handle }).catch(() => null))
    setNow(present && contentsOf(present))
  }, [host, id])
  useEffect(() => {
    const refresh = () => void load().catch(fail)
    refresh()
    // Copies are made while the user is elsewhere.
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [load, fail])

  /** One thing at a time; a failure stands on the page. */
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    try {
      await work()
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  const look = (file: FileHandle, contents: Contents | null) => {
    const lookId = lookIdOf(file)
    if (lookId) navigate({ page: 'step', id: lookId, step: contents?.step ?? 'frame', item: '' })
  }

  return {
    entry,
    now,
    points,
    kept,
    said,
    isBusy,
    dismiss: () => setSaid(null),
    read: useCallback(
      (file: FileHandle): Promise<Evaluation> => host.restorePoints.read({ file }),
      [host],
    ),
    look: ({ file, contents }: RestorePoint) => look(file.handle, contents),
    openAgain: () => {
      if (id === null) navigate({ page: 'home' })
      else navigate({ page: 'step', id, step: now?.step ?? 'frame', item: '' })
    },
    lookAtPresent: () => entry && look(entry.file.handle, now),
    copy: (point: RestorePoint) =>
      attempt(async () => {
        const { evaluation } = await host.restorePoints.copy({ file: point.file.handle })
        navigate({
          page: 'step',
          id: evaluation.id,
          step: point.contents?.step ?? 'frame',
          item: '',
        })
      }),
    restore: (point: RestorePoint) =>
      attempt(async () => {
        if (id === null) return
        const label = `Restore the state of ${timeOf(point.at)}`
        const evaluation = await host.restorePoints.read({ file: point.file.handle })
        await restoreInPlace(host, id, evaluation, label)
        await load()
        say(
          `Restored the state of ${timeOf(point.at)}. What was there before is kept as a restore point.`,
          { undo: label },
        )
      }),
    undo: (label: string) =>
      attempt(async () => {
        if (id === null) return
        const done = await undoRestore(host, id, label)
        await load()
        say(
          done
            ? 'The restore was undone. Nothing was lost.'
            : 'Something was changed since. Choose the restore point that was kept before the restore.',
        )
      }),
    rebuild: () =>
      attempt(async () => {
        if (id === null) return
        const { broughtBack, refused } = await rebuildWorkingCopy(host, id)
        await load()
        const more =
          broughtBack > 0
            ? ` ${counted(broughtBack, 'change that only it had was', 'changes that only it had were')} saved first.`
            : ''
        const end =
          refused.length === 0 ? 'Nothing was lost.' : `May be missing: ${refused.join('; ')}.`
        say(`The working copy was made anew from the file and its journal.${more} ${end}`)
      }),
    saveEmergencyFile: () =>
      attempt(async () => {
        if (id === null) return
        const { evaluation } = await host.evaluations.open({ id })
        const file = await host.evaluations.saveEmergencyCopy({ evaluation })
        say(`Emergency file written: ${file.path}`, { file })
      }),
    saveDefectLog: () =>
      attempt(async () => {
        const file = await host.app.saveDefectLog({})
        if (file) say(`Defect log written: ${file.path}`, { file })
      }),
    show: (file: FileInfo) => void host.app.showInFolder({ file: file.handle }).catch(fail),
  }
}

export type Recovery = ReturnType<typeof useRecovery>
