import { useState } from 'preact/hooks'
import { type PhotoSubject, photoSubjects, subjectTitle } from '#core/survey/item.ts'
import { surveyLimits } from '#core/survey/limits.ts'
import { now } from '../../base/clock.ts'
import type { SurveyApp } from '../app.ts'
import { digestOf } from '../picture/digest.ts'
import { shrunkPhoto, UnusablePhoto } from '../picture/shrink.ts'
import type { StoredPhoto, StoredSurvey } from '../storage/stored.ts'
import { usePicture } from './use-picture.ts'

export interface PictureCardProps {
  readonly app: SurveyApp
  readonly survey: StoredSurvey
  readonly onChange: (part: Partial<StoredSurvey>) => void
  /** The survey as it is now: a photo takes a moment, and others may have come in. */
  readonly latest: () => StoredSurvey
}

const unusable = '这张照片不能用：可能不是图片，或格式太新。请用相机直接拍照。'

/** Photos by the camera or out of the album, each with what it shows. */
export function PhotosCard({ app, survey, onChange, latest }: PictureCardProps) {
  const [subject, setSubject] = useState<PhotoSubject>('whole')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { photos } = survey
  const left = surveyLimits.photos - photos.length
  const take = async (files: readonly File[]): Promise<void> => {
    setBusy(true)
    setFailure(files.length > left ? `一次核查最多 ${surveyLimits.photos} 张，多出的没有加入。` : null)
    try {
      for (const file of files.slice(0, left)) {
        const bytes = await shrunkPhoto(file)
        const sha256 = await digestOf(bytes)
        if (latest().photos.some((photo) => photo.sha256 === sha256)) continue
        await app.savePicture(survey.id, sha256, { use: 'photo', bytes })
        const photo = { sha256, subject, caption: '', takenAt: now(), size: bytes.length }
        onChange({ photos: [...latest().photos, photo] })
      }
    } catch (error) {
      if (!(error instanceof UnusablePhoto)) throw error
      setFailure(unusable)
    } finally {
      setBusy(false)
    }
  }
  const setPhoto = (changed: StoredPhoto): void =>
    onChange({ photos: photos.map((photo) => (photo.sha256 === changed.sha256 ? changed : photo)) })
  const drop = ({ sha256 }: StoredPhoto): void =>
    onChange({ photos: photos.filter((photo) => photo.sha256 !== sha256) })
  return (
    <section class="card card-part" aria-label="照片">
      <h3>{`照片（${photos.length} / ${surveyLimits.photos}）`}</h3>
      <p class="cap">照片在手机上缩小，去掉相机写入的位置等信息后保存；位置只用下面“位置”一栏的。</p>
      {left > 0 && (
        <>
          <div class="field">
            <label for="photo-subject">这张照片拍的是</label>
            <select
              id="photo-subject"
              class="select"
              value={subject}
              onChange={(event) =>
                setSubject(photoSubjects.find((one) => one === event.currentTarget.value) ?? 'whole')
              }
            >
              {photoSubjects.map((one) => (
                <option key={one} value={one}>
                  {subjectTitle(one)}
                </option>
              ))}
            </select>
          </div>
          <div class="survey-take">
            <FileButton label="拍照" isBusy={isBusy} isCamera onFiles={(files) => take(files).catch(app.onDefect)} />
            <FileButton label="从相册选" isBusy={isBusy} onFiles={(files) => take(files).catch(app.onDefect)} />
          </div>
        </>
      )}
      {failure !== null && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
      <ol class="survey-photos">
        {photos.map((photo, index) => (
          <Photo
            key={photo.sha256}
            app={app}
            survey={survey.id}
            photo={photo}
            number={index + 1}
            onPhoto={setPhoto}
            onDrop={drop}
          />
        ))}
      </ol>
    </section>
  )
}

interface FileButtonProps {
  readonly label: string
  readonly isBusy: boolean
  readonly isCamera?: true
  readonly onFiles: (files: readonly File[]) => void
}

function FileButton({ label, isBusy, isCamera, onFiles }: FileButtonProps) {
  return (
    <label class={isBusy ? 'btn btn-touch is-busy' : 'btn btn-touch'}>
      {label}
      <input
        class="vh"
        type="file"
        accept="image/*"
        {...(isCamera === true ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

interface PhotoProps {
  readonly app: SurveyApp
  readonly survey: string
  readonly photo: StoredPhoto
  readonly number: number
  readonly onPhoto: (photo: StoredPhoto) => void
  readonly onDrop: (photo: StoredPhoto) => void
}

function Photo({ app, survey, photo, number, onPhoto, onDrop }: PhotoProps) {
  const address = usePicture(app, survey, photo.sha256)
  const id = `caption-${photo.sha256.slice(0, 12)}`
  return (
    <li class="survey-photo">
      {address !== null && <img src={address} alt={`第 ${number} 张：${subjectTitle(photo.subject)}`} />}
      <div class="field">
        <label for={id}>{`${number}　${subjectTitle(photo.subject)}`}</label>
        <input
          id={id}
          class="input"
          placeholder="说明（可不填）"
          maxLength={surveyLimits.caption}
          value={photo.caption}
          onInput={(event) => onPhoto({ ...photo, caption: event.currentTarget.value })}
        />
        <button type="button" class="link" onClick={() => onDrop(photo)}>
          {`删除第 ${number} 张`}
        </button>
      </div>
    </li>
  )
}
