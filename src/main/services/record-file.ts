import { inflateSync } from 'node:zlib'
import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  ParseSpeeds,
} from '@cantoo/pdf-lib'
import type { Evaluation } from '#shared/domain/evaluation'
import { fileExtension, maxFileBytes } from '#shared/evaluation-file/file'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { AppError } from '#shared/rpc/app-error'
import { contentOf } from './evaluation-content.ts'

const mimeType = 'application/x-stackjury'

/**
 * Puts the evaluation into its printed record, so that the app can open it again from the PDF.
 * Private votes are in it only if that was agreed; see `forHandingOut`.
 *
 * @param name of the file inside, without ending
 */
export async function withEvaluationInside(
  pdf: Uint8Array,
  evaluation: Evaluation,
  { name, at }: { readonly name: string; readonly at: Date },
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fast,
  })
  await document.attach(contentOf(forHandingOut(evaluation), 0), `${name}.${fileExtension}`, {
    mimeType,
    description: 'The evaluation behind this record',
    creationDate: at,
    modificationDate: at,
    afRelationship: AFRelationship.Source,
  })
  return document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: ParseSpeeds.Fast,
  })
}

/** Whether these are the bytes of a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

/**
 * The bytes of the evaluation file inside a PDF, exactly as they were put in. Bytes of any other
 * kind are returned as they are.
 *
 * @throws {AppError} `file-foreign` for a PDF without one, `file-corrupt` for one that cannot be
 *   read, `too-large`
 */
export async function evaluationInside(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  if (!isPdf(bytes)) return bytes
  const found = await attachedTo(bytes, name)
  if (!found) throw new AppError('file-foreign', `${name}: no evaluation is inside this PDF`)
  const filter = (found.dict.get(PDFName.of('Filter'))?.toString() ?? '').replace(/[[\]\s]/g, '')
  if (filter !== '' && filter !== '/FlateDecode')
    throw new AppError('file-corrupt', `${name}: the evaluation inside is packed in a foreign way`)
  try {
    const isPacked = filter !== ''
    const content = found.getContents()
    // The length is limited while unpacking: a small file can hold a very large one.
    return isPacked ? inflateSync(content, { maxOutputLength: maxFileBytes }) : content
  } catch (error) {
    if (error instanceof RangeError)
      throw new AppError('too-large', `${name}: the evaluation inside is too large`)
    throw new AppError('file-corrupt', `${name}: the evaluation inside cannot be unpacked`)
  }
}

async function attachedTo(bytes: Uint8Array, name: string): Promise<PDFRawStream | null> {
  try {
    const { catalog, isEncrypted } = await PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
    })
    if (isEncrypted)
      throw new AppError(
        'file-foreign',
        `${name}: this PDF is protected by a password. Save it without one, then open it`,
      )
    const files = catalog
      .lookupMaybe(PDFName.of('Names'), PDFDict)
      ?.lookupMaybe(PDFName.of('EmbeddedFiles'), PDFDict)
      ?.lookupMaybe(PDFName.of('Names'), PDFArray)
    for (let i = 1; i < (files?.size() ?? 0); i += 2) {
      const file = files?.lookupMaybe(i, PDFDict)
      const title = file?.lookupMaybe(PDFName.of('UF'), PDFString, PDFHexString)?.decodeText()
      if (!title?.endsWith(`.${fileExtension}`)) continue
      const stream = file?.lookupMaybe(PDFName.of('EF'), PDFDict)?.lookup(PDFName.of('F'))
      if (stream instanceof PDFRawStream) return stream
    }
    return null
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-corrupt', `${name}: this PDF cannot be read`)
  }
}
