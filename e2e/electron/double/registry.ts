import type { BrowserWindow } from '../surface.ts'

const windows = new Map<number, BrowserWindow>()
let last = 0

/** The windows that are open, oldest first. */
export function allWindows(): BrowserWindow[] {
  return [...windows.values()]
}

export function addWindow(id: number, window: BrowserWindow): void {
  windows.set(id, window)
}

export function removeWindow(id: number): void {
  windows.delete(id)
}

export function nextId(): number {
  last += 1
  return last
}
