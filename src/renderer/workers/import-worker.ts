import { readAndMatch } from '#shared/exchange/tools/read-and-match'
import type { ImportAnswer, ImportQuestion } from './import-tools.ts'

// The global of a worker module has the two members of a port that are used here.
const port = globalThis as unknown as Worker

port.addEventListener('message', (event: MessageEvent<ImportQuestion>) => {
  const post = (answer: ImportAnswer) => port.postMessage(answer)
  const { text, personal } = event.data
  void readAndMatch(text, personal, (done) => post({ kind: 'progress', done })).then((outcome) =>
    post({ kind: 'done', outcome }),
  )
})
