import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatedDocs } from '../docs/generated-docs.ts'

const folder = join(import.meta.dirname, '../docs/generated')

describe('docs/generated', () => {
  it('与声明一致；不一致时运行 npm run docs', async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = files
      .filter((file) => file.isFile())
      .map((file) =>
        join(file.parentPath, file.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
    const docs = generatedDocs()
    expect(paths.toSorted()).toEqual([...docs.keys()].toSorted())
    for (const [path, text] of docs) expect(await readFile(join(folder, path), 'utf8'), path).toBe(text)
  })
})
