import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ribbonGroups } from '#addin/manifest/commands.ts'
import { iconFolder } from '#addin/manifest/facts.ts'
import { bundlePage, type PageFile } from './bundle-page.ts'
import type { HostPage } from './host-page.ts'
import { passOn } from './pass-on.ts'

export interface HostOptions {
  /** Origin of the real server. */
  readonly server: string
  /** Of the page; absent: any free one. */
  readonly port?: number
  /** Workbooks to open from the ribbon. */
  readonly samples?: readonly { readonly name: string; readonly title: string; readonly bytes: Uint8Array }[]
}

export interface ServedHost {
  /** Of the host page. */
  readonly origin: string
  /** Where the pane's window is: the real server behind this one. */
  readonly paneOrigin: string
  /** Cuts the pane off from its server, or connects it again. */
  readonly setOffline: (offline: boolean) => void
  /** The server gets what the pane sends, but no answer comes back. */
  readonly setDeaf: (deaf: boolean) => void
  readonly stop: () => Promise<void>
}

/**
 * Serves the simulated Excel on this machine only: the page with ribbon and sheet at one port, at another the real server
 * with the shim put into the pane's page. Two origins that ask to be kept apart, so that a browser gives each a process of
 * its own; one site, so that the pane may store what it stores in Excel.
 */
export async function serveHost({ server, port = 0, samples = [] }: HostOptions): Promise<ServedHost> {
  const files = new Map(await bundlePage())
  const shim = files.get('/shim.js')
  files.delete('/shim.js')
  for (const [index, { bytes }] of samples.entries()) {
    files.set(`/samples/${index}`, { type: 'application/octet-stream', body: bytes })
  }
  let isOffline = false
  let isDeaf = false
  const page = await listen(port, (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path !== '/network' || request.method !== 'POST') {
      void answer(files, path, response)
      return
    }
    void text(request).then((body) => {
      isOffline = body === 'off'
      response.writeHead(204).end()
    })
  })
  const pane = await listen(0, (request, response) => {
    const path = new URL(request.url ?? '/', server).pathname
    // The shim stands for what the web view brings along: that is there without a network too.
    if (path === shimPath && shim !== undefined) send(shim, response)
    else if (isOffline) request.socket.destroy()
    else
      passOn(request, response, {
        server,
        origin: page.origin,
        paneOrigin: pane.origin,
        shimPath,
        isDeaf: () => isDeaf,
      })
  })
  files.set('/host-page.json', { type: 'application/json', body: JSON.stringify(hostPage(pane.origin, samples)) })
  return {
    origin: page.origin,
    paneOrigin: pane.origin,
    setOffline: (offline) => {
      isOffline = offline
    },
    setDeaf: (deaf) => {
      isDeaf = deaf
    },
    stop: async () => {
      await Promise.all([page.stop(), pane.stop()])
    },
  }
}

interface Listening {
  readonly origin: string
  readonly stop: () => Promise<void>
}

async function listen(port: number, handle: RequestListener): Promise<Listening> {
  const server = createServer(handle)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Outside of what the real server has. */
const shimPath = '/excel-host/shim.js'

function hostPage(paneOrigin: string, samples: HostOptions['samples'] = []): HostPage {
  return {
    paneOrigin,
    groups: ribbonGroups.map(({ label, commands }) => ({
      label: label.zh,
      commands: commands.map((command) => ({
        label: command.label.zh,
        tip: command.tip.zh,
        icon: command.icon,
        tab: command.tab,
      })),
    })),
    samples: samples.map(({ name, title }, index) => ({ name, title, address: `samples/${index}` })),
  }
}

async function answer(files: ReadonlyMap<string, PageFile>, path: string, response: ServerResponse): Promise<void> {
  const icon = /^\/icons\/([\w-]+\.png)$/.exec(path)?.[1]
  const drawn = icon === undefined ? null : await readFile(join(iconFolder, icon)).catch(() => null)
  const file = drawn === null ? files.get(path) : { type: 'image/png', body: drawn }
  if (file === undefined) response.writeHead(404).end()
  else send(file, response)
}

function send({ type, body }: PageFile, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'origin-agent-cluster': '?1' }).end(body)
}
