/** What is known of a tool, in the words of the record: each fact with its date where it has one. */
export interface ToolInBrief {
  readonly name: string
  readonly firstRelease: string
  readonly governance: string
  readonly licence: string
  /** Single purpose, or a hard commitment. */
  readonly reach: string
  readonly status: string
  /** What became of it: acquired, renamed, shut down. Null where nothing did. */
  readonly fate: string | null
}
