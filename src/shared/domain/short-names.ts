/**
 * Short signs for people: letters inside a dot, and a key that picks somebody.
 */

/** The first word of a name, which is what people call each other in the room. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/, 1)[0] ?? ''
}

/**
 * First names, each with as much of the rest as it takes to tell it from the others: "Ana",
 * "Maria A.", "Maria B.". Where that does not help, the whole name.
 */
export function roomNames(names: readonly string[]): string[] {
  const firsts = names.map(firstName)
  const initials = names.map((name, i) => {
    const rest = name.trim().split(/\s+/).at(-1) ?? ''
    return rest === firsts[i] ? name : `${firsts[i]} ${Array.from(rest)[0] ?? ''}.`
  })
  return names.map((name, i) => {
    const first = firsts[i] ?? name
    if (firsts.indexOf(first) === firsts.lastIndexOf(first)) return first
    const initial = initials[i] ?? name
    return initials.indexOf(initial) === initials.lastIndexOf(initial) ? initial : name
  })
}

/** Two letters per name: of the first name, or the initials where two first names begin alike. */
export function nameLetters(names: readonly string[]): string[] {
  const plain = names.map((name) => Array.from(firstName(name)).slice(0, 2).join(''))
  return names.map((name, i) => {
    const two = plain[i] ?? ''
    if (plain.indexOf(two) === plain.lastIndexOf(two)) return two
    const words = name.trim().split(/\s+/)
    const initials = [words[0], words.at(-1)].map((word = '') => Array.from(word)[0] ?? '')
    return words.length < 2 ? two : initials.join('')
  })
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
const spare = [...Array.from('1234567890'), ...letters]

/**
 * One key per name, all different: the first letter where nobody before has it, else another
 * letter of the name, a digit, or any letter that is left. Lower case; null for those beyond 36.
 */
export function nameKeys(names: readonly string[]): (string | null)[] {
  const taken = new Set<string>()
  const take = (signs: readonly string[]) => {
    const key = signs.find((sign) => !taken.has(sign)) ?? null
    if (key !== null) taken.add(key)
    return key
  }
  const own = names.map((name) =>
    Array.from(name.toLowerCase()).filter((sign) => letters.includes(sign)),
  )
  const firsts = own.map(([first]) => take(first === undefined ? [] : [first]))
  return own.map((signs, i) => firsts[i] ?? take([...signs, ...spare]))
}
