import type { Field } from './field.ts'

/** Who says what a locked cell holds. */
export function lockSource({ filledBy }: Pick<Field, 'filledBy'>): string {
  return filledBy === 'base' ? '底版提供' : '区规划资源局核定'
}
