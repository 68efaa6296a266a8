export function ScoringPage() { return <h1>ScoringPage</h1> }
