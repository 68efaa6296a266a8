import { Catalogue } from '#shared/catalogue/catalogue'

let loaded: Promise<Catalogue> | null = null

/** The built-in catalogue. Its file is read when it is first asked for, and then kept. */
export function loadCatalogue(): Promise<Catalogue> {
  loaded ??= import('../../../resources/catalogue/tools.json').then((file) =>
    Catalogue.parse(file.default),
  )
  return loaded
}
