/** What a name may have on the disks that take the least: ext4 counts bytes, not letters. */
const mostBytes = 255

/** The start of a text in so many bytes, without a part of a letter. */
export function startOf(text: string, most: number): string {
  let bytes = 0
  let length = 0
  for (const letter of text) {
    bytes += Buffer.byteLength(letter)
    if (bytes > most) break
    length += letter.length
  }
  return text.slice(0, length)
}

/** A name with this ending that a disk takes: the stem gives way where both are too long. */
export function nameOf(stem: string, ending: string): string {
  return startOf(stem, mostBytes - Buffer.byteLength(ending)) + ending
}

/** The n-th name to try, from 1, where others may be taken: `name.ext`, `name-2.ext`, …. */
export function numberedName(stem: string, n: number, ending: string): string {
  return nameOf(stem, n === 1 ? ending : `-${n}${ending}`)
}
