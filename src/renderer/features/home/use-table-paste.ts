import { useEffect } from 'react'
import type { CsvCell } from '#shared/exchange/csv'
import { maxPasted } from '#shared/exchange/read-table'
import { askThread } from '../../workers/foreign-thread.ts'

/**
 * Hears when cells that were copied out of a spreadsheet are pasted anywhere but into a field.
 *
 * @param onRefused with the reason, as words for behind "What was pasted"
 */
export function useTablePaste(
  onTable: (rows: readonly (readonly CsvCell[])[]) => void,
  onRefused: (reason: string) => void,
): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isField =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, dialog') !== null
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // One line without a separator is a word, and no table.
      if (isField || !text.includes('\n') || !/[\t;,]/.test(text.slice(0, 100_000))) return
      event.preventDefault()
      if (text.length > maxPasted) return onRefused('is too large for a table')
      void read(text)
    }
    const read = async (text: string) => {
      const table = await askThread<'table'>({ kind: 'table', text }).outcome
      if (typeof table === 'string') onRefused('could not be read as a table')
      else if (!table.ok) onRefused(`is no table: ${table.reason}`)
      else if (table.rows.some((row) => row.length > 1)) onTable(table.rows)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [onTable, onRefused])
}
