import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
/** Written by tools or kept by git; at the root only, except node_modules. */
const notOurs = ['.git', '.tsbuild', '.demo', 'dist', 'screens', 'coverage', 'tmp', 'node_modules']

/** One file of ours, by its path from the root with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every file of ours, of any kind. */
export function repositoryPaths(): readonly string[] {
  return readdirSync(root)
    .filter((name) => !notOurs.includes(name))
    .flatMap((name) => pathsUnder(name))
}

/** Every TypeScript file of ours. */
export function sourceFiles(): readonly SourceFile[] {
  const paths = repositoryPaths().filter((path) => /\.tsx?$/.test(path))
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Lines as an editor numbers them, without the empty one after the last line end. */
export function lineCount(text: string): number {
  return text.trimEnd().split('\n').length
}

/**
 * What a file imports, types and workers included: a path from the root for our own files, else the specifier
 * ('zod', 'node:fs').
 */
export function importsOf(file: SourceFile): readonly string[] {
  const code = withoutComments(file.text)
  const patterns = [
    /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
    /\bnew\s+URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g,
  ]
  const specifiers = patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''))
  return specifiers.map((specifier) => fromRoot(file.path, specifier))
}

/** The code without comments and without the contents of quoted strings. */
export function bareCode(text: string): string {
  return withoutComments(text).replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
}

/** The package of a specifier: '@hono/node-server/serve-static' is of '@hono/node-server'. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function pathsUnder(path: string): readonly string[] {
  const full = join(root, path)
  try {
    const entries = readdirSync(full, { withFileTypes: true })
    return entries
      .filter((entry) => entry.name !== 'node_modules')
      .flatMap((entry) => pathsUnder(`${path}/${entry.name}`))
  } catch {
    return [path]
  }
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function fromRoot(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(dirname(path), specifier)
  return specifier
}
