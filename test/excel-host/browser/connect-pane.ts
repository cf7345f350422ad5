import type { Simulator } from '../simulator.ts'
import { greeting, type HostMessage, type PaneMessage } from './messages.ts'

/**
 * Answers the pane's window from the simulator, also after the pane loads again. Other windows and origins are not heard.
 * @param onBatch called after each batch
 * @returns what ends it
 */
export function connectPane(
  frame: HTMLIFrameElement,
  origin: string,
  simulator: Simulator,
  onBatch: () => void,
): () => void {
  let end = (): void => {}
  const greet = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports
    if (event.data !== greeting || event.source !== frame.contentWindow || event.origin !== origin) return
    if (port === undefined) return
    end()
    end = serve(port, simulator, onBatch)
  }
  addEventListener('message', greet)
  return () => {
    removeEventListener('message', greet)
    end()
  }
}

function serve(port: MessagePort, simulator: Simulator, onBatch: () => void): () => void {
  const send = (message: HostMessage): void => port.postMessage(message)
  port.onmessage = ({ data }: MessageEvent<PaneMessage>) => {
    void simulator.execute(data.body, data.flags).then((reply) => {
      send({ kind: 'reply', id: data.id, reply })
      onBatch()
    })
  }
  const silence = simulator.onEvent((event) => send({ kind: 'event', event }))
  return () => {
    silence()
    port.close()
  }
}
