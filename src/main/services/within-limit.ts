import { AppError } from '#shared/rpc/app-error'

/** How long printing may take, in ms. */
const timeLimit = 60_000

/**
 * Waits for something to be printed, until it takes too long or is stopped.
 *
 * @throws {AppError} `no-printer` after 60 s, `cancelled`
 */
export async function withinLimit<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  let giveUp: (error: AppError) => void = () => {}
  const over = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  // Whoever is first decides; the other is nobody's failure.
  over.catch(() => {})
  const stop = () => giveUp(stopped())
  const timer = setTimeout(
    () => giveUp(new AppError('no-printer', 'Printing took longer than 60 seconds')),
    timeLimit,
  )
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  try {
    return await Promise.race([over, work])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/** What a stopped job ends with. */
export function stopped(): AppError {
  return new AppError('cancelled', 'Stopped. No file was written')
}
