import type { FileInfo, KeptFile } from '#shared/host-contract'
import { IconButton } from '../../ui/button.tsx'
import { kinds, sizeOf, timeOf } from './point-words.ts'
import styles from './recovery.module.css'

interface Props {
  readonly kept: readonly KeptFile[]
  readonly onShow: (file: FileInfo) => void
}

/** What was put aside instead of being overwritten, and where it lies. Nothing where there is none. */
export function KeptFiles({ kept, onShow }: Props) {
  if (kept.length === 0) return null
  return (
    <section className="col" style={{ gap: '0.5rem' }} aria-labelledby="kept">
      <h2 id="kept">Put aside, never deleted · {kept.length}</h2>
      <div className="card flush">
        <table className={`list ${styles['table']}`}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Where</th>
              <th scope="col">When</th>
              <th scope="col" className="num">
                Size
              </th>
              <th scope="col">
                <span className="visually-hidden">Show</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ file, at, kind, bytes }) => (
              <tr key={file.handle}>
                <td>{kinds[kind]}</td>
                <td className={`sm ink2 ${styles['path']}`}>
                  <bdi>{file.path}</bdi>
                </td>
                <td className="nowrap tn">{timeOf(at)}</td>
                <td className="num nowrap">{sizeOf(bytes)}</td>
                <td>
                  <IconButton
                    icon="folder"
                    label={`Show ${file.name} in its folder`}
                    onClick={() => onShow(file)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
