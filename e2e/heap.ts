import type { Page } from '@playwright/test'

/** What a window holds in its JavaScript heap after everything that can go has gone, in bytes. */
export async function heapOf(page: Page): Promise<number> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('HeapProfiler.enable')
  for (let turn = 0; turn < 3; turn++) await debug.send('HeapProfiler.collectGarbage')
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  await debug.detach()
  return usedSize
}
