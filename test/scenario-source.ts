import scenarioJson from './fixtures/scenario.json' with { type: 'json' }

/** The scenario as it is on disk: a workshop in its own words, with every number to expect. */
export const scenario = scenarioJson
