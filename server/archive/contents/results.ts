import type { ZippedFile } from '#workbook/zip.ts'
import { type ArchiveContent, type ArchiveSource, jsonFile, partNumber } from '../content.ts'
import { type ArchivedParcel, archivedParts } from '../parcels.ts'

/** 结果: every parcel's result as it was evaluated and its class as it was decided, for programs. */
export const resultsContent: ArchiveContent = {
  id: 'results',
  title: '评估结果与审定类别（JSON）',
  async *files(source: ArchiveSource): AsyncGenerator<ZippedFile, void> {
    let number = 0
    for await (const part of archivedParts(source)) {
      number += 1
      yield jsonFile(`results/${partNumber(number)}.json`, part.map(recordOf))
      source.count(part.length)
    }
  },
}

function recordOf({ decided, result, parcel }: ArchivedParcel) {
  const { parcel_code, town_code, land_class, land_area, evaluated_class, adjustment, decided_on } = decided
  return {
    parcelCode: parcel_code,
    parcelName: parcel?.parcel_name ?? null,
    ownerName: parcel?.owner_name ?? null,
    ownerUscc: parcel?.owner_uscc ?? null,
    townCode: town_code,
    landClass: land_class,
    landArea: land_area,
    decidedClass: decided.class,
    evaluatedClass: evaluated_class,
    adjustment,
    decidedOn: decided_on,
    result,
  }
}
