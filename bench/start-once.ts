import { ended, startProcess } from '#test/server/server-process.ts'

/** A start that ends in order: as after an installation, what was compiled is kept from here on. */
export async function startOnce(database: string): Promise<void> {
  const server = await startProcess(database)
  server.child.kill('SIGTERM')
  await ended(server.child)
}
