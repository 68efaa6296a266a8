export function ShortlistPage() { return <h1>ShortlistPage</h1> }
