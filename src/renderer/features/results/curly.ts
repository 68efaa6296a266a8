/** A sentence of the domain with the quotation marks of print. The words stay. */
export function curly(sentence: string): string {
  return sentence.replace(/"([^"]*)"/g, '“$1”')
}
