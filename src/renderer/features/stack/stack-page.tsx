export function StackPage() { return <h1>StackPage</h1> }
