import type { SurveyPlace } from '#core/api/surveys.ts'

type Fix = Extract<SurveyPlace, { readonly kind: 'fix' }>

const patience = 20_000

/** Why there is no place, in Chinese, with what to do. */
export class NoPlace extends Error {}

/** Where the phone is now. Throws NoPlace. */
export function currentPlace(): Promise<Fix> {
  return new Promise((found, fail) => {
    if (!('geolocation' in navigator)) {
      fail(new NoPlace('这个浏览器不能定位，请写明原因。'))
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        found({
          kind: 'fix',
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracy: coords.accuracy,
          at: new Date(timestamp).toISOString(),
        }),
      ({ code }) => fail(new NoPlace(reasons[code] ?? '没有定到位置，请重试，或写明原因。')),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 0 },
    )
  })
}

/** By the codes of GeolocationPositionError. */
const reasons: Readonly<Record<number, string>> = {
  1: '没有定位权限。请在手机设置中允许本页面使用位置，或写明原因。',
  2: '手机没有定到位置。请到室外再试，或写明原因。',
  3: `${patience / 1000} 秒内没有定到位置。请到室外再试，或写明原因。`,
}
