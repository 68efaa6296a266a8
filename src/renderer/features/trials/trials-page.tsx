export function TrialsPage() { return <h1>TrialsPage</h1> }
