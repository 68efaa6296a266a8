import { z } from 'zod'
import { PersonalCatalogue } from '#shared/catalogue/personal'
import { CatalogueChange } from '#shared/catalogue/personal-change'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { StepId } from '#shared/domain/steps'
import { Instant } from '#shared/domain/values'
import { ChangeSet } from '#shared/evaluation-file/change-set'
import { maxFileBytes } from '#shared/evaluation-file/file'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import { errorCodes } from '#shared/rpc/app-error'
import { defineContract } from '#shared/rpc/contract'
import { Settings } from '#shared/settings'

/**
 * An opaque ticket for a file that the user chose. Paths never travel from the page to the
 * host: a path in a request would be a request for any file.
 */
export const FileHandle = z.string().min(1).brand<'FileHandle'>()
export type FileHandle = z.infer<typeof FileHandle>

/** What the page may show about a file. `path` is for display only. */
export const FileInfo = z.object({ handle: FileHandle, name: z.string(), path: z.string() })
export type FileInfo = z.infer<typeof FileInfo>

const Seq = z.int().nonnegative()
const None = z.object({})

/** What Home knows of one evaluation. `summary` is null where the file cannot be read. */
export const EvaluationEntry = z.object({
  id: EvaluationId.nullable(),
  file: FileInfo,
  changedAt: Instant,
  summary: EvaluationSummary.nullable(),
  problem: z.object({ code: z.enum(errorCodes), message: z.string() }).nullable(),
})
export type EvaluationEntry = z.infer<typeof EvaluationEntry>

/** What had to be done to open an evaluation, in words for the room. Null: nothing unusual. */
export const Recovery = z.object({
  /** "Restored 14 changes made after 10:42:07. Nothing was lost." */
  message: z.string(),
  restoredChanges: z.int().nonnegative(),
  /** What may be missing. Empty when nothing is. */
  missing: z.array(z.string()),
})
export type Recovery = z.infer<typeof Recovery>

/** Somebody else wrote the file while it was open here. Both versions are there until the user says. */
export const FileConflict = z.object({
  /** Under the name that the evaluation had, as the other program left it. */
  theirs: FileInfo,
  /** Where our work goes on. */
  ours: FileInfo,
})
export type FileConflict = z.infer<typeof FileConflict>

/** Why the file could not be brought up to date; the journal has everything. */
const FileTrouble = z.object({ code: z.enum(errorCodes), message: z.string() })
export type FileTrouble = z.infer<typeof FileTrouble>

export const OpenedEvaluation = z.object({
  file: FileInfo,
  evaluation: Evaluation,
  /** The number of the last change that the host has on disk. */
  seq: Seq,
  savedAt: Instant,
  migratedFrom: z.int().positive().nullable(),
  recovery: Recovery.nullable(),
  /** Why nothing may be written, or null. */
  readOnly: z.string().nullable(),
  /** What the user has still to be asked about. */
  conflict: FileConflict.nullable(),
  trouble: FileTrouble.nullable(),
})
export type OpenedEvaluation = z.infer<typeof OpenedEvaluation>

const Count = z.int().nonnegative()

/** The content of a file from elsewhere; larger ones are refused before they are looked at. */
const ForeignFile = z.object({
  name: z.string().max(1_000),
  base64: z.base64().max(Math.ceil(maxFileBytes / 3) * 4),
})

/** What a file would bring in. */
export const FilePreview = z.object({
  title: z.string(),
  participants: Count,
  candidates: Count,
  criteria: Count,
  /** Of all rounds, whether revealed or not. */
  votes: Count,
  /** Whether there is an evaluation with its id here: none, the very same, or another one. */
  here: z.enum(['no', 'same', 'other']),
  /** Whether it is inside of a decision record. */
  inRecord: z.boolean(),
})
export type FilePreview = z.infer<typeof FilePreview>

/** A copy of an evaluation as it once was. */
export const RestorePoint = z.object({
  file: FileInfo,
  at: Instant,
  why: z.enum([
    'snapshot',
    'before-deletion',
    'before-import',
    'before-migration',
    'before-restore',
  ]),
  bytes: Count,
  /** Null where the copy itself is damaged. */
  contents: z
    .object({
      step: StepId,
      useCases: Count,
      candidates: Count,
      criteria: Count,
      weightVotes: Count,
      scores: Count,
    })
    .nullable(),
})
export type RestorePoint = z.infer<typeof RestorePoint>

/** A file that was put aside instead of being overwritten or deleted. */
export const KeptFile = z.object({
  file: FileInfo,
  at: Instant,
  kind: z.enum(['damaged', 'conflict', 'journal']),
  bytes: Count,
})
export type KeptFile = z.infer<typeof KeptFile>

export const Saved = z.object({ seq: Seq, savedAt: Instant })
export type Saved = z.infer<typeof Saved>

/** The decision record and its numbers; `sheets` are score sheets to be filled in by hand. */
export const ExportKind = z.enum(['pdf', 'md', 'xlsx', 'csv', 'json', 'sheets'])
export type ExportKind = z.infer<typeof ExportKind>

/** What is done for a file, in this order; only a PDF has all of them. */
export const ExportStep = z.enum(['content', 'starting', 'layout', 'pages', 'attaching', 'writing'])
export type ExportStep = z.infer<typeof ExportStep>

/** What the page makes itself and hands over to be written: drawings, and lists for other programs. */
export const ContentKind = z.enum(['svg', 'png', 'csv', 'json', 'zip', 'ics'])
export type ContentKind = z.infer<typeof ContentKind>

/** Everything the page can ask of the host. The only definition; all types derive from it. */
export const hostContract = defineContract({
  app: {
    info: {
      input: None,
      output: z.object({
        version: z.string(),
        /** `native` dialogs let the user choose any file; without them the page brings the content. */
        dialogs: z.enum(['native', 'none']),
        evaluationsFolder: z.string(),
      }),
    },
    showInFolder: { input: z.object({ file: FileHandle }), output: z.null() },
    /** Notes a defect of the page in the log on this computer. */
    noteDefect: { input: z.object({ what: z.string().max(20_000) }), output: z.null() },
    /** The browser's own store cannot be used; the next start gives it a new one. */
    storeFailed: { input: None, output: z.null() },
    /** Puts a copy of the defect log where the user says. Null when they cancel. */
    saveDefectLog: { input: None, output: FileInfo.nullable() },
  },
  evaluations: {
    /** Everything in the evaluations folder and elsewhere that was opened lately, latest change first. */
    list: { input: None, output: z.array(EvaluationEntry) },
    /** Puts a new evaluation into the evaluations folder under a name made from its title. */
    create: { input: z.object({ evaluation: Evaluation }), output: OpenedEvaluation },
    /** A fresh copy of the worked sample, or the one that is already there. */
    openSample: { input: None, output: OpenedEvaluation },
    /** What it took to open it is in every answer, whoever asks, until `told` is called. */
    open: { input: z.object({ id: EvaluationId }), output: OpenedEvaluation },
    /** Somebody sees what it took to open it: nobody has to be told again. */
    told: { input: z.object({ id: EvaluationId }), output: z.null() },
    /** Opens the given file, or asks the user for one. Null when they cancel. */
    openFile: {
      input: z.object({ file: FileHandle.nullable() }),
      output: OpenedEvaluation.nullable(),
    },
    /** What is in a file that the page was given, before anybody decides. Changes nothing. */
    previewFile: { input: ForeignFile, output: FilePreview },
    /**
     * Takes in a file that the page was given by drag and drop or the browser's own chooser: an
     * evaluation, or a decision record (PDF) with its evaluation inside. Where an evaluation with
     * its id is already here with other content, it comes in as a copy with an id of its own.
     */
    importFile: { input: ForeignFile, output: OpenedEvaluation },
    /**
     * Journals changes. When it answers, they are on disk. A change set that is already there is
     * skipped, so sending one twice is harmless.
     */
    append: {
      input: z.object({ id: EvaluationId, changeSets: z.array(ChangeSet).min(1) }),
      output: Saved,
    },
    /** Brings the file up to date now: before leaving, on Ctrl+S, before an export. */
    snapshot: { input: z.object({ id: EvaluationId }), output: Saved },
    /** Which of these change sets the host has: asked after a restart, before sending the outbox again. */
    knows: {
      input: z.object({ id: EvaluationId, changeSetIds: z.array(z.uuid()) }),
      output: z.array(z.uuid()),
    },
    close: { input: z.object({ id: EvaluationId }), output: z.null() },
    /** Moves the file to the folder of removed ones, from where it can be taken back by hand. */
    remove: { input: z.object({ id: EvaluationId }), output: z.null() },
    /** Writes the content that the page holds beside the others, when all else failed. */
    saveEmergencyCopy: { input: z.object({ evaluation: Evaluation }), output: FileInfo },
    /**
     * What is to become of an evaluation whose file was changed outside: `mine` goes on under its
     * name, `theirs` is opened, or both stay, ours as an evaluation of its own. What is not
     * chosen moves to the folder of removed ones.
     */
    settleConflict: {
      input: z.object({ id: EvaluationId, keep: z.enum(['mine', 'theirs', 'both']) }),
      output: OpenedEvaluation,
    },
  },
  /** Copies of how evaluations once were. */
  restorePoints: {
    /** Newest first; and what was put aside, wherever it lies. */
    list: {
      input: z.object({ id: EvaluationId }),
      output: z.object({ points: z.array(RestorePoint), kept: z.array(KeptFile) }),
    },
    /** What is in a file that was given out, for looking at it. Nothing is opened or changed. */
    read: { input: z.object({ file: FileHandle }), output: Evaluation },
    /** A new evaluation with this content. The present one stays as it is. */
    copy: { input: z.object({ file: FileHandle }), output: OpenedEvaluation },
    /** Keeps the present state as a restore point of its own: before another takes its place. */
    keepPresent: { input: z.object({ id: EvaluationId }), output: z.null() },
  },
  exports: {
    /** A record will probably be printed soon: whatever takes time before it is done now. */
    prepare: { input: None, output: z.null() },
    /** Makes a file from what is on disk and puts it where the user says. Null when they cancel. */
    save: {
      input: z.object({ id: EvaluationId, kind: ExportKind }),
      output: FileInfo.nullable(),
    },
    /** Stops an export that is being made; it then fails with `cancelled`. One that is done stays. */
    cancel: { input: z.object({ id: EvaluationId, kind: ExportKind }), output: z.null() },
    /** Writes what the page made, under a name made from the title. Null when they cancel. */
    saveContent: {
      input: z.object({
        kind: ContentKind,
        title: z.string().max(500),
        base64: z.base64().max(40 * 1024 * 1024),
      }),
      output: FileInfo.nullable(),
    },
    /** The decision record as the document that is printed, for looking at it. */
    preview: { input: z.object({ id: EvaluationId }), output: z.string() },
  },
  /** The user's own tools, beside the built-in catalogue. */
  catalogue: {
    read: { input: None, output: PersonalCatalogue },
    /** Makes one change and answers with what is there after it, changes of other windows included. */
    change: { input: CatalogueChange, output: PersonalCatalogue },
  },
  tables: {
    /** What stands in a file from a spreadsheet (XLSX or CSV), given as base64. */
    read: {
      input: ForeignFile,
      output: z.array(
        z.object({
          name: z.string(),
          rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
        }),
      ),
    },
  },
  settings: {
    read: { input: None, output: Settings },
    write: { input: Settings, output: z.null() },
  },
})

export type HostContract = typeof hostContract

/** What the host may tell the page unasked. */
export const hostEvents = {
  /** The user opened one of our files from the desktop or a second launch. */
  'evaluations.openRequested': z.object({ file: FileHandle }),
  /** Another window changed an evaluation. */
  'evaluations.changed': z.object({
    id: EvaluationId,
    seq: Seq,
    savedAt: Instant,
    changeSets: z.array(ChangeSet),
  }),
  /** The user's own tools are others now. */
  'catalogue.changed': PersonalCatalogue,
  /** The file could not be brought up to date; the journal still has everything. Null when it is well again. */
  'evaluations.fileProblem': z.object({
    id: EvaluationId,
    problem: FileTrouble.nullable(),
    /** Set when there is something to decide about it. */
    conflict: FileConflict.nullable(),
  }),
  /** Something happened to the file outside, and was dealt with; in words. */
  'evaluations.fileNotice': z.object({ id: EvaluationId, message: z.string() }),
  /** Its content is another from now on: whoever shows it opens it again. */
  'evaluations.replaced': z.object({ id: EvaluationId }),
  /** How far a file for others is: what is being done now, and which share was done before it. */
  'exports.progress': z.object({
    id: EvaluationId,
    kind: ExportKind,
    step: ExportStep,
    /** In [0, 1]. */
    done: z.number(),
  }),
} as const
export type HostEvents = typeof hostEvents
