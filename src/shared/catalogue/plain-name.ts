/** Lower case, without accents, with single blanks where there were other signs. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/** An address as it is compared: without protocol, www, .git, query and a slash at the end. */
export function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
}

/** A repository as it is compared: on the large hosts its owner and name, whatever follows. */
export function plainRepository(address: string): string {
  const plain = plainAddress(address)
  const [host = '', owner, name] = plain.split('/')
  if (!/^(github|gitlab|bitbucket|codeberg)\.(com|org)$/.test(host)) return plain
  return owner && name ? `${host}/${owner}/${name.replace(/\.git$/, '')}` : plain
}
