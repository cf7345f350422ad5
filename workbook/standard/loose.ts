/**
 * What is read for a value before it is known to be whole: every part of it is stated, optional ones too, and may be
 * undefined. A part that is added to a standard does not compile until its reader states it.
 */
export type Loose<Value> = Value extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: Loose<Value[Key]> | undefined }
    : Value

/** The same as JSON has it: without what is undefined. */
export function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, pruned(part)]])),
  )
}
