import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createPlainServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../config.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

export interface Listening {
  readonly port: number
  /** Accepts nothing new, lets requests under way end (within the patience), then resolves. */
  stop(patienceMilliseconds: number): Promise<void>
}

/** Slow senders: headers within 20 s, a whole request within 5 minutes (20 MB at 70 kB/s). */
const headersTimeout = 20_000
const requestTimeout = 300_000

/** Listens on host and port, by https where certificate and key are given. Rejects when the port is taken. */
export async function listen(fetch: Fetch, config: Pick<Config, 'host' | 'port' | 'tls'>): Promise<Listening> {
  const { host, port, tls } = config
  const handle = getRequestListener(fetch)
  const options = { headersTimeout, requestTimeout }
  const server: Server =
    tls === null
      ? createPlainServer(options, handle)
      : createTlsServer({ ...options, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, handle)
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    async stop(patienceMilliseconds) {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const impatient = setTimeout(() => server.closeAllConnections(), patienceMilliseconds)
      await closed
      clearTimeout(impatient)
    },
  }
}
