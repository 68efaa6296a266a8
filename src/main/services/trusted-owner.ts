/**
 * Whether what belongs to this user of the computer, by number, can have been put where it is by
 * ourselves. Another user can only have done so while a folder of ours was open to everybody.
 */
export function isTrustedOwner(uid: number): boolean {
  const own = process.getuid?.()
  // Windows has no numbers of users. Root acts for everybody, and everybody has to trust root.
  return own === undefined || own === 0 || uid === own || uid === 0
}
