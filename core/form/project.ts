import type { Field, FieldKind, FieldOf } from './field.ts'

/** A projection of fields: one function a kind, so that a kind without its projection does not compile. */
export type Projection<Rest extends readonly unknown[], Result> = {
  readonly [K in FieldKind]: (field: FieldOf<K>, ...rest: Rest) => Result
}

/** The projection's function for this field's kind, applied to it. */
export function project<Rest extends readonly unknown[], Result>(
  projection: Projection<Rest, Result>,
  field: Field,
  ...rest: Rest
): Result {
  // The kind chooses the function, so the field is of the kind that function takes; the compiler cannot see the pair.
  const apply = projection[field.kind] as (field: Field, ...rest: Rest) => Result
  return apply(field, ...rest)
}
