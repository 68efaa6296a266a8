/**
 * All that an import needs to know before anybody decides anything: what the file has, and what of
 * it is known. Long enough for a thread of its own.
 */
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import type { Tool } from '#shared/domain/tool'
import {
  type ImportedItems,
  type ImportRefusal,
  largestImport,
  refused,
} from '#shared/exchange/tools/items'
import { type MatchedItems, matchItems } from '#shared/exchange/tools/match-items'
import { readLandscape } from '#shared/exchange/tools/read-landscape'
import { readList } from '#shared/exchange/tools/read-list'

export type MatchedImport =
  | { readonly ok: true; readonly found: ImportedItems; readonly matched: MatchedItems }
  | { readonly ok: false; readonly refusal: ImportRefusal }

/** The size of a file before it is read; null where it may be. */
export function refuseBySize(bytes: number): ImportRefusal | null {
  if (bytes <= largestImport) return null
  const most = `${largestImport / 1024 / 1024} MB`
  const answer = refused('the whole file', `it is larger than ${most}`, 'Take in a part of it.')
  return answer.ok ? null : answer.refusal
}

/**
 * @param personal tools of the user, beside the built-in ones
 * @param onProgress how much is done, in [0, 1]
 */
export async function readAndMatch(
  text: string,
  personal: readonly Tool[],
  onProgress: (done: number) => void,
): Promise<MatchedImport> {
  const isLandscape = /^(landscape|categories):/m.test(text)
  const read = isLandscape ? readLandscape(text, (done) => onProgress(done * 0.9)) : readList(text)
  if (!read.ok) return read
  const { tools } = await loadCatalogue()
  const matched = matchItems(read.found.items, [...tools, ...personal])
  onProgress(1)
  return { ok: true, found: read.found, matched }
}
