/** A file as a `data:` address, put in by the build. */
declare module '*?inline' {
  const address: string
  export default address
}
