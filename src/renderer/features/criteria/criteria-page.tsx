export function CriteriaPage() { return <h1>CriteriaPage</h1> }
