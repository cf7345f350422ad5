import { request as ask, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Passage {
  /** Origin of the real server. */
  readonly server: string
  /** Of the page around the pane. */
  readonly origin: string
  /** As the browser sees the real server. */
  readonly paneOrigin: string
  readonly shimPath: string
  /** Answers are lost on their way. */
  readonly isDeaf: () => boolean
}

/**
 * Hands a request on to the real server and its answer back. Changed are only the names of the origins, who may frame
 * the pane, and in its page one script before office.js, where Excel's web view has its own object.
 */
export function passOn(request: IncomingMessage, response: ServerResponse, passage: Passage): void {
  const { server, origin, paneOrigin } = passage
  const isPane = new URL(request.url ?? '/', server).pathname === '/pane/excel.html'
  const headers = { ...request.headers, host: new URL(server).host }
  if (headers.origin === paneOrigin) headers.origin = server
  // What is to be changed must not come compressed.
  if (isPane) delete headers['accept-encoding']
  const inner = ask(server + (request.url ?? '/'), { method: request.method, headers }, (answer) => {
    if (passage.isDeaf()) {
      answer.resume()
      request.socket.destroy()
      return
    }
    const policy = answer.headers['content-security-policy']
    const changed: OutgoingHttpHeaders = { ...answer.headers, 'origin-agent-cluster': '?1' }
    if (typeof policy === 'string') {
      changed['content-security-policy'] = policy.replace(/frame-ancestors 'self'/, `frame-ancestors 'self' ${origin}`)
    }
    if (!isPane) {
      response.writeHead(answer.statusCode ?? 502, changed)
      answer.pipe(response)
      return
    }
    void text(answer).then((html) => {
      const page = html.replace('<head>', `<head>\n<script src="${passage.shimPath}"></script>`)
      delete changed['content-length']
      response.writeHead(answer.statusCode ?? 502, changed).end(page)
    })
  })
  inner.on('error', () => response.destroy())
  response.on('close', () => inner.destroy())
  request.pipe(inner)
}
