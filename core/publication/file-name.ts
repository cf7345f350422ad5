import { townName } from '../vocabulary/district.ts'
import type { PublicationFacts } from './sheet.ts'
import { publicationKindNames } from './state.ts'

/** 公示-松江区-2026-第3号.pdf; with the 街镇 where only its part is in the file. */
export function publicationFileName(
  { districtName, cycle, kind, number }: Pick<PublicationFacts, 'districtName' | 'cycle' | 'kind' | 'number'>,
  town: string | null,
  extension: string,
): string {
  const part = town === null ? '' : `-${townName(town) ?? town}`
  return `${publicationKindNames[kind]}-${districtName}-${cycle}-第${number}号${part}.${extension}`
}
