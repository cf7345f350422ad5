import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type TemplateAudience, templateAudience } from '#core/vocabulary/template-title.ts'
import type { SentFile } from '../export/sent-file.ts'
import type { AppFacts } from './types.ts'

type Folders = AppFacts['templateFolders']

export interface TemplateFile {
  /** File name, which is also how it is asked for. */
  readonly name: string
  readonly title: string
  readonly kind: 'template' | 'sample'
  readonly audience: TemplateAudience
  readonly bytes: number
  readonly path: string
}

const extension = '.xlsx'

/** Every workbook of the folders; a folder that is not there has none. */
export async function listTemplates(folders: Folders): Promise<readonly TemplateFile[]> {
  const found: TemplateFile[] = []
  for (const { folder, kind } of folders) {
    for (const name of await namesIn(folder)) {
      const path = join(folder, name)
      const title = name.slice(0, -extension.length)
      found.push({ name, title, kind, audience: templateAudience(title), bytes: (await stat(path)).size, path })
    }
  }
  return found
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => name.endsWith(extension)).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** The file of that name: looked up among those there are, so that no name leads out of the folders. */
export async function findTemplate(folders: Folders, name: string): Promise<SentFile | null> {
  const found = (await listTemplates(folders)).find((file) => file.name === name.normalize('NFC'))
  if (found === undefined) return null
  return { name: found.name, bytes: bytesOf(found.path), length: found.bytes }
}

/** Opened when somebody begins to read: an answer whose asker has left holds no file open. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void> {
  yield* createReadStream(path)
}
