export function RadarPage() { return <h1>RadarPage</h1> }
