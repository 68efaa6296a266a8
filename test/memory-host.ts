import { emptyPersonalCatalogue, type PersonalCatalogue } from '#shared/catalogue/personal'
import { withChange } from '#shared/catalogue/personal-change'
import type { Evaluation } from '#shared/domain/evaluation'
import { contentsOf } from '#shared/domain/contents'
import { EvaluationId } from '#shared/domain/ids'
import { summarise } from '#shared/domain/summary'
import { applyChangeSet, type ChangeSet, type RowMaps } from '#shared/evaluation-file/change-set'
import {
  keyOf,
  keyText,
  type Tables,
  tableNames,
  toEvaluation,
  toTables,
} from '#shared/evaluation-file/rows'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import type { FileHandle, OpenedEvaluation } from '#shared/host-contract'
import { readDelimited } from '#shared/exchange/read-table'
import { AppError } from '#shared/rpc/app-error'
import { defaultSettings, type Settings } from '#shared/settings'
import type { Host } from '../src/renderer/host/host.ts'

/** A host without a disk, for tests of pages and for looking at them. Keeps everything in memory. */
export function createMemoryHost(
  evaluations: readonly Evaluation[],
  sample?: Evaluation,
  onCall: (method: string, input: unknown) => void = () => {},
): Host {
  const open = new Map<string, { rows: RowMaps; seq: number; ids: Set<string>; at: string }>()
  let settings: Settings = defaultSettings
  let personal: PersonalCatalogue = emptyPersonalCatalogue

  const add = (evaluation: Evaluation) => {
    const tables = toTables(evaluation)
    const rows = Object.fromEntries(
      tableNames.map((name) => [
        name,
        new Map(tables[name].map((row) => [keyText(keyOf(name, row)), row])),
      ]),
    ) as unknown as RowMaps
    const at = evaluation.createdAt
    open.set(evaluation.id, { rows, seq: 0, ids: new Set(), at })
  }
  for (const evaluation of evaluations) add(evaluation)

  const find = (id: EvaluationId) => {
    const found = open.get(id)
    if (!found) throw new AppError('not-found', `No evaluation ${id}`)
    return found
  }
  const contentOf = (rows: RowMaps): Evaluation =>
    toEvaluation(
      Object.fromEntries(
        tableNames.map((name) => [name, [...rows[name].values()]]),
      ) as unknown as Tables,
    )
  const file = (id: string) => ({
    handle: id as FileHandle,
    name: `${id}.stackjury`,
    path: `Documents/Stackjury/${id}.stackjury`,
  })
  const openOne = async ({ id }: { id: EvaluationId }): Promise<OpenedEvaluation> => {
    const { rows, seq, at } = find(id)
    return {
      file: file(id),
      evaluation: contentOf(rows),
      seq,
      savedAt: at,
      migratedFrom: null,
      recovery: null,
      readOnly: null,
      conflict: null,
      trouble: null,
    }
  }
  /** Copies of how it once was; here the first is as it was given. */
  const points = new Map<string, { readonly at: string; readonly evaluation: Evaluation }>()
  const keep = (id: EvaluationId) => {
    const { rows, seq, at } = find(id)
    points.set(`${id}-${seq}`, { at, evaluation: contentOf(rows) })
  }

  return {
    listen: () => () => {},
    app: {
      info: async () => ({
        version: '0',
        dialogs: 'none',
        evaluationsFolder: 'Documents/Stackjury',
      }),
      showInFolder: async () => null,
      noteDefect: async () => null,
      storeFailed: async () => null,
      saveDefectLog: async () => ({ ...file('defects'), name: 'stackjury-defects.log' }),
    },
    evaluations: {
      list: async () =>
        [...open].map(([id, { rows, at }]) => {
          const evaluation = contentOf(rows)
          return {
            id: evaluation.id,
            file: file(id),
            changedAt: at,
            summary: EvaluationSummary.parse(summarise(evaluation)),
            problem: null,
          }
        }),
      create: async ({ evaluation }) => {
        add(evaluation)
        return openOne(evaluation)
      },
      openSample: async () => {
        if (!sample) throw new AppError('not-found', 'No sample')
        if (!open.has(sample.id)) add(sample)
        return openOne(sample)
      },
      open: openOne,
      told: async (input) => {
        onCall('told', input)
        return null
      },
      openFile: async () => null,
      previewFile: async () => {
        throw new AppError('file-foreign', 'Not a Stackjury evaluation')
      },
      importFile: async () => {
        throw new AppError('file-foreign', 'Not a Stackjury evaluation')
      },
      append: async (input: { id: EvaluationId; changeSets: ChangeSet[] }) => {
        onCall('append', input)
        const found = find(input.id)
        if (found.seq % 5 === 0) keep(input.id)
        for (const changeSet of input.changeSets) {
          if (found.ids.has(changeSet.id)) continue
          applyChangeSet(found.rows, changeSet)
          found.ids.add(changeSet.id)
          found.seq += 1
          found.at = changeSet.at
        }
        return { seq: found.seq, savedAt: found.at }
      },
      snapshot: async ({ id }) => ({ seq: find(id).seq, savedAt: find(id).at }),
      knows: async ({ id, changeSetIds }) => changeSetIds.filter((one) => find(id).ids.has(one)),
      close: async () => null,
      remove: async ({ id }) => {
        open.delete(id)
        return null
      },
      saveEmergencyCopy: async ({ evaluation }) => file(`emergency-${evaluation.id}`),
      settleConflict: openOne,
    },
    restorePoints: {
      list: async ({ id }) => ({
        points: [...points]
          .filter(([, { evaluation }]) => evaluation.id === id)
          .toReversed()
          .map(([handle, { at, evaluation }]) => ({
            file: file(handle),
            at,
            why: 'snapshot',
            bytes: JSON.stringify(evaluation).length,
            contents: contentsOf(evaluation),
          })),
        kept: [],
      }),
      read: async ({ file: handle }) => {
        const point = points.get(handle)
        if (!point) throw new AppError('access-denied', 'A file that was not given out')
        return point.evaluation
      },
      copy: async ({ file: handle }) => {
        const point = points.get(handle)
        if (!point) throw new AppError('access-denied', 'A file that was not given out')
        const copy = { ...point.evaluation, id: EvaluationId.parse(`copy-${open.size}`) }
        add(copy)
        return openOne(copy)
      },
      keepPresent: async ({ id }) => {
        keep(id)
        return null
      },
    },
    exports: {
      save: async (input) => {
        onCall('export', input)
        return { ...file(input.id), name: `${input.id}.${input.kind}` }
      },
      saveContent: async (input) => {
        onCall('content', input)
        return { ...file('content'), name: `content.${input.kind}` }
      },
      cancel: async (input) => {
        onCall('cancel', input)
        return null
      },
      prepare: async () => null,
      preview: async () => '<!doctype html><title>Decision record</title>',
    },
    tables: {
      read: async ({ name, base64 }) => [{ name, rows: readDelimited(atob(base64)) }],
    },
    catalogue: {
      read: async () => personal,
      change: async (change) => {
        onCall('catalogue', change)
        personal = withChange(personal, change)
        return personal
      },
    },
    settings: {
      read: async () => settings,
      write: async (next) => {
        settings = next
        return null
      },
    },
  }
}
