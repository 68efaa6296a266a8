export function UseCasesPage() { return <h1>UseCasesPage</h1> }
