import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createPlainServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../config.ts'
import { answerClientError } from './client-error.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

export interface Listening {
  readonly port: number
  /** Accepts nothing new, lets requests under way end (within the patience), then resolves. */
  stop(patienceMilliseconds: number): Promise<void>
}

/** How long slow senders and readers are waited for, in milliseconds. */
export interface Patience {
  readonly headersTimeout: number
  readonly requestTimeout: number
  /** How often is looked for those whose time is up. */
  readonly connectionsCheckingInterval: number
  /** After so long without a byte either way nobody is there any more. */
  readonly stillness: number
}

/** A whole request within 25 minutes: the largest body at 70 kB/s; smaller ones are waited for less by who reads them. */
const usualPatience: Patience = {
  headersTimeout: 20_000,
  requestTimeout: 1_500_000,
  connectionsCheckingInterval: 5000,
  stillness: 600_000,
}

/** Listens on host and port, by https where certificate and key are given. Rejects when the port is taken. */
export async function listen(
  fetch: Fetch,
  config: Pick<Config, 'host' | 'port' | 'tls'>,
  patience: Patience = usualPatience,
): Promise<Listening> {
  const { host, port, tls } = config
  const handle = getRequestListener(fetch)
  const { stillness, ...options } = patience
  const server: Server =
    tls === null
      ? createPlainServer(options, handle)
      : createTlsServer({ ...options, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, handle)

  server.setTimeout(stillness)
  server.on('clientError', answerClientError)
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
