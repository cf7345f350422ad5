/** When a conditional field is required, as data: projected to the check, the sheet's conditional format and the dictionary. */
export type Condition =
  | { readonly kind: 'is'; readonly field: string; readonly oneOf: readonly (string | boolean)[] }
  | { readonly kind: 'positive'; readonly field: string }
  | { readonly kind: 'filled'; readonly field: string }
  | { readonly kind: 'industrial'; readonly field: string }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }

export function is(field: string, ...oneOf: (string | boolean)[]): Condition {
  return { kind: 'is', field, oneOf }
}

export function positive(field: string): Condition {
  return { kind: 'positive', field }
}

export function filled(field: string): Condition {
  return { kind: 'filled', field }
}

export function industrial(field: string): Condition {
  return { kind: 'industrial', field }
}

export function not(condition: Condition): Condition {
  return { kind: 'not', condition }
}

export function all(...conditions: Condition[]): Condition {
  return { kind: 'all', conditions }
}

export function any(...conditions: Condition[]): Condition {
  return { kind: 'any', conditions }
}
