/** What somebody else made and is shipped with the application. */
export interface Licence {
  readonly name: string
  /** Empty where it goes without saying. */
  readonly version: string
  /** By its short name, such as "MIT". */
  readonly licence: string
  /** In full; empty where the package has none of its own. */
  readonly text: string
}
