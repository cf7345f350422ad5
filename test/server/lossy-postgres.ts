import { createServer, connect as openSocket, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A network before a PostgreSQL database that can break at the worst moment. */
export interface LossyNetwork {
  /** The database behind it. */
  readonly url: string
  /**
   * The next transaction of which a message holds the text is carried out, its commit too, but the answer to the commit is
   * lost with the connection. Resolves when that has happened.
   */
  loseCommitOf(text: string): Promise<void>
}

const postgresPort = 5432

/** @param url as freshDatabase gives it: behind a socket in a folder */
export async function lossyNetwork(url: string): Promise<LossyNetwork> {
  const direct = new URL(url)
  const folder = direct.searchParams.get('host') ?? ''
  let armed: { readonly text: string; readonly lost: () => void } | null = null
  const sockets = new Set<Socket>()

  function carry(client: Socket): void {
    const database = openSocket(join(folder, `.s.PGSQL.${postgresPort}`))
    let isMeant = false
    let isCommitting = false
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket)
      // Each end breaks with the other.
      socket.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
    client.on('data', (sent) => {
      if (armed !== null && sent.includes(armed.text)) isMeant = true
      if (isMeant && /commit\0/i.test(sent.toString('latin1'))) isCommitting = true
      database.write(sent)
    })
    database.on('data', (answer) => {
      if (!isCommitting || armed === null || !answer.includes('COMMIT')) return void client.write(answer)
      const { lost } = armed
      armed = null
      client.destroy()
      lost()
    })
  }

  const server = createServer(carry)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `postgres://${direct.username}@127.0.0.1:${address.port}${direct.pathname}`,
    loseCommitOf: (text) =>
      new Promise((lost) => {
        armed = { text, lost }
      }),
  }
}
