/** Whether every word of the query is somewhere in the text, in whatever case. Nothing asked: yes. */
export function hasWords(text: string, query: string): boolean {
  const all = text.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
