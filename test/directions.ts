import { packageOf } from './source-tree.ts'

interface Folder {
  /** Our folders it may import from, beside itself. */
  readonly ours: readonly string[]
  /** Parts of those that it may not. */
  readonly but?: readonly string[]
  /** Packages it may import; absent: any. */
  readonly packages?: readonly string[]
  /** Runs on Node, though the folder around it does not. */
  readonly onNode?: true
}

const serverAndBelow = ['core', 'workbook', 'paper', 'geo', 'server']
/** Routes, commands and the demo call actions; nothing calls them. */
const edges = ['server/http', 'server/cli', 'server/demo']
const transportFree: Folder = { ours: serverAndBelow, but: [...edges, 'server/actions'] }

/** The directions of the house. The longest matching folder counts. */
const folders: Readonly<Record<string, Folder>> = {
  core: { ours: [], packages: ['zod'] },
  workbook: { ours: ['core'], packages: ['hucre', 'fflate'] },
  paper: { ours: ['core'], packages: ['pdfkit', 'pdfmake', 'docx', '@fontsource/noto-sans-sc'] },
  geo: { ours: ['core'], packages: ['proj4', 'geographiclib-geodesic'] },
  ui: { ours: ['core'] },
  addin: { ours: ['core', 'workbook', 'ui'], but: ['addin/manifest'] },
  'addin/manifest': { ours: ['workbook'], onNode: true },
  'addin/workers': { ours: ['core', 'workbook'] },
  console: { ours: ['core', 'ui'] },
  server: { ours: serverAndBelow },
  'server/actions': { ours: serverAndBelow, but: edges },
  'server/db': transportFree,
  'server/upload': transportFree,
  'server/evaluation': transportFree,
  'server/export': transportFree,
  'server/audit': transportFree,
  'server/backup': transportFree,
  'server/jobs': transportFree,
  'server/attachments': transportFree,
  'server/paper': transportFree,
  templates: { ours: ['core', 'workbook'] },
  docs: { ours: ['core'] },
  bench: { ours: ['core', 'workbook', 'server', 'templates', 'test'] },
  test: {
    ours: ['core', 'workbook', 'paper', 'geo', 'ui', 'addin', 'console', 'server', 'templates', 'docs', 'bundle'],
  },
  bundle: { ours: ['addin/manifest'] },
}

/** Packages that one folder alone may name, beside the tests and benches that compare with them. */
const onlyIn: Readonly<Record<string, string>> = {
  hono: 'server/http',
  '@hono/node-server': 'server',
  hucre: 'workbook',
  fflate: 'workbook',
  yauzl: 'server',
  pdfkit: 'paper',
  pdfmake: 'paper',
  docx: 'paper',
  proj4: 'geo',
  kysely: 'server',
  pg: 'server/db',
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
  const isForbidden = (folder.but ?? []).some((target) => isWithin(imported, target))
  return !isForbidden && [from, ...folder.ours].some((target) => isWithin(imported, target))
}

function mayImportPackage(path: string, folder: Folder, imported: string): boolean {
  if (/\.(css|svg|json)$/.test(imported) && !imported.includes(':')) return true
  const name = packageOf(imported)
  const home = onlyIn[name]
  const isTrial = path.startsWith('test/') || path.startsWith('bench/')
  if (home !== undefined && !isTrial && !isWithin(path, home)) return false
  if (imported.startsWith('node:'))
    return (
      folder.onNode === true ||
      !['core', 'workbook', 'geo', 'ui', 'addin', 'console'].some((top) => isWithin(path, top))
    )
  return folder.packages?.includes(name) ?? true
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}
