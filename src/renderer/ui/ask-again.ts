/** What the address of the scoring step says in place of a person to begin a review. */
export const askAgainItem = 'again'
