/* Starts a TypeScript entry, after telling an older Node in one sentence what is missing. Kept to plain old syntax. */
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `parcel-checkup needs Node 24, this is Node ${process.versions.node}. ` +
      'Run "npm ci" without --omit=optional and start it through npm (npm start, npm run demo), or install Node 24.\n' +
      `需要 Node 24，当前为 ${process.versions.node}。请先执行 npm ci，再用 npm start 或 npm run demo 启动。`,
  )
  process.exit(1)
}
const [, , entry, ...rest] = process.argv
const { pathToFileURL } = await import('node:url')
const { resolve } = await import('node:path')
// What was compiled once is read the next time: a restart takes half as long. Where it cannot be written, nothing is kept.
const { enableCompileCache, flushCompileCache } = await import('node:module')
const compiled = resolve(import.meta.dirname, 'node_modules/.cache/compiled')
enableCompileCache(compiled)
// The processes that are started from here read it too.
process.env.NODE_COMPILE_CACHE = compiled
const file = resolve(import.meta.dirname, entry)
process.argv = [process.argv[0], file, ...rest]
await import(pathToFileURL(file).href)
// Node writes it when it ends in order; a server that is killed shall be back as soon.
flushCompileCache()
