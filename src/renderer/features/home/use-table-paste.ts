import { useEffect } from 'react'
import type { CsvCell } from '#shared/exchange/csv'
import { maxTableBytes, readDelimited } from '#shared/exchange/read-table'

/** Hears when cells that were copied out of a spreadsheet are pasted anywhere but into a field. */
export function useTablePaste(onTable: (rows: readonly (readonly CsvCell[])[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isField =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, dialog') !== null
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isField || !text.includes('\n') || text.length > maxTableBytes) return
      const rows = readDelimited(text)
      if (!rows.some((row) => row.length > 1)) return
      event.preventDefault()
      onTable(rows)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [onTable])
}
