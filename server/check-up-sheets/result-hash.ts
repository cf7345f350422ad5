import type { EvaluationTable, EvaluationTraceTable } from '../db/evaluation-tables.ts'
import { contentHash } from '../hash.ts'

/**
 * SHA-256 of what a sheet says of a parcel: the stored result with standard, engine and inputs of its evaluation. The
 * same for every reader, whatever of it they see.
 */
export function resultHash(
  { standard, engine, input_hash }: Pick<EvaluationTable, 'standard' | 'engine' | 'input_hash'>,
  { result }: Pick<EvaluationTraceTable, 'result'>,
): string {
  return contentHash({ standard, engine, inputHash: input_hash, result: JSON.parse(result) })
}
