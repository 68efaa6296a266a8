/**
 * Writes the radar for AOE's generator: a Markdown file with front matter for each entry and
 * edition, in a folder named by the day, and the config.json that says what the quadrants are. The
 * generator drops entries whose quadrant is not an id in it.
 */
import type { Evaluation } from '#shared/domain/evaluation'
import type { Blip } from '#shared/domain/proof'
import { numberedBlips, ringGuide, ringNames, rings } from '#shared/domain/radar'
import { paragraphs, yamlText } from '#shared/exchange/markdown-text'

interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * What is on the radar now, with one folder for each day on which something was said of it. An entry
 * that a later radar only carried over is in none: the generator takes each file for a change. What
 * bears no day is left out, but for an entry of which nothing else is known.
 *
 * @param today where neither the entry nor the radar has a day
 */
export function toMarkdownFiles(
  { radar, blips }: Pick<Evaluation, 'radar' | 'blips'>,
  today: string,
): TextFile[] {
  const quadrants = idsOf(radar.sectors, 'sector')
  const shown = numberedBlips({ radar, blips }).map(({ blip }) => blip)
  const files = idsOf(shown, 'entry')
  const pages = shown.flatMap((blip) =>
    editionsOf(blip, radar.date ?? today).map(({ day, ring, reason }) => {
      const front = [
        `title: ${yamlText(blip.name)}`,
        `ring: ${ring}`,
        `quadrant: ${quadrants.get(blip.sectorId) ?? ''}`,
        'tags: []',
      ]
      return {
        path: `radar/${day}/${files.get(blip.id) ?? ''}.md`,
        text: `---\n${front.join('\n')}\n---\n\n${paragraphs(reason)}\n`,
      }
    }),
  )
  return [{ path: 'config.json', text: configOf(radar.sectors, quadrants) }, ...pages]
}

interface DatedEntry {
  readonly day: string
  readonly ring: string
  readonly reason: string
}

function editionsOf({ history }: Blip, fallback: string): DatedEntry[] {
  const said = history.filter(
    ({ ring, reason }, i) => ring !== history[i - 1]?.ring || reason !== history[i - 1]?.reason,
  )
  const dated = said.flatMap(({ day, ring, reason }): DatedEntry[] =>
    day !== null && ring !== null ? [{ day, ring, reason }] : [],
  )
  const last = history.at(-1)
  // Of one day the last word counts.
  const perDay = [...new Map(dated.map((entry) => [entry.day, entry])).values()]
  if (perDay.length > 0 || !last || last.ring === null) return perDay
  return [{ day: last.day ?? fallback, ring: last.ring, reason: last.reason }]
}

/** Colours as the generator has them, sector by sector around. */
const colours = ['#a3b18a', '#588157', '#3f633e', '#40713f']
/** Outer radius of each ring as a part of the whole, from the middle, and the width of its line. */
const drawn = {
  adopt: { color: '#588157', radius: 0.5, strokeWidth: 5 },
  trial: { color: '#457b9d', radius: 0.69, strokeWidth: 3 },
  assess: { color: '#bc6c25', radius: 0.85, strokeWidth: 2 },
  hold: { color: '#d62828', radius: 1, strokeWidth: 0.75 },
}

function configOf(
  sectors: Evaluation['radar']['sectors'],
  ids: ReadonlyMap<string, string>,
): string {
  const config = {
    quadrants: sectors.map(({ id, name }, i) => ({
      id: ids.get(id) ?? '',
      title: name,
      description: '',
      color: colours[i % colours.length],
    })),
    rings: rings.map((ring) => ({
      id: ring,
      title: ringNames[ring],
      description: ringGuide[ring].strategy,
      ...drawn[ring],
    })),
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

/** For each a name that can be a file's and part of an address, by its id. */
function idsOf(
  named: readonly { readonly id: string; readonly name: string }[],
  kind: string,
): ReadonlyMap<string, string> {
  const used = new Set<string>()
  return new Map(
    named.map(({ id, name }) => {
      const slug = slugOf(name, kind)
      let free = slug
      for (let n = 2; used.has(free); n++) free = `${slug}-${n}`
      used.add(free)
      return [id, free]
    }),
  )
}

function slugOf(name: string, kind: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  // Some names are devices on Windows.
  const isFree = slug !== '' && !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug)
  return isFree ? slug : `${kind}-${slug}`.replace(/-$/, '')
}
