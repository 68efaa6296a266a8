/**
 * Names of criteria in as few words as still tell them apart, for the heads of narrow columns.
 * The whole name always stands somewhere near.
 */

const small = new Set(
  'a an and any at by for from in into of on or our over per the to with your'.split(' '),
)
/** Words that say nothing without the next one. */
const vague = new Set(
  'ease effort amount degree level number overall quality total general support'.split(' '),
)

/**
 * One head per name, in their order, no two alike where the names differ.
 *
 * "Total cost over three years" becomes "Cost", "Ease of adoption" "Adoption", "Cost of leaving"
 * "Leaving". Where two would be alike they keep more of their words.
 */
export function criterionHeads(names: readonly string[]): string[] {
  const best = names.map((name) => capital(keyWord(name)))
  return names.map((name, i) => {
    const alike = best.filter((head) => head === best[i]).length > 1
    const others = names.filter((_, k) => k !== i)
    return alike ? longer(name, others) : (best[i] ?? name)
  })
}

const joints = new Set('and at by for from in into on over per under via with within'.split(' '))

/**
 * One label per name for a list: what stands before the first "and", "for", "over" or the like,
 * where the name is long and its beginning is its own. "Total cost over three years" becomes
 * "Total cost".
 *
 * @param room letters that fit; shorter names stay whole
 */
export function criterionLabels(names: readonly string[], room = 20): string[] {
  const cut = names.map((name) => {
    const words = name.split(/\s+/)
    const joint = words.findIndex((word, i) => i > 0 && joints.has(word.toLowerCase()))
    return name.length <= room || joint < 0 ? name : words.slice(0, joint).join(' ')
  })
  return names.map((name, i) => {
    const label = cut[i] ?? name
    return cut.filter((other) => other === label).length > 1 ? name : label
  })
}

/** The word that carries a name: what comes after "of", else the first that is not vague. */
function keyWord(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const of = words.findIndex((word, i) => i > 0 && i < 3 && word.toLowerCase() === 'of')
  const from = of > 0 ? words.slice(of + 1) : words
  const telling = from.filter((word) => !small.has(word.toLowerCase()))
  const word = telling.find((one) => !vague.has(one.toLowerCase())) ?? telling[0] ?? name
  return word.replace(/[,;:.]$/, '')
}

/** The fewest first words of a name that no other name begins with. */
function longer(name: string, others: readonly string[]): string {
  const words = name.split(/\s+/)
  for (let count = 1; count < words.length; count += 1) {
    const start = words.slice(0, count).join(' ')
    const ends = !small.has(words[count - 1]?.toLowerCase() ?? '')
    if (ends && !others.some((other) => `${other} `.startsWith(`${start} `))) return start
  }
  return name
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
