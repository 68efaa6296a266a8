/** What a mutant of the storage code is put through: the entry of its build. */
export { powerCutRun } from './power-cuts.ts'
