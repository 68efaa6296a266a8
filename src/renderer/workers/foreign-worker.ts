import { answerQuestion, type FromThread, type Question } from './foreign-thread.ts'

// The global of a worker module has the two members of a port that are used here.
const port = globalThis as unknown as Worker

port.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const post = (message: FromThread) => port.postMessage(message)
  answerQuestion(data, (done) => post({ kind: 'progress', done })).then(
    (answer) => post({ kind: 'done', answer }),
    // Becomes an error of the thread, which whoever asked hears of.
    (defect: unknown) =>
      setTimeout(() => {
        throw defect
      }),
  )
})
