export function FramePage() { return <h1>FramePage</h1> }
