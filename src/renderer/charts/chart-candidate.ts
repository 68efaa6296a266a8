/** A candidate as the charts know it: a name, and the slot that gives colour, marker and pattern. */
export interface ChartCandidate {
  readonly id: string
  readonly name: string
  readonly slot: number
}
