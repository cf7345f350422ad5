import { packageOf } from './source-tree.ts'

interface Folder {
  /** Our folders it may import from, beside itself. */
  readonly ours: readonly string[]
  /** Packages it may import; absent: any. */
  readonly packages?: readonly string[]
}

/** The directions of the house. The longest matching folder counts. */
const folders: Readonly<Record<string, Folder>> = {
  core: { ours: [], packages: ['zod'] },
  workbook: { ours: ['core'], packages: ['hucre', 'fflate', 'zod'] },
  ui: { ours: ['core'] },
  addin: { ours: ['core', 'workbook', 'ui'] },
  'addin/workers': { ours: ['core', 'workbook'] },
  console: { ours: ['core', 'ui'] },
  server: { ours: ['core', 'workbook'] },
  'server/db': { ours: ['core'] },
  'server/jobs': { ours: ['core'] },
  'server/upload': { ours: ['core', 'workbook', 'server/jobs'] },
  'server/evaluation': { ours: ['core', 'server/db', 'server/jobs'] },
  'server/export': { ours: ['core', 'workbook', 'server/db'] },
  'server/actions': {
    ours: ['core', 'workbook', 'server/db', 'server/upload', 'server/evaluation', 'server/export', 'server/audit'],
  },
  templates: { ours: ['core', 'workbook'] },
  docs: { ours: ['core'] },
  bench: { ours: ['core', 'workbook', 'server', 'templates', 'test'] },
  test: { ours: ['core', 'workbook', 'ui', 'addin', 'console', 'server', 'templates', 'docs', 'bench', 'bundle'] },
  bundle: { ours: [] },
}

/** Packages that one folder alone may name, beside the tests and benches that compare with them. */
const onlyIn: Readonly<Record<string, string>> = {
  hono: 'server/http',
  '@hono/node-server': 'server',
  hucre: 'workbook',
  fflate: 'workbook',
  yauzl: 'server/upload',
  kysely: 'server',
}

/** A sentence when a file may not import what it imports, else null. */
export function directionFault(path: string, imported: string): string | null {
  const from = folderOf(path)
  if (from === undefined) return null
  const folder = folders[from]
  if (folder === undefined) return `${path} is in no known folder`
  const allowed = isOurs(imported) ? mayImportOurs(from, folder, imported) : mayImportPackage(path, folder, imported)
  return allowed ? null : `${path} may not import ${imported}`
}

function folderOf(path: string): string | undefined {
  const matching = Object.keys(folders).filter((folder) => isWithin(path, folder))
  return matching.sort((a, b) => b.length - a.length)[0]
}

function isOurs(imported: string): boolean {
  return Object.keys(folders).some((folder) => isWithin(imported, folder))
}

function mayImportOurs(from: string, folder: Folder, imported: string): boolean {
  return [from, ...folder.ours].some((target) => isWithin(imported, target))
}

function mayImportPackage(path: string, folder: Folder, imported: string): boolean {
  if (/\.(css|svg|json)$/.test(imported) && !imported.includes(':')) return true
  const name = packageOf(imported)
  const home = onlyIn[name]
  const isTrial = path.startsWith('test/') || path.startsWith('bench/')
  if (home !== undefined && !isTrial && !isWithin(path, home)) return false
  if (imported.startsWith('node:'))
    return !['core', 'workbook', 'ui', 'addin', 'console'].some((top) => isWithin(path, top))
  return folder.packages?.includes(name) ?? true
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}
