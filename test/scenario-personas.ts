/** The four kinds of people in the room of the worked sample. */
export const scenarioPersonas = [
  {
    id: 'ml-researcher',
    name: 'ML researchers',
    wants: 'To spend the day on data, features and models.',
    frustrations: 'Getting a finished model into production takes weeks of somebody else’s time.',
    needs: 'A way from experiment to production that needs no second project.',
  },
  {
    id: 'software-engineer',
    name: 'Software engineers',
    wants: 'To release models as smoothly as any other software.',
    frustrations: 'Rewriting research code again and again so that it fits the systems in use.',
    needs: 'Good engineering practice from the first commit on, not as a clean-up afterwards.',
  },
  {
    id: 'product',
    name: 'Product',
    wants: 'To see what a model does for customers, and at what cost.',
    frustrations: 'Hearing about a drifting forecast from a customer first.',
    needs: 'Live quality in plain figures, and a way back when it falls.',
  },
  {
    id: 'governance',
    name: 'Governance',
    wants: 'To answer an auditor from records, not from memory.',
    frustrations: 'Lineage that depends on people remembering to write it down.',
    needs: 'A trace from every prediction to its data and code, and a log of who had access.',
  },
] as const
