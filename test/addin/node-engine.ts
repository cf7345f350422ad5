import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker as Thread } from 'node:worker_threads'
import { createEngine, type Engine } from '#addin/engine/engine.ts'

const engineFile = pathToFileURL(resolve(import.meta.dirname, '../../addin/workers/engine.ts')).href

/** What a browser gives a worker of its own, in a thread. */
const start = `
  const { parentPort } = require('node:worker_threads')
  globalThis.self = {
    postMessage: (message, transfer) => parentPort.postMessage(message, transfer),
    addEventListener: (_type, listener) => parentPort.on('message', (data) => listener({ data })),
  }
  import(${JSON.stringify(engineFile)})
`

/** A thread of Node with the face of a browser's worker, as far as the engine uses it. */
class ThreadWorker extends EventTarget {
  readonly onmessage = null
  readonly onmessageerror = null
  readonly onerror = null
  readonly #thread = new Thread(start, { eval: true })

  constructor() {
    super()
    this.#thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })))
    this.#thread.on('error', ({ message }) => {
      this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
    })
  }

  postMessage(message: unknown): void {
    this.#thread.postMessage(message)
  }

  terminate(): void {
    void this.#thread.terminate()
  }
}

/** The pane's engine in a thread of Node, as in a browser's worker. The caller ends it. */
export function startNodeEngine(): Engine {
  return createEngine(new ThreadWorker())
}
