import { answerAnalysis, rankEngine } from './analysis-router.ts'
import { serve } from './worker-wire.ts'

// The global of a worker module has the two members of a port that are used here.
serve(globalThis as unknown as Worker, answerAnalysis)
// Compiled while nobody waits for it.
rankEngine()
