export function RevealPage() { return <h1>RevealPage</h1> }
