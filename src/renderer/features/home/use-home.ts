import { useCallback, useEffect, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, ItemId } from '#shared/domain/ids'
import { dayOf, instantOf } from '#shared/domain/instant'
import { type Beginning, startBlank, startFrom, startFromTemplate } from '#shared/domain/starting'
import type { StartMatrix } from '#shared/domain/start-matrix'
import { startFromTable } from '#shared/domain/starting-table'
import type { StepId } from '#shared/domain/steps'
import { statusOn, summarise } from '#shared/domain/summary'
import type { EvaluationTemplate } from '#shared/domain/templates'
import { withHappened } from '#shared/domain/triggers'
import type { EvaluationEntry, FilePreview, OpenedEvaluation } from '#shared/host-contract'
import { useHost } from '../../host/host-context.tsx'
import { checkForeignSize } from '../../host/foreign-size.ts'
import { describeFailure } from '../../host/problems.ts'
import { editBriefly } from '../../store/brief-edit.ts'
import { asBase64 } from '../../ui/as-base64.ts'
import { navigate } from '../../ui/routes.ts'
import { forgetKeptWords } from '../../visits/kept-words.ts'
import { entryStep } from './entry-step.ts'
import { agendas } from './templates.ts'

/** What a new evaluation begins with. */
export type Start =
  | { readonly kind: 'blank' }
  | { readonly kind: 'template'; readonly template: EvaluationTemplate }
  /** `voter` is whom the numbers of the table belong to; null to leave them out. */
  | { readonly kind: 'table'; readonly matrix: StartMatrix; readonly voter: string | null }
  | { readonly kind: 'from'; readonly id: EvaluationId; readonly title: string }

/** An entry that can be opened. */
export interface KnownEntry extends EvaluationEntry {
  readonly id: EvaluationId
  readonly summary: NonNullable<EvaluationEntry['summary']>
}

/** An entry with an id: also one whose file is damaged, as its copies and journal bring it back. */
export interface OpenableEntry extends EvaluationEntry {
  readonly id: EvaluationId
}

export function isOpenable(entry: EvaluationEntry): entry is OpenableEntry {
  return entry.id !== null && (entry.problem === null || entry.problem.code === 'file-corrupt')
}

export function isKnown(entry: EvaluationEntry): entry is KnownEntry {
  return entry.id !== null && entry.summary !== null && entry.problem === null
}

export interface Home {
  /** Null until the first answer. */
  readonly entries: readonly EvaluationEntry[] | null
  /** YYYY-MM-DD on this computer. */
  readonly today: string
  readonly folder: string
  /** What went wrong last, in words. */
  readonly failure: { readonly what: string; readonly next: string } | null
  readonly dismissFailure: () => void
  readonly open: (entry: OpenableEntry, step?: StepId, item?: string) => void
  readonly restorePoints: (entry: OpenableEntry) => void
  readonly begin: (start: Start, words: Pick<Beginning, 'title' | 'question'>) => Promise<void>
  readonly openSample: () => Promise<void>
  /** Asks for a file and opens it. @param bring has the page ask, where there are no native dialogs */
  readonly openFile: (bring: () => void) => Promise<void>
  /** Looks into a file from elsewhere; what is in it waits in `incoming` for an answer. */
  readonly importFile: (file: File) => Promise<void>
  readonly incoming: Incoming | null
  readonly answerIncoming: (isTaken: boolean) => Promise<void>
  readonly remove: (id: EvaluationId) => Promise<boolean>
  /** Gives an action of a closed evaluation the mark "done", or takes it back. */
  readonly markDone: (id: EvaluationId, actionId: string, done: boolean) => Promise<boolean>
  /** Notes that triggers of a closed evaluation have happened today, or takes it back. */
  readonly noteTriggers: (
    id: EvaluationId,
    triggerIds: readonly string[],
    happened: boolean,
  ) => Promise<boolean>
  readonly moveReview: (id: EvaluationId, day: string) => Promise<boolean>
}

/** A file from elsewhere that nobody has decided about yet. */
interface Incoming {
  readonly file: { readonly name: string; readonly base64: string }
  readonly preview: FilePreview
}

/** Everything that Home shows and does. */
export function useHome(): Home {
  const host = useHost()
  const [entries, setEntries] = useState<readonly EvaluationEntry[] | null>(null)
  const [today, setToday] = useState(() => dayOf(new Date()))
  const [info, setInfo] = useState<{
    readonly dialogs: 'native' | 'none'
    readonly folder: string
  } | null>(null)
  const [failure, setFailure] = useState<Home['failure']>(null)
  const [incoming, setIncoming] = useState<Incoming | null>(null)

  const fail = useCallback((error: unknown) => setFailure(describeFailure(error)), [])
  const reload = useCallback(async () => {
    setToday(dayOf(new Date()))
    await host.evaluations.list({}).then(setEntries, fail)
  }, [host, fail])

  useEffect(() => {
    const refresh = () => void reload()
    refresh()
    void host.app
      .info({})
      .then(
        ({ dialogs, evaluationsFolder }) => setInfo({ dialogs, folder: evaluationsFolder }),
        fail,
      )
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [host, reload, fail])

  /** Whether it worked; otherwise the failure stands on the page. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setFailure(null)
    try {
      await work()
      return true
    } catch (error) {
      fail(error)
      return false
    }
  }
  const enter = (opened: OpenedEvaluation | null, step?: StepId) => {
    if (!opened) return
    const { evaluation } = opened
    const { status } = summarise(evaluation)
    navigate({ page: 'step', id: evaluation.id, step: step ?? entryStep(status), item: '' })
  }
  const change = (id: EvaluationId, label: string, patch: DecisionPatch) =>
    attempt(async () => {
      await editBriefly(host, id, label, (e) =>
        e.become((now) => ({ ...now, decision: { ...now.decision, ...patch(now) } })),
      )
      await reload()
    })

  return {
    entries,
    today,
    folder: info?.folder ?? '',
    failure,
    dismissFailure: () => setFailure(null),
    open: (entry, step, item = '') =>
      navigate({
        page: 'step',
        id: entry.id,
        step: step ?? (entry.summary ? entryStep(statusOn(entry.summary, today)) : 'frame'),
        item,
      }),
    restorePoints: ({ id }) => navigate({ page: 'recovery', id, crashed: false }),
    begin: async (start, words) => {
      await attempt(async () => {
        const beginning = {
          ...words,
          id: EvaluationId.parse(crypto.randomUUID()),
          createdAt: instantOf(new Date()),
        }
        const evaluation = await evaluationFor(start, beginning, async (id) => {
          const { evaluation: origin } = await host.evaluations.open({ id })
          await host.evaluations.close({ id })
          return origin
        })
        enter(await host.evaluations.create({ evaluation }), 'frame')
      })
    },
    openSample: async () => {
      await attempt(async () => enter(await host.evaluations.openSample({})))
    },
    openFile: async (bring) => {
      await attempt(async () => {
        // A key may come before Home has been told.
        const dialogs = info?.dialogs ?? (await host.app.info({})).dialogs
        if (dialogs === 'none') bring()
        else enter(await host.evaluations.openFile({ file: null }))
      })
    },
    importFile: async (file) => {
      await attempt(async () => {
        checkForeignSize(file)
        const sent = { name: file.name, base64: await asBase64(file) }
        const preview = await host.evaluations.previewFile(sent)
        if (preview.here === 'same') enter(await host.evaluations.importFile(sent))
        else setIncoming({ file: sent, preview })
      })
    },
    incoming,
    answerIncoming: async (isTaken) => {
      setIncoming(null)
      if (!isTaken || !incoming) return
      await attempt(async () => enter(await host.evaluations.importFile(incoming.file)))
    },
    remove: (id) =>
      attempt(async () => {
        await host.evaluations.remove({ id })
        forgetKeptWords(id)
        await reload()
      }),
    markDone: (id, actionId, done) =>
      change(id, done ? 'Mark action as done' : 'Mark action as open', ({ decision }) => ({
        actions: decision.actions.map((row) => (row.id === actionId ? { ...row, done } : row)),
      })),
    noteTriggers: (id, triggerIds, happened) =>
      change(
        id,
        happened ? 'Note that a trigger happened' : 'Take a trigger back',
        ({ decision }) => {
          const day = happened ? dayOf(new Date()) : null
          return triggerIds.reduce(
            (now, one) => withHappened(now, ItemId.parse(one), day),
            decision,
          )
        },
      ),
    moveReview: (id, day) => change(id, 'Move the review', () => ({ reviewDate: day })),
  }
}

type DecisionPatch = (evaluation: Evaluation) => Partial<Evaluation['decision']>

async function evaluationFor(
  start: Start,
  beginning: Beginning,
  read: (id: EvaluationId) => Promise<Evaluation>,
): Promise<Evaluation> {
  switch (start.kind) {
    case 'blank':
      return startBlank(beginning)
    case 'template': {
      const agenda = agendas.find(({ id }) => id === start.template.agenda) ?? null
      return startFromTemplate(start.template, agenda, beginning)
    }
    case 'table':
      return startFromTable(start.matrix, start.voter, beginning)
    case 'from':
      return startFrom(await read(start.id), beginning)
  }
}
