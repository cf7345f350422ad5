import type { AnswerOf } from '#ui/client-request.ts'
import { keptFetch } from './kept-fetch.ts'

/** A workbook of the server: a blank template, or in a demo a filled sample. */
export type Template = AnswerOf<'templates'>['items'][number]

export function templateAddress({ name }: Template): string {
  return `/api/v1/templates/${encodeURIComponent(name)}`
}

/** The file, fresh or as it was last seen. Rejects where there is neither. */
export async function templateBytes(template: Template): Promise<Uint8Array> {
  const response = await keptFetch(templateAddress(template), { credentials: 'omit' })
  if (!response.ok) throw new Error(`template ${template.name}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** Fetches what an enterprise or a 街镇 fills, so that it can be had without a network from now on. */
export async function keepTemplates(items: readonly Template[]): Promise<void> {
  const wanted = items.filter((item) => item.kind === 'template' && item.audience === 'filer')
  for (const template of wanted) await templateBytes(template)
}
