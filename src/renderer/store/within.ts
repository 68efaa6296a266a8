/**
 * What some work gives, or what `late` says where it takes longer. The work itself goes on, and
 * what becomes of it then is of no interest any more.
 *
 * @param limit in ms
 * @param late may throw
 */
export async function within<T, L>(limit: number, work: Promise<T>, late: () => L): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  }).then(late)
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}
